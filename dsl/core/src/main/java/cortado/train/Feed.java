package cortado.train;

import cortado.base.Seed;
import cortado.data.Dataset;
import cortado.engine.Labels;
import cortado.engine.TrainingProgram;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Rows that do not stay in memory as they are, because they are too many or augmented: a thread of its own makes the next portion
 * ready, with the help of all cores, while the program trains on the one before.
 */
final class Feed implements AutoCloseable {
    /** Numbers of a portion, at most, unless a batch has more: few enough that an epoch begins at once. */
    private static final int PORTION = 1 << 20;

    private static final int MOST_BATCHES = 64;

    private final Task task;
    private final Dataset data;
    private final List<Labels> labels;
    private final int portion;
    private final ExecutorService ahead = Executors.newSingleThreadExecutor(Feed::daemon);

    /**
     * Makes the feed of some data.
     *
     * @param labels of all rows, for each output
     * @param batch rows of a batch
     */
    Feed(Task task, Dataset data, List<Labels> labels, int batch) {
        this.task = task;
        this.data = data;
        this.labels = labels;
        long width = task.network().inputs().stream()
                .mapToLong(input -> input.shape().size())
                .sum();
        portion = batch * (int) Math.max(1, Math.min(MOST_BATCHES, PORTION / (width * batch)));
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "cortado-feed");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Returns whether rows are better fed than kept in memory.
     *
     * @param isTraining whether they are augmented
     */
    static boolean isFor(Dataset data, boolean isTraining) {
        if (isTraining && data.isAugmented()) {
            return true;
        }
        double bytes = IntStream.range(0, data.featureNames().size())
                .mapToObj(data::feature)
                .mapToDouble(feature -> 4.0 * feature.size() * feature.shape().size())
                .sum();
        return !data.isInMemory() && bytes > Runtime.getRuntime().maxMemory() / 4.0;
    }

    /**
     * What one portion holds.
     *
     * @param features of each input, row-major
     * @param labels of each output
     */
    record Rows(List<FloatBuffer> features, List<Labels> labels) {}

    /** Returns a pass over rows in an order; a seed draws how they are augmented. */
    Pass pass(TrainingProgram program, int[] ordered, Seed seed) {
        return new FedPass(this, program, ordered, seed);
    }

    /** Returns the rows of a portion. */
    int portion() {
        return portion;
    }

    /** Begins to make rows ready. */
    Future<Rows> prepare(int[] ordered, int number, Seed seed) {
        int from = number * portion;
        int[] rows = Arrays.copyOfRange(ordered, from, Math.min(ordered.length, from + portion));
        return ahead.submit(() -> new Rows(
                task.features(data.augmented(seed, rows)),
                labels.stream().map(each -> each.rows(rows)).toList()));
    }

    @Override
    public void close() {
        ahead.shutdownNow();
    }
}
