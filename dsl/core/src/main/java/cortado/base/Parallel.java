package cortado.base;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Does the same for many numbers on all cores. */
public final class Parallel {
    private Parallel() {}

    /**
     * Does something for each number from one to before another, in any order.
     *
     * @throws RuntimeException the very one with which the action failed first; others may be left undone then
     */
    public static void forEach(int from, int to, IntConsumer action) {
        Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
        IntStream.range(from, to).parallel().forEach(i -> {
            if (failures.isEmpty()) {
                try {
                    action.accept(i);
                } catch (RuntimeException failed) {
                    // A stream would wrap it into another, with its message in the message.
                    failures.add(failed);
                }
            }
        });
        RuntimeException first = failures.peek();
        if (first != null) {
            throw first;
        }
    }
}
