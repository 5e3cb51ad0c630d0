package cortado.train;

import cortado.base.Seed;
import cortado.base.Shape;
import cortado.data.Dataset;
import cortado.data.Mixing;
import cortado.engine.Labels;
import cortado.engine.TrainingProgram;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
    private final int batch;
    private final boolean isTraining;
    private final int portion;
    private final ExecutorService ahead = Executors.newSingleThreadExecutor(Feed::daemon);

    /**
     * Makes the feed of some data.
     *
     * @param labels of all rows, for each output
     * @param batch rows of a batch
     * @param isTraining whether rows of a batch are mixed, if the data says so
     */
    Feed(Task task, Dataset data, List<Labels> labels, int batch, boolean isTraining) {
        this.task = task;
        this.data = data;
        this.labels = labels;
        this.batch = batch;
        this.isTraining = isTraining;
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
        return ahead.submit(() -> {
            Dataset drawn = data.augmented(seed, rows);
            List<Labels> ofRows = labels.stream().map(each -> each.rows(rows)).toList();
            Optional<Mixing> mixing = isTraining ? data.mixing() : Optional.empty();
            return mixing.isPresent()
                    ? mixed(mixing.get(), drawn, ofRows, seed.child("mix").child(number))
                    : new Rows(task.features(drawn), ofRows);
        });
    }

    /** Mixes the rows of each batch, and their labels. */
    private Rows mixed(Mixing mixing, Dataset drawn, List<Labels> ofRows, Seed seed) {
        Shape shape = drawn.shape();
        int width = Math.toIntExact(shape.size());
        float[] features = new float[drawn.size() * width];
        drawn.features().get(features);
        for (int from = 0; from < drawn.size(); from += batch) {
            Seed ofBatch = seed.child(from);
            int first = from;
            int[] partners = IntStream.of(ofBatch.child("partners").permutation(Math.min(batch, drawn.size() - from)))
                    .map(row -> first + row)
                    .toArray();
            float[] own = Arrays.copyOfRange(features, from * width, (from + partners.length) * width);
            float[] others = new float[own.length];
            for (int i = 0; i < partners.length; i++) {
                System.arraycopy(features, partners[i] * width, others, i * width, width);
            }
            double share = mixing.mix(own, others, shape, ofBatch.random());
            System.arraycopy(own, 0, features, from * width, own.length);
            ofRows.forEach(each -> each.mix(first, partners, share));
        }
        return new Rows(List.of(FloatBuffer.wrap(features)), ofRows);
    }

    @Override
    public void close() {
        ahead.shutdownNow();
    }
}
