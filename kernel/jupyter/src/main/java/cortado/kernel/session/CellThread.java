package cortado.kernel.session;

import cortado.kernel.cell.Startup;
import cortado.kernel.eval.Evaluator;
import cortado.kernel.message.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The thread that answers shell requests in order, cells among them. */
final class CellThread {
    /** Between steps of the warm-up; after a cell the next request often follows at once. */
    private static final long PAUSE_MILLIS = 10;

    private final BlockingQueue<Request> waiting = new LinkedBlockingQueue<>();
    private final BlockingQueue<Request> questions = new LinkedBlockingQueue<>();
    private final Publisher publisher;
    private volatile @Nullable Evaluator evaluator;
    private volatile boolean isWorking;
    private volatile @Nullable Runnable onIdle;

    CellThread(Publisher publisher) {
        this.publisher = publisher;
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
            waiting.add(request);
        }
    }

    /** Runs the action as soon as nothing waits; a request must still do so. */
    void whenIdle(Runnable action) {
        onIdle = action;
    }

    /** Returns whether a request is being answered or waits. */
    boolean isBusy() {
        return isWorking || !waiting.isEmpty();
    }

    /** Stops the running cell. */
    void interrupt() {
        Evaluator running = evaluator;
        if (running != null) {
            running.interrupt(() -> System.err.println(
                    "cortado: the cell is still running in library code; restart the kernel to stop it."));
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
        ShellRequests requests = new ShellRequests(started, publisher, () -> {
            int count = waiting.drainTo(dropped);
            assert count <= dropped.size();
        });
        while (true) {
            try {
                Request request = next(started);
                isWorking = true;
                answer(request, handler(request, assist, requests));
                for (Request each : dropped) {
                    boolean isCell = each.type().equals("execute_request");
                    answer(each, isCell ? requests::abort : handler(each, assist, requests));
                }
            } catch (InterruptedException late) {
                // An interrupt that came just as its cell ended must not reach the next one.
            } finally {
                dropped.clear();
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

    /** Waits for a request; makes the evaluator faster meanwhile. */
    private Request next(Evaluator started) throws InterruptedException {
        Request request = waiting.poll();
        while (request == null) {
            request = started.warmUp() ? waiting.poll(PAUSE_MILLIS, TimeUnit.MILLISECONDS) : waiting.take();
        }
        return request;
    }

    private interface Answer {
        void to(Request request) throws Exception;
    }

    private void answer(Request request, Answer answer) {
        publisher.status(request.rawHeader(), "busy");
        try {
            answer.to(request);
        } catch (Throwable broken) {
            System.err.println("cortado: a " + request.type() + " could not be answered: " + broken);
        } finally {
            publisher.status(request.rawHeader(), "idle");
        }
    }
}
