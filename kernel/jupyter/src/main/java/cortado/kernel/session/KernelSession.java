package cortado.kernel.session;

import cortado.kernel.message.Content;
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
    private final CountDownLatch ended = new CountDownLatch(1);

    private KernelSession(ConnectionFile connection) {
        publisher = new Publisher(this::send);
        cells = new CellThread(publisher);
        // Starting the compiler takes longest, so it goes first.
        cells.start();
        wire = Wire.open(connection, this::receive);
    }

    /**
     * Runs a kernel until its front end shuts it down.
     *
     * @param connectionFile the file that Jupyter wrote
     * @throws IOException if the file cannot be read
     */
    public static void run(Path connectionFile) throws IOException {
        run(ConnectionFile.read(connectionFile), session -> {});
    }

    /** Runs a kernel; the action sees it started. */
    static void run(ConnectionFile connection, Consumer<KernelSession> onStarted) {
        StreamCapture.install();
        CellDisplayHost.install();
        KernelSession session = new KernelSession(connection);
        session.publisher.starting();
        Signals.onInterrupt(session.cells::interrupt);
        Signals.onParentExit(session.ended::countDown);
        onStarted.accept(session);
        try {
            session.ended.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        session.wire.close();
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
        if (isUrgent || isReady) {
            answerNow(request);
        } else if (channel == Channel.SHELL) {
            cells.add(request);
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
                default -> {
                    // A request of a later protocol: no answer is better than a wrong one.
                }
            }
        } catch (IOException malformed) {
            System.err.println("cortado: dropped a malformed " + request.type() + ": " + malformed.getMessage());
        } finally {
            publisher.status(request.rawHeader(), "idle");
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
