package cortado.kernel.session;

import cortado.kernel.history.History;
import cortado.kernel.message.Content;
import cortado.kernel.message.DebugReply;
import cortado.kernel.message.ErrorReply;
import cortado.kernel.message.InterruptReply;
import cortado.kernel.message.Request;
import cortado.kernel.message.ShutdownReply;
import cortado.kernel.message.ShutdownRequest;
import cortado.kernel.show.CellDisplayHost;
import cortado.kernel.show.StreamCapture;
import cortado.kernel.wire.Channel;
import cortado.kernel.wire.ConnectionFile;
import cortado.kernel.wire.Packet;
import cortado.kernel.wire.Wire;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * One running kernel: takes requests from the socket thread, answers control requests at once and gives the others to the
 * cell thread in order.
 */
public final class KernelSession {
    private final Wire wire;
    private final Publisher publisher;
    private final CellThread cells;
    private final InputRequests inputs;
    private final History history;
    private final CountDownLatch ended = new CountDownLatch(1);

    private KernelSession(ConnectionFile connection, History history) {
        publisher = new Publisher(this::send);
        inputs = new InputRequests(publisher);
        this.history = history;
        cells = new CellThread(publisher, inputs, history);
        // Starting the compiler takes longest, so it goes first.
        cells.start();
        wire = Wire.open(connection, this::receive);
    }

    /**
     * Runs a kernel until its front end shuts it down.
     *
     * @param connectionFile the file that Jupyter wrote
     * @param history the file that keeps the cells that were run, if any shall
     * @throws IOException if the connection file cannot be read
     */
    public static void run(Path connectionFile, Optional<Path> history) throws IOException {
        ConnectionFile.warning(connectionFile).ifPresent(text -> StreamCapture.log("cortado: " + text));
        run(ConnectionFile.read(connectionFile), history, session -> {});
    }

    /** Runs a kernel; the action sees it started. */
    static void run(ConnectionFile connection, Optional<Path> history, Consumer<KernelSession> onStarted) {
        StreamCapture.install();
        CellDisplayHost.install();
        KernelSession session = new KernelSession(connection, new History(history, StreamCapture::log));
        Runtime.getRuntime().addShutdownHook(new Thread(session::onExit, "cortado-exit"));
        session.publisher.starting();
        Signals.onInterrupt(session.cells::interrupt);
        Signals.onParentExit(session.ended::countDown);
        onStarted.accept(session);
        try {
            session.ended.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        session.close();
    }

    /** Runs when the process ends, also because code of the user ends it. */
    private void onExit() {
        if (ended.getCount() > 0) {
            if (isExitOfUser()) {
                cells.reportExit();
            }
            close();
        }
    }

    /** A signal ends the process without this call, and the kernel itself calls it only after its session. */
    private static boolean isExitOfUser() {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .anyMatch(frame -> frame.getClassName().equals("java.lang.Runtime")
                        && frame.getMethodName().equals("exit"));
    }

    private void close() {
        wire.close();
        history.close();
    }

    /** Ends the session after the requests it has. */
    void endWhenIdle() {
        cells.whenIdle(ended::countDown);
    }

    private void send(Channel channel, Packet packet) {
        wire.send(channel, packet);
    }

    void receive(Channel channel, Packet packet) {
        Request request;
        try {
            request = Request.of(channel, packet);
        } catch (IOException malformed) {
            return;
        }
        boolean isUrgent = channel == Channel.CONTROL || request.type().equals("shutdown_request");
        boolean isReady = request.type().equals("kernel_info_request") && !cells.isBusy();
        if (channel == Channel.STDIN) {
            answerInput(request);
        } else if (isUrgent || isReady) {
            answerNow(request);
        } else if (channel == Channel.SHELL) {
            cells.add(request);
        }
    }

    private void answerInput(Request request) {
        try {
            if (request.type().equals("input_reply")) {
                inputs.answer(request);
            }
        } catch (IOException malformed) {
            StreamCapture.log("cortado: dropped a malformed input_reply: " + malformed.getMessage());
        }
    }

    private void answerNow(Request request) {
        publisher.status(request.rawHeader(), "busy");
        try {
            switch (request.type()) {
                case "kernel_info_request" -> publisher.reply(request, KernelInfo.reply());
                case "interrupt_request" -> {
                    cells.interrupt();
                    publisher.reply(request, new InterruptReply("ok"));
                }
                case "shutdown_request" -> shutDown(request);
                default -> refuse(request);
            }
        } catch (IOException malformed) {
            StreamCapture.log("cortado: dropped a malformed " + request.type() + ": " + malformed.getMessage());
        } finally {
            publisher.status(request.rawHeader(), "idle");
        }
    }

    /** Front ends ask for optional parts of the protocol although kernel_info lists none; they wait for an answer. */
    private void refuse(Request request) throws IOException {
        String problem =
                "Cortado does not support " + request.type() + "; its kernel_info_reply lists what it supports.";
        if (request.type().equals("debug_request")) {
            publisher.reply(request, DebugReply.unsupported(request, problem));
        } else if (request.type().endsWith("_request")) {
            publisher.reply(request, ErrorReply.to(request, "NotSupported", problem));
        }
    }

    private void shutDown(Request request) throws IOException {
        Content reply =
                new ShutdownReply("ok", request.contentAs(ShutdownRequest.class).restart());
        publisher.reply(request, reply);
        publisher.publish(request.rawHeader(), reply);
        ended.countDown();
    }
}
