package cortado.kernel.eval;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import jdk.jshell.spi.ExecutionControl.StoppedException;
import org.jspecify.annotations.Nullable;

/**
 * Stops the running cell: kindly by {@link Thread#interrupt()}, then the hard way.
 *
 * <p>A thread is interrupted only while it runs code of the user. An interrupt during a compilation would close the jar files
 * that the compiler reads; it is kept until the next snippet would start.
 */
final class Interrupts {
    private static final long GRACE_MILLIS = 250;
    /** Training loops poll the interrupt flag between steps and return what they have so far. */
    private static final long LIBRARY_GRACE_MILLIS = 900;

    private static final long GIVE_UP_MILLIS = 2_000;

    /** The hard way to stop a thread. */
    interface HardStop {
        void stop(Thread thread);
    }

    private final HardStop hardStop;
    private @Nullable Thread running;
    /** Code of the user may evaluate snippets itself. */
    private int depth;

    private boolean isRequested;
    private long cell;

    Interrupts(HardStop hardStop) {
        this.hardStop = hardStop;
    }

    synchronized void beginCell() {
        cell++;
        isRequested = false;
        notifyAll();
    }

    /** Returns whether the cell was interrupted, and forgets it. */
    synchronized boolean endCell() {
        boolean wasRequested = isRequested;
        isRequested = false;
        cell++;
        notifyAll();
        return wasRequested;
    }

    synchronized boolean isRequested() {
        return isRequested;
    }

    /** Marks that code of the user runs on this thread from now on. */
    synchronized void enter() throws StoppedException {
        if (isRequested) {
            throw new StoppedException();
        }
        depth++;
        running = Thread.currentThread();
    }

    /** Ends what {@link #enter} began; clears the flag so that it cannot reach the next snippet. */
    synchronized void leave() {
        depth--;
        if (depth > 0) {
            return;
        }
        running = null;
        boolean wasInterrupted = Thread.interrupted();
        notifyAll();
        assert wasInterrupted || !Thread.currentThread().isInterrupted();
    }

    /** Marks that no code of the user runs until {@link #resume}, because a snippet evaluates another one. */
    synchronized int pause() {
        int paused = depth;
        depth = 0;
        running = null;
        return paused;
    }

    /** Ends what {@link #pause} began. */
    synchronized void resume(int paused) {
        if (paused > 0) {
            depth = paused;
            running = Thread.currentThread();
            if (isRequested) {
                running.interrupt();
            }
        }
    }

    /**
     * Stops the running cell; returns at once.
     *
     * @param onStuck run when the cell cannot be stopped
     */
    synchronized void request(Runnable onStuck) {
        if (isRequested) {
            return;
        }
        isRequested = true;
        if (running != null) {
            running.interrupt();
        }
        long interrupted = cell;
        Thread stopper = new Thread(null, () -> insist(interrupted, onStuck), "cortado-interrupt", 0, false);
        stopper.setDaemon(true);
        stopper.start();
    }

    private void insist(long interrupted, Runnable onStuck) {
        long start = System.nanoTime();
        try {
            if (isOverBy(interrupted, start, GRACE_MILLIS)
                    || (isInLibrary() && isOverBy(interrupted, start, LIBRARY_GRACE_MILLIS))) {
                return;
            }
            synchronized (this) {
                if (cell == interrupted && running != null) {
                    hardStop.stop(running);
                }
            }
            if (!isOverBy(interrupted, start, GIVE_UP_MILLIS)) {
                onStuck.run();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isOverBy(long interrupted, long startNanos, long millis) throws InterruptedException {
        long left = millis - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
        while (cell == interrupted && left > 0) {
            wait(left);
            left = millis - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
        }
        return cell != interrupted;
    }

    private synchronized boolean isInLibrary() {
        return running != null
                && Arrays.stream(running.getStackTrace())
                        .map(StackTraceElement::getClassName)
                        .anyMatch(name -> name.startsWith("cortado.") && !name.startsWith("cortado.kernel."));
    }
}
