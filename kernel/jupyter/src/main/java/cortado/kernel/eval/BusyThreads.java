package cortado.kernel.eval;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Threads that cells started, or that work for them in a pool, and that use a processor. */
final class BusyThreads {
    private static final long WATCHED_MILLIS = 400;
    /** Of the time watched; less is not worth a word. */
    private static final double BUSY_SHARE = 0.25;

    private BusyThreads() {}

    /** Returns the workers of pools for parallel work that run code of cells just now. */
    static List<Thread> poolWorkers() {
        return find(thread -> thread instanceof ForkJoinWorkerThread);
    }

    /** Watches for a moment; returns a line that names the busy threads, if there are any. */
    static Optional<String> describe() throws InterruptedException {
        List<Thread> suspects = find(thread -> true);
        if (suspects.isEmpty()) {
            return Optional.empty();
        }
        ThreadMXBean watch = ManagementFactory.getThreadMXBean();
        Map<Thread, Long> before = new HashMap<>();
        suspects.forEach(thread -> before.put(thread, watch.getThreadCpuTime(idOf(thread))));
        TimeUnit.MILLISECONDS.sleep(WATCHED_MILLIS);
        double enough = BUSY_SHARE * TimeUnit.MILLISECONDS.toNanos(WATCHED_MILLIS);
        String busy = before.entrySet().stream()
                .filter(each -> watch.getThreadCpuTime(idOf(each.getKey())) - each.getValue() > enough)
                .map(each -> each.getKey().getName())
                .sorted()
                .collect(Collectors.joining(", "));
        return busy.isEmpty()
                ? Optional.empty()
                : Optional.of("cortado: threads that cells started still work: " + busy
                        + ". End them from a cell, e.g. executor.shutdownNow(), or restart the kernel.");
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
