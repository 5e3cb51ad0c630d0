package cortado.kernel.eval;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import jdk.jshell.spi.ExecutionControl.StoppedException;
import org.jspecify.annotations.Nullable;

/**
 * Stops the running cell: kindly by {@link Thread#interrupt()}, then the hard way, again and again; whoever asks a second
 * time wants the hard way at once.
 *
 * <p>A thread is interrupted only while it runs code of the user. An interrupt during a compilation would close the jar files
 * that the compiler reads; it is kept until the next snippet would start.
 */
final class Interrupts {
    private static final long GRACE_MILLIS = 250;
    /** Training loops poll the interrupt flag between steps and return what they have so far. */
    private static final long LIBRARY_GRACE_MILLIS = 900;

    /** Code may catch what stops it, and go on. */
    private static final long BETWEEN_STOPS_MILLIS = 100;

    private static final long GIVE_UP_MILLIS = 2_000;
    private static final long BETWEEN_SWEEPS_MILLIS = 5;
    private static final int MOST_SWEEPS = 200;
    private static final int IDLE_SWEEPS = 3;
    private static final String STUCK =
            "cortado: the cell is still running, in a library or in code that catches every error;"
                    + " restart the kernel to stop it.";

    /** The hard way to stop a thread. */
    interface HardStop {
        void stop(Thread thread);

        /** Stops what threads of a pool do for the cell; returns whether there was anything to stop. */
        boolean stopWorkers();
    }

    private final HardStop hardStop;
    private @Nullable Thread running;
    /** Code of the user may evaluate snippets itself. */
    private int depth;

    /** How often the cell was asked to stop. */
    private int requests;

    private long cell;
    private volatile long lastInterrupted;
    private boolean isInCell;

    Interrupts(HardStop hardStop) {
        this.hardStop = hardStop;
    }

    synchronized void beginCell() {
        cell++;
        isInCell = true;
        requests = 0;
        // The hard way may have struck where the last cell was about to leave.
        depth = 0;
        running = null;
        notifyAll();
    }

    /** Returns whether the cell was interrupted, and forgets it. */
    synchronized boolean endCell() {
        boolean wasRequested = requests > 0;
        requests = 0;
        cell++;
        isInCell = false;
        notifyAll();
        return wasRequested;
    }

    synchronized boolean isRequested() {
        return requests > 0;
    }

    /** Marks that code of the user runs on this thread from now on. */
    synchronized void enter() throws StoppedException {
        if (requests > 0) {
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
            if (requests > 0) {
                running.interrupt();
            }
        }
    }

    /**
     * Stops the running cell; returns at once. Does nothing between cells.
     *
     * @param teller told, in a line, when the cell cannot be stopped or that what it started goes on working, and when that is done
     * @return whether there is a cell to stop
     */
    synchronized boolean request(Consumer<String> teller) {
        if (!isInCell) {
            return false;
        }
        requests++;
        notifyAll();
        if (running != null) {
            running.interrupt();
        }
        if (requests > 1) {
            return true;
        }
        long interrupted = cell;
        lastInterrupted = interrupted;
        Thread stopper = new Thread(null, () -> insist(interrupted, teller), "cortado-interrupt", 0, false);
        stopper.setDaemon(true);
        stopper.start();
        return true;
    }

    private void insist(long interrupted, Consumer<String> teller) {
        try {
            int answered = 1;
            boolean isHard = false;
            boolean isOver = isOver(interrupted, answered, GRACE_MILLIS)
                    || isInLibrary() && isOver(interrupted, answered, LIBRARY_GRACE_MILLIS - GRACE_MILLIS);
            while (!isOver) {
                isHard = true;
                answered = requests();
                isOver = isStopped(interrupted, answered);
                if (!isOver && requests() == answered) {
                    teller.accept(STUCK);
                    isOver = isOver(interrupted, answered, 0);
                }
            }
            if (isHard) {
                stopWorkers(interrupted);
            }
            BusyThreads.watch(teller, () -> lastInterrupted == interrupted);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops the hard way until the cell is over, or it is time to give up, or somebody asks again. */
    private boolean isStopped(long interrupted, int answered) throws InterruptedException {
        int rounds = (int) ((GIVE_UP_MILLIS - GRACE_MILLIS) / BETWEEN_STOPS_MILLIS);
        for (int i = 0; i < rounds && requests() == answered; i++) {
            stopHard(interrupted);
            if (isOver(interrupted, answered, BETWEEN_STOPS_MILLIS)) {
                return true;
            }
        }
        return false;
    }

    private synchronized void stopHard(long interrupted) {
        if (cell == interrupted && running != null) {
            running.interrupt();
            hardStop.stop(running);
        }
    }

    /** Each worker that was stopped takes the next part of its cell's work, until none is left. */
    private void stopWorkers(long interrupted) throws InterruptedException {
        int idle = 0;
        for (int i = 0; i < MOST_SWEEPS && idle < IDLE_SWEEPS; i++) {
            synchronized (this) {
                boolean isBetweenCells = !isInCell && cell == interrupted + 1;
                if (!isBetweenCells) {
                    return;
                }
                idle = hardStop.stopWorkers() ? 0 : idle + 1;
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN_SWEEPS_MILLIS);
        }
    }

    private synchronized int requests() {
        return requests;
    }

    /** Waits until the cell is over, there are more requests than those answered, or the time, unless it is 0, is up. */
    private synchronized boolean isOver(long interrupted, int answered, long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        long left = millis;
        while (cell == interrupted && requests == answered && (millis == 0 || left > 0)) {
            wait(millis == 0 ? 0 : left);
            left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
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
