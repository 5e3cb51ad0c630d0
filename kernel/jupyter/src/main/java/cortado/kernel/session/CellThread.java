package cortado.kernel.session;

import cortado.kernel.cell.Startup;
import cortado.kernel.eval.Evaluator;
import cortado.kernel.message.ExecuteReply;
import cortado.kernel.message.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import org.jspecify.annotations.Nullable;

/** The thread that answers shell requests in order, cells among them. */
final class CellThread {
    private final BlockingDeque<Request> waiting = new LinkedBlockingDeque<>();
    private final Publisher publisher;
    private volatile @Nullable Evaluator evaluator;
    private volatile boolean isWorking;

    CellThread(Publisher publisher) {
        this.publisher = publisher;
    }

    void start() {
        Thread thread = new Thread(this::work, "cortado-cells");
        thread.setDaemon(true);
        thread.start();
    }

    void add(Request request) {
        waiting.add(request);
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
        Evaluator started = Evaluator.start(Startup.imports());
        evaluator = started;
        ShellRequests requests = new ShellRequests(started, publisher);
        while (true) {
            try {
                Request request = waiting.take();
                isWorking = true;
                boolean failed = answer(requests, request);
                if (failed) {
                    abortWaiting(requests);
                }
            } catch (InterruptedException late) {
                // An interrupt that came just as its cell ended must not reach the next one.
            } catch (Throwable broken) {
                System.err.println("cortado: the cell thread goes on after " + broken);
            } finally {
                isWorking = false;
            }
        }
    }

    /** Returns whether a cell failed, so that those waiting are to be dropped. */
    private boolean answer(ShellRequests requests, Request request) throws Exception {
        publisher.status(request.rawHeader(), "busy");
        try {
            return requests.answer(request);
        } finally {
            publisher.status(request.rawHeader(), "idle");
        }
    }

    private void abortWaiting(ShellRequests requests) throws Exception {
        List<Request> dropped = new ArrayList<>();
        waiting.drainTo(dropped);
        for (Request request : dropped) {
            if (request.type().equals("execute_request")) {
                publisher.status(request.rawHeader(), "busy");
                publisher.reply(request, ExecuteReply.aborted(requests.count()));
                publisher.status(request.rawHeader(), "idle");
            } else {
                boolean failed = answer(requests, request);
                assert !failed;
            }
        }
    }
}
