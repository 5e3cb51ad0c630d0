package cortado.search;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The threads of a search: so many beside the caller's, or the caller's alone. */
final class Threads implements AutoCloseable {
    private final int count;
    private final ExecutorService pool;

    Threads(int count) {
        this.count = count;
        pool = Executors.newFixedThreadPool(count, task -> {
            Thread thread = new Thread(task, "cortado-search");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Does all tasks; returns whether each says that it was done. If this thread is interrupted, so are they, and the flag is set.
     *
     * @throws RuntimeException with which a task failed; the others are stopped
     */
    boolean all(List<Callable<Boolean>> tasks) {
        return count == 1 ? here(tasks) : beside(tasks);
    }

    private static boolean here(List<Callable<Boolean>> tasks) {
        try {
            boolean isDone = true;
            for (Callable<Boolean> task : tasks) {
                isDone &= task.call();
            }
            return isDone;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private boolean beside(List<Callable<Boolean>> tasks) {
        List<Future<Boolean>> running = new ArrayList<>();
        tasks.forEach(task -> running.add(pool.submit(task)));
        try {
            boolean isDone = true;
            for (Future<Boolean> future : running) {
                isDone &= future.get();
            }
            return isDone;
        } catch (InterruptedException interrupted) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException failed) {
            pool.shutdownNow();
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }

    /** Ends the threads, waiting until their native calls are over. */
    @Override
    public void close() {
        pool.shutdownNow();
        boolean isInterrupted = Thread.interrupted();
        while (!pool.isTerminated()) {
            try {
                boolean isOver = pool.awaitTermination(1, TimeUnit.MINUTES);
                assert isOver || !pool.isTerminated();
            } catch (InterruptedException again) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
