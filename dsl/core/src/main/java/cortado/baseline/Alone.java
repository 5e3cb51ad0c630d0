package cortado.baseline;

import cortado.base.Seed;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import smile.math.MathEx;

/**
 * Runs Smile in a thread of its own: its generator of random numbers is the thread's, and the sums of its parallel streams, which stay
 * in the pool of the thread, do not depend on the number of cores.
 */
final class Alone {
    private static final int SEEDS = 1 << 16;

    private Alone() {}

    /**
     * Returns the result of some work, begun with a seed.
     *
     * @throws CancellationException if the thread that waits is interrupted, whose flag stays set
     */
    static <T> T with(Seed seed, Callable<T> work) {
        ForkJoinPool pool = new ForkJoinPool(1);
        try {
            return pool.submit(() -> {
                        seed(seed);
                        return work.call();
                    })
                    .get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            CancellationException cancelled = new CancellationException("fit: interrupted.");
            cancelled.initCause(interrupted);
            throw cancelled;
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException("fit: " + failed.getMessage(), failed.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    /** Seeds this thread's generator. Smile remembers each seed that it was ever given, so it gets few different ones. */
    static void seed(Seed seed) {
        synchronized (Alone.class) {
            MathEx.setSeed(1 + Math.floorMod(seed.value(), SEEDS));
        }
    }
}
