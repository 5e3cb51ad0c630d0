package cortado.engine;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import cortado.base.Shape;
import cortado.network.Weights;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network in training: weights, optimizer state and running totals live in native memory, and a step never leaves it.
 *
 * <p>Used by one thread; the caller closes it.
 */
public final class TrainingProgram implements AutoCloseable {
    /**
     * What a program has seen since it was last asked.
     *
     * @param loss mean loss of the rows
     * @param accuracy share of hits, 0..1; 0 if hits are not counted
     * @param rows number of rows
     */
    public record Totals(double loss, double accuracy, long rows) {}

    private final Program program;
    private final NDManager control;
    private final List<String> arrays;
    private final Weights start;
    private long seen;

    /** Loads the program of an objective, with its parameters at the given weights and the optimizer at its start. */
    public TrainingProgram(Objective objective, UpdateRule rule, Weights start) {
        this(objective, rule, start, Torch.smallestOneDnnProduct());
    }

    TrainingProgram(Objective objective, UpdateRule rule, Weights start, long smallestProduct) {
        TrainingScript script = new TrainingScript(objective, rule, smallestProduct);
        this.start = start;
        arrays = script.arrays();
        program = new Program(script.module(start, Torch.hasFusedOptimizers()));
        control = program.manager().newSubManager(Device.cpu());
        program.call("begin").close();
    }

    /** Data in native memory, which lives as long as the program. */
    public static final class Samples {
        private final NDArray features;
        private final NDArray labels;

        private Samples(NDArray features, NDArray labels) {
            this.features = features;
            this.labels = labels;
        }
    }

    /** Row numbers in native memory, in the order in which batches take them. */
    public static final class Order implements AutoCloseable {
        private final NDArray rows;
        private final int size;

        private Order(NDArray rows, int size) {
            this.rows = rows;
            this.size = size;
        }

        @Override
        public void close() {
            rows.close();
        }
    }

    /**
     * Copies data to the device.
     *
     * @param features all samples, row-major
     * @param sample the shape of one sample
     * @param labels one label for each sample
     */
    public Samples upload(FloatBuffer features, Shape sample, Labels labels) {
        try (NDArray raw = Native.features(program.manager(), features, sample)) {
            NDArray prepared = program.call("prepare", raw).singletonOrThrow();
            return new Samples(prepared, Native.labels(program.manager(), labels));
        }
    }

    /** Copies row numbers to the device; the caller closes them. */
    public Order order(int[] rows) {
        return new Order(
                program.manager().create(Arrays.stream(rows).asLongStream().toArray()), rows.length);
    }

    /**
     * Trains on some batches, one after another, in one native call.
     *
     * @param from the position in the order where the first batch begins
     * @param batchSize rows a batch; the last one of the order may be smaller
     * @param learningRate of these steps
     * @param keys draw the dropout, one key a step
     */
    public void steps(Samples samples, Order order, int from, int batchSize, double learningRate, long... keys) {
        long[] masked =
                Arrays.stream(keys).map(key -> key & Translations.MAX_KEY).toArray();
        try (NDArray settings = control.create(new double[] {from, batchSize, learningRate});
                NDArray draws = control.create(masked);
                NDList sums = program.callWithGradients(
                        "steps", samples.features, samples.labels, order.rows, settings, draws)) {
            // Losses stay in native memory, where the totals are kept: reading them would wait for the device.
            assert sums.size() == 1;
            seen += Math.min(order.size - from, (long) batchSize * keys.length);
        }
    }

    /** Adds one batch to the totals without training. */
    public void test(Samples samples, Order order, int from, int to) {
        try (NDArray settings = control.create(new double[] {from, to});
                NDList loss = program.call("test", samples.features, samples.labels, order.rows, settings)) {
            assert loss.size() == 1;
            seen += to - from;
        }
    }

    /** Returns the totals since the last call and starts them anew. */
    public Totals totals() {
        Totals totals = totals("totals");
        seen = 0;
        return totals;
    }

    /** Returns the totals so far and lets them run on, so that looking at them never changes how they are rounded. */
    public Totals runningTotals() {
        return totals("running_totals");
    }

    private Totals totals(String method) {
        try (NDList totals = program.call(method)) {
            double[] sums = totals.singletonOrThrow().toDoubleArray();
            double rows = Math.max(1, seen);
            return new Totals(sums[0] / rows, sums[1] / rows, seen);
        }
    }

    /** Returns a copy of the weights as they are now. */
    public Weights weights() {
        Map<String, Weights.Values> values = new LinkedHashMap<>();
        try (NDList list = program.call("weights")) {
            for (int i = 0; i < arrays.size(); i++) {
                String name = arrays.get(i);
                values.put(
                        name,
                        new Weights.Values(start.get(name).shape(), list.get(i).toFloatArray()));
            }
        }
        return Weights.of(values);
    }

    @Override
    public void close() {
        program.close();
    }
}
