package cortado.kernel.show;

import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/** Which cell the running thread works for: outputs of threads that a cell started belong to that cell, also later. */
public final class CurrentCell {
    private static final InheritableThreadLocal<@Nullable BufferedOutput> STARTED_BY = new InheritableThreadLocal<>();
    private static volatile @Nullable BufferedOutput running;

    private CurrentCell() {}

    /** Makes outputs of this thread, and of threads it starts, go to the cell. */
    public static void begin(BufferedOutput output) {
        STARTED_BY.set(output);
        running = output;
    }

    /** Ends what {@link #begin} began: sends what was printed. */
    public static void end() {
        BufferedOutput ended = STARTED_BY.get();
        STARTED_BY.remove();
        if (ended != null) {
            ended.flush();
        }
    }

    /** Returns where outputs of this thread go: to the cell that started it, else to the one that runs or ran last. */
    public static @Nullable BufferedOutput output() {
        // Workers of the common pool serve every cell, whichever started them.
        boolean isShared = Thread.currentThread() instanceof ForkJoinWorkerThread;
        BufferedOutput startedBy = isShared ? null : STARTED_BY.get();
        return startedBy == null ? running : startedBy;
    }
}
