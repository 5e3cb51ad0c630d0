package cortado.base;

import java.util.concurrent.atomic.AtomicReference;
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
        AtomicReference<RuntimeException> failure = new AtomicReference<>();
        IntStream.range(from, to).parallel().forEach(i -> {
            if (failure.get() == null) {
                try {
                    action.accept(i);
                } catch (RuntimeException failed) {
                    // A stream would wrap it into another, with its message in the message.
                    failure.compareAndSet(null, failed);
                }
            }
        });
        if (failure.get() != null) {
            throw failure.get();
        }
    }
}
