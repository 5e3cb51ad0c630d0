package cortado.train;

import cortado.base.Seed;
import cortado.engine.TrainingProgram;
import cortado.engine.TrainingProgram.Order;
import cortado.engine.TrainingProgram.Samples;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A pass over rows that a {@link Feed} makes ready portion by portion. */
final class FedPass implements Pass {
    private final Feed feed;
    private final TrainingProgram program;
    private final int[] ordered;
    private final Seed seed;
    private final boolean repeats;
    private final Map<Integer, Future<Feed.Rows>> ahead = new HashMap<>();
    private @Nullable Portion portion;

    FedPass(Feed feed, TrainingProgram program, int[] ordered, Seed seed) {
        this.feed = feed;
        this.program = program;
        this.ordered = ordered;
        this.seed = seed;
        repeats = repeats(ordered);
        request(0);
    }

    private static boolean repeats(int[] rows) {
        BitSet seen = new BitSet();
        for (int row : rows) {
            if (seen.get(row)) {
                return true;
            }
            seen.set(row);
        }
        return false;
    }

    @Override
    public Portion at(int position) {
        Portion held = portion;
        if (held != null && position >= held.begin() && position < held.end()) {
            return held;
        }
        free();
        int number = position / feed.portion();
        request(number);
        request(number + 1);
        Feed.Rows rows = await(number);
        int begin = number * feed.portion();
        int count = Math.min(ordered.length - begin, feed.portion());
        Samples samples = program.upload(rows.features(), rows.labels());
        Order order = program.order(IntStream.range(0, count).toArray());
        Portion next = new Portion(samples, order, begin, begin + count);
        portion = next;
        return next;
    }

    private void request(int number) {
        if ((long) number * feed.portion() < ordered.length) {
            // A row that comes again is changed in another way, in this portion as in the ones before.
            ahead.computeIfAbsent(
                    number,
                    missing -> feed.prepare(
                            ordered, missing, repeats ? seed.child("portion").child(missing) : seed));
        }
    }

    /** Returns rows when they are ready; an interrupt is left to the next step. */
    private Feed.Rows await(int number) {
        Future<Feed.Rows> rows = ahead.remove(number);
        boolean isInterrupted = false;
        try {
            while (true) {
                try {
                    return rows.get();
                } catch (InterruptedException later) {
                    isInterrupted = true;
                }
            }
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (failed.getCause() instanceof Error failure) {
                throw failure;
            }
            throw new IllegalStateException("fit: rows could not be read", failed.getCause());
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void free() {
        Portion held = portion;
        if (held != null) {
            held.order().close();
            held.samples().close();
            portion = null;
        }
    }

    @Override
    public void close() {
        free();
        ahead.values().forEach(rows -> rows.cancel(false));
    }
}
