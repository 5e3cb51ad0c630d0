package cortado.kernel.session;

import cortado.kernel.cell.Startup;
import cortado.kernel.eval.Evaluator;
import cortado.kernel.history.History;
import cortado.kernel.message.Error;
import cortado.kernel.message.ErrorReply;
import cortado.kernel.message.Request;
import cortado.kernel.show.BufferedOutput;
import cortado.kernel.show.CellOutput;
import cortado.kernel.show.CurrentCell;
import cortado.kernel.show.StreamCapture;
import cortado.kernel.show.StreamName;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The thread that answers shell requests in order, cells among them. */
final class CellThread {
    /** Between steps of the warm-up; after a cell the next request often follows at once. */
    private static final long PAUSE_MILLIS = 10;

    private final BlockingQueue<Request> waiting = new LinkedBlockingQueue<>();
    private final BlockingQueue<Request> questions = new LinkedBlockingQueue<>();
    private final Publisher publisher;
    private final InputRequests inputs;
    private final History history;
    private volatile @Nullable Evaluator evaluator;
    private volatile @Nullable Request current;
    private volatile boolean isWorking;
    private volatile @Nullable Runnable onIdle;
    /** Cells that wait; and whether the first of them shall end as soon as it begins. Both guarded by this. */
    private int cellsAhead;

    private boolean isNextStopped;

    CellThread(Publisher publisher, InputRequests inputs, History history) {
        this.publisher = publisher;
        this.inputs = inputs;
        this.history = history;
    }

    void start() {
        Thread thread = new Thread(this::work, "cortado-cells");
        thread.setDaemon(true);
        thread.start();
    }

    void add(Request request) {
        if (isWorking && AssistRequests.TYPES.contains(request.type())) {
            // A long cell must not keep the front end from completing the next one.
            questions.add(request);
        } else {
            count(request);
            waiting.add(request);
        }
    }

    private synchronized void count(Request request) {
        cellsAhead += isCell(request) ? 1 : 0;
    }

    private static boolean isCell(Request request) {
        return request.type().equals("execute_request");
    }

    /** Runs the action as soon as nothing waits; a request must still do so. */
    void whenIdle(Runnable action) {
        onIdle = action;
    }

    /** Returns whether a request is being answered or waits. */
    boolean isBusy() {
        return isWorking || !waiting.isEmpty();
    }

    /** Stops the running cell; if something else runs, or nothing yet, that and the cell behind it. */
    void interrupt() {
        CellOutput output = CurrentCell.output();
        Consumer<String> teller = line -> {
            if (output == null) {
                StreamCapture.log(line);
            } else {
                output.print(StreamName.STDERR, line + "\n");
            }
        };
        synchronized (this) {
            Evaluator running = evaluator;
            // Looked at first: what is stopped may end at once, and the cell behind it become the current request.
            Request answered = current;
            boolean isTaken = running != null && running.interrupt(teller);
            boolean isOfCell = isTaken && answered != null && isCell(answered);
            isNextStopped |= cellsAhead > 0 && !isOfCell;
        }
    }

    /** Announces a cell to the evaluator; stops it if that was asked while it waited. */
    private synchronized void expect(Evaluator expecting) {
        expecting.expectCell();
        cellsAhead--;
        if (isNextStopped) {
            isNextStopped = false;
            expecting.interrupt(StreamCapture::log);
        }
    }

    /** Replies to the running request and to those that wait, when code of the user ends the process. */
    void reportExit() {
        Request running = current;
        BufferedOutput printed = CurrentCell.output();
        if (printed != null) {
            printed.flush();
        }
        if (running != null) {
            String problem = "System.exit was called: the kernel ends. Start it again to go on.";
            publisher.publish(running.rawHeader(), new Error("SystemExit", problem, List.of(problem)));
            refuse(running, "SystemExit", problem);
            publisher.status(running.rawHeader(), "idle");
        }
        for (Request request : waiting) {
            refuse(request, "SystemExit", "the kernel ended before this request.");
        }
    }

    private void work() {
        Evaluator started = Startup.open();
        evaluator = started;
        AssistRequests assist = new AssistRequests(started, publisher);
        Thread helper = new Thread(null, () -> answerQuestions(assist), "cortado-assist", 0, false);
        helper.setDaemon(true);
        helper.start();
        List<Request> dropped = new ArrayList<>();
        CellRequests cells = new CellRequests(started, publisher, inputs, history, () -> {
            int count = waiting.drainTo(dropped);
            assert count <= dropped.size();
        });
        ShellRequests requests = new ShellRequests(publisher, history, cells);
        while (true) {
            try {
                Request request = next(started, assist);
                isWorking = true;
                current = request;
                answer(request, handler(request, assist, requests));
                for (Request each : dropped) {
                    answer(each, isCell(each) ? requests::abort : handler(each, assist, requests));
                }
            } catch (InterruptedException late) {
                // An interrupt that came just as its cell ended must not reach the next one.
            } catch (Throwable broken) {
                // Without memory even the report of an error can fail; the next request may find some again.
                StreamCapture.log("cortado: the thread of the cells goes on after " + broken);
            } finally {
                dropped.clear();
                current = null;
                isWorking = false;
            }
            Runnable idle = onIdle;
            if (idle != null && waiting.isEmpty()) {
                idle.run();
            }
        }
    }

    private void answerQuestions(AssistRequests assist) {
        while (true) {
            try {
                answer(questions.take(), assist::answer);
            } catch (InterruptedException stray) {
                // Nobody interrupts this thread to end it.
            }
        }
    }

    private static Answer handler(Request request, AssistRequests assist, ShellRequests requests) {
        return AssistRequests.TYPES.contains(request.type()) ? assist::answer : requests::answer;
    }

    /** Waits for a request; makes the evaluator and the help with typing faster meanwhile. */
    private Request next(Evaluator started, AssistRequests assist) throws InterruptedException {
        Request request = waiting.poll();
        while (request == null) {
            // Whoever asks something now needs the compiler more.
            boolean goesOn = !questions.isEmpty() || started.warmUp() || assist.warmUp();
            request = goesOn ? waiting.poll(PAUSE_MILLIS, TimeUnit.MILLISECONDS) : waiting.take();
        }
        return request;
    }

    private interface Answer {
        void to(Request request) throws Exception;
    }

    private void answer(Request request, Answer answer) {
        Evaluator expecting = isCell(request) ? evaluator : null;
        if (expecting != null) {
            // Whoever sees the kernel busy may interrupt it.
            expect(expecting);
        }
        publisher.status(request.rawHeader(), "busy");
        try {
            answer.to(request);
        } catch (Throwable broken) {
            StreamCapture.log("cortado: a " + request.type() + " could not be answered: " + broken);
            refuse(request, broken.getClass().getName(), String.valueOf(broken.getMessage()));
        } finally {
            if (expecting != null) {
                expecting.forgetCell();
            }
            publisher.status(request.rawHeader(), "idle");
        }
    }

    /** Messages that are no requests, such as those of comms, have no reply. */
    private void refuse(Request request, String name, String problem) {
        if (request.type().endsWith("_request")) {
            publisher.reply(request, ErrorReply.to(request, name, problem));
        }
    }
}
