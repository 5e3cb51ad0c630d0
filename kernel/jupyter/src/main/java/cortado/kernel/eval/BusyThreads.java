package cortado.kernel.eval;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Threads that cells started, or that work for them in a pool, and that use a processor. */
final class BusyThreads {
    private static final long WATCHED_MILLIS = 400;
    /** Of the time watched; less is not worth a word. Other programs may want the processors too. */
    private static final double BUSY_SHARE = 0.1;
    /** A thread may wait for a moment before it goes on. */
    private static final int WINDOWS = 3;

    private static final long BETWEEN_LOOKS_MILLIS = 500;

    private BusyThreads() {}

    /** Returns the workers of pools for parallel work that run code of cells just now. */
    static List<Thread> poolWorkers() {
        return find(thread -> thread instanceof ForkJoinWorkerThread);
    }

    /**
     * Watches for a moment; tells in a line which threads are busy, if any are, and in another when they are done.
     *
     * @param isWanted whether to go on waiting for the second line
     */
    static void watch(Consumer<String> teller, BooleanSupplier isWanted) throws InterruptedException {
        List<Thread> busy = List.of();
        for (int i = 0; i < WINDOWS && busy.isEmpty(); i++) {
            List<Thread> suspects = find(thread -> true);
            if (suspects.isEmpty()) {
                return;
            }
            busy = busy(suspects);
        }
        if (busy.isEmpty()) {
            return;
        }
        String names = busy.stream().map(Thread::getName).sorted().collect(Collectors.joining(", "));
        teller.accept("cortado: threads that cells started still work: " + names
                + ". End them from a cell, e.g. executor.shutdownNow(), or restart the kernel.");
        while (isWanted.getAsBoolean() && !find(busy::contains).isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
        }
        if (isWanted.getAsBoolean()) {
            teller.accept("cortado: these threads are done: " + names + ".");
        }
    }

    private static List<Thread> busy(List<Thread> suspects) throws InterruptedException {
        ThreadMXBean watch = ManagementFactory.getThreadMXBean();
        Map<Thread, Long> before = new HashMap<>();
        suspects.forEach(thread -> before.put(thread, watch.getThreadCpuTime(idOf(thread))));
        TimeUnit.MILLISECONDS.sleep(WATCHED_MILLIS);
        double enough = BUSY_SHARE * TimeUnit.MILLISECONDS.toNanos(WATCHED_MILLIS);
        return suspects.stream()
                .filter(thread -> watch.getThreadCpuTime(idOf(thread)) - before.getOrDefault(thread, 0L) > enough)
                .toList();
    }

    private static List<Thread> find(Predicate<Thread> filter) {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(each -> filter.test(each.getKey()) && runsSnippet(each.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Returns whether code of a cell is at work on a thread that does not run the cell itself. */
    private static boolean runsSnippet(StackTraceElement[] stack) {
        return Arrays.stream(stack).anyMatch(frame -> frame.getClassName().startsWith(SnippetLoader.PACKAGE))
                && Arrays.stream(stack).noneMatch(frame -> frame.getClassName().equals(CellControl.class.getName()));
    }

    @SuppressWarnings("deprecation") // Java 17 has no other name for it
    private static long idOf(Thread thread) {
        return thread.getId();
    }
}
