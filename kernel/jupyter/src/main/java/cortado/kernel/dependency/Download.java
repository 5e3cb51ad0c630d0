package cortado.kernel.dependency;

import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Work of Maven's resolver on a thread of its own. The resolver waits for the network without heeding interrupts; so whoever
 * is interrupted leaves at once, and the transfers end when their next bytes arrive.
 */
final class Download {
    /** What to ask the resolver. */
    interface Work {
        Addition find(MavenSession maven) throws DependencyException;
    }

    private Download() {}

    /**
     * Does the work and shows its progress.
     *
     * @throws DependencyException if it fails, or when the calling thread is interrupted
     */
    static Addition run(Work work) throws DependencyException {
        DownloadProgress progress = new DownloadProgress();
        FutureTask<Addition> task = new FutureTask<>(() -> work.find(MavenSession.open(progress)));
        Thread thread = new Thread(task, "cortado-download");
        thread.setDaemon(true);
        thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
        thread.start();
        try (progress) {
            return task.get();
        } catch (ExecutionException failed) {
            throw unwrapped(Objects.requireNonNull(failed.getCause()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            progress.cancel();
            throw new DependencyException("interrupted. Nothing was added.", stopped);
        }
    }

    private static DependencyException unwrapped(Throwable cause) {
        if (cause instanceof DependencyException expected) {
            return expected;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        throw cause instanceof RuntimeException unexpected ? unexpected : new IllegalStateException(cause);
    }
}
