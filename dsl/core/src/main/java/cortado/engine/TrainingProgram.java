package cortado.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import cortado.base.Shape;
import cortado.network.Weights;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A network in training: weights, optimizer state and running totals live in native memory, and a step never leaves it.
 *
 * <p>Used by one thread; the caller closes it.
 */
public final class TrainingProgram implements AutoCloseable {
    /**
     * What a program has seen since it was last asked.
     *
     * @param means over the rows, by name, the loss first; shares of hits are 0..1
     * @param rows number of rows
     */
    public record Totals(Map<String, Double> means, long rows) {
        /** Returns the mean loss of the rows. */
        public double loss() {
            return Objects.requireNonNull(means.get("loss"));
        }
    }

    private final Program program;
    private final NDManager control;
    private final Objective objective;
    private final Map<String, Shape> arrays;
    private final List<String> totals;
    private final Map<String, Shape> states;
    private final boolean hasStatistics;
    private final ai.djl.Device device;
    private final @Nullable RelayedSteps relayed;
    private @Nullable Workers workers;
    private long seen;

    /** Loads the program of an objective, with its parameters at the given weights and the optimizer at its start. */
    public TrainingProgram(Objective objective, Update update, Weights start) {
        this(objective, update, start, Weights.of(Map.of()));
    }

    /**
     * Loads the program of an objective, to go on where another one of the same objective and update stopped.
     *
     * @param start the {@link #weights} of the other program
     * @param state its {@link #state}; empty for an optimizer at its start
     */
    public TrainingProgram(Objective objective, Update update, Weights start, Weights state) {
        this(objective, update, start, state, Device.ANY);
    }

    /**
     * Loads the program as {@link #TrainingProgram(Objective, Update, Weights, Weights)} on a device; of several workers, each loads a
     * copy and takes a share of each batch.
     */
    public TrainingProgram(Objective objective, Update update, Weights start, Weights state, Device device) {
        this(
                objective,
                device.workers().size() == 1 ? update : update.gathering(),
                start,
                state,
                device.one(),
                Torch.smallestOneDnnProduct(device));
        List<TrainingProgram> others = new ArrayList<>();
        for (Device worker : device.workers().subList(1, device.workers().size())) {
            others.add(new TrainingProgram(
                    objective, update.gathering(), start, state, worker, Torch.smallestOneDnnProduct(device)));
        }
        if (!others.isEmpty()) {
            workers = new Workers(this, others);
        }
    }

    TrainingProgram(Objective objective, Update update, Weights start, Weights state, long smallestProduct) {
        this(objective, update, start, state, Device.ANY, smallestProduct);
    }

    private TrainingProgram(
            Objective objective, Update update, Weights start, Weights state, Device device, long smallestProduct) {
        TrainingScript script = new TrainingScript(objective, update, smallestProduct, device.isOnCpu());
        this.objective = objective;
        arrays = shapes(script.arrays(), name -> start.get(name).shape());
        totals = script.totals();
        ScriptModule module = script.module(start, Torch.hasFusedOptimizers(), state);
        states = shapes(script.state(module), name -> Shape.of(module.shape(name)));
        hasStatistics = script.hasStatistics();
        this.device = device.engine();
        program = new Program(module, this.device);
        control = program.manager().newSubManager(ai.djl.Device.cpu());
        relayed = script.stepParts().isWhole() ? null : new RelayedSteps(program, control, script);
        program.call("begin").close();
    }

    /** Data in native memory, which lives as long as the program, unless it is closed before. */
    public static final class Samples implements AutoCloseable {
        private final NDArray[] data;
        private final NDArray weights;
        private final List<Samples> ofWorkers = new ArrayList<>();

        private Samples(NDArray[] data, NDArray weights) {
            this.data = data;
            this.weights = weights;
            ofWorkers.add(this);
        }

        @Override
        public void close() {
            for (Samples samples : ofWorkers) {
                Arrays.stream(samples.data).forEach(NDArray::close);
                samples.weights.close();
            }
        }
    }

    /** Row numbers in native memory, in the order in which batches take them. */
    public static final class Order implements AutoCloseable {
        private final NDArray rows;
        private final int size;
        private final List<Order> ofWorkers = new ArrayList<>();

        private Order(NDArray rows, int size) {
            this.rows = rows;
            this.size = size;
            ofWorkers.add(this);
        }

        @Override
        public void close() {
            ofWorkers.forEach(order -> order.rows.close());
        }
    }

    /**
     * Copies data of a network with one input and one output to the device.
     *
     * @param features all samples, row-major
     * @param labels one label for each sample
     */
    public Samples upload(FloatBuffer features, Labels labels) {
        return upload(List.of(features), List.of(labels));
    }

    /**
     * Copies data to the device.
     *
     * @param features all samples of each input, row-major
     * @param labels for each output, one label for each sample; the first may hold the weights of the rows
     */
    public Samples upload(List<FloatBuffer> features, List<Labels> labels) {
        try {
            Samples samples = uploaded(features, labels);
            for (TrainingProgram other : others()) {
                samples.ofWorkers.add(isBeside(other) ? samples : other.uploaded(features, labels));
            }
            return samples;
        } catch (RuntimeException failure) {
            throw OutOfMemoryException.translated(failure);
        }
    }

    private Samples uploaded(List<FloatBuffer> features, List<Labels> labels) {
        int inputs = features.size();
        NDArray[] data = new NDArray[inputs + labels.size()];
        for (int i = 0; i < inputs; i++) {
            Shape sample = objective.inputs().get(i).shape();
            try (NDArray raw = Native.features(program.manager(), features.get(i), sample)) {
                data[i] = program.call(Scripts.nth("prepare", i), raw).singletonOrThrow();
            }
        }
        for (int i = 0; i < labels.size(); i++) {
            data[inputs + i] = Native.labels(program.manager(), labels.get(i));
        }
        return new Samples(data, Native.weights(program.manager(), labels.get(0)));
    }

    /** Copies row numbers to the device; the caller closes them. */
    public Order order(int[] rows) {
        Order order = ownOrder(rows);
        others().forEach(other -> order.ofWorkers.add(isBeside(other) ? order : other.ownOrder(rows)));
        return order;
    }

    private Order ownOrder(int[] rows) {
        return new Order(
                program.manager().create(Arrays.stream(rows).asLongStream().toArray()), rows.length);
    }

    private List<TrainingProgram> others() {
        return workers == null ? List.of() : workers.others();
    }

    /** Returns whether another program reads the same memory. */
    private boolean isBeside(TrainingProgram other) {
        return device.equals(other.device);
    }

    /** Trains on some batches with one learning rate; see {@link #steps(Samples, Order, int, int, double[], long[])}. */
    public void steps(Samples samples, Order order, int from, int batchSize, double learningRate, long... keys) {
        double[] rates = new double[keys.length];
        Arrays.fill(rates, learningRate);
        steps(samples, order, from, batchSize, rates, keys);
    }

    /**
     * Trains on some batches, one after another, in one native call.
     *
     * @param from the position in the order where the first batch begins
     * @param batchSize rows a batch; the last one of the order may be smaller
     * @param rates learning rates, one a batch; {@link Double#NaN} for a batch whose gradients are only gathered for the next
     *     update
     * @param keys draw the dropout, one key a batch
     * @throws NotFiniteException if the loss of a step is no finite number; on a processor only
     */
    public void steps(Samples samples, Order order, int from, int batchSize, double[] rates, long[] keys) {
        if (workers == null) {
            single(samples, order, from, batchSize, rates, keys);
        } else {
            workers.steps(samples.ofWorkers, order.ofWorkers, from, order.size, batchSize, rates, keys);
        }
        seen += Math.min(order.size - from, (long) batchSize * keys.length);
    }

    /** Trains on some batches, or adds up their gradients, without the other workers. */
    void single(Samples samples, Order order, int from, int batchSize, double[] rates, long[] keys) {
        long[] masked =
                Arrays.stream(keys).map(key -> key & Translations.MAX_KEY).toArray();
        if (relayed != null) {
            relayed.steps(
                    joined(samples.data, samples.weights, order.rows), order.size, from, batchSize, rates, masked);
            return;
        }
        try (NDArray settings = control.create(new double[] {from, batchSize});
                NDArray draws = control.create(masked);
                NDArray lengths = control.create(rates);
                NDList sums = program.callWithGradients(
                        "steps", joined(samples.data, samples.weights, order.rows, settings, draws, lengths))) {
            // Losses stay in native memory, where the totals are kept: reading them would wait for the device.
            assert sums.size() == 1;
        } catch (RuntimeException failure) {
            throw NotFiniteException.in(failure)
                    .map(RuntimeException.class::cast)
                    .orElse(failure);
        }
    }

    /** Adds one batch to the totals without training. */
    public void test(Samples samples, Order order, int from, int to) {
        if (relayed != null) {
            relayed.test(joined(samples.data, samples.weights, order.rows), from, to);
            seen += to - from;
            return;
        }
        try (NDArray settings = control.create(new double[] {from, to});
                NDList loss = program.call("test", joined(samples.data, order.rows, settings))) {
            assert loss.size() == 1;
            seen += to - from;
        }
    }

    /**
     * Moves the averages of the parameters a share of the way to the parameters.
     *
     * @param share 0..1; 1 replaces them
     */
    public void average(double share) {
        try (NDArray settings = control.create(new double[] {share})) {
            program.call("average", settings).close();
        }
    }

    /** Puts the averages in the place of the parameters and these in theirs; a second call undoes it. */
    public void exchange() {
        program.call("exchange").close();
    }

    /** Returns a copy of the averages with all else that {@link #weights} has. */
    public Weights averages() {
        exchange();
        try {
            return weights();
        } finally {
            exchange();
        }
    }

    /** Returns whether training changes statistics of normalizations. */
    public boolean hasStatistics() {
        return hasStatistics;
    }

    /**
     * Starts to gather the statistics that batches have under the parameters as they are now, each by {@link #collect}; {@link
     * #settle} gives them to normalizations, {@link #restore} undoes it.
     */
    public void startCollecting() {
        program.call("keep").close();
    }

    /** Adds the statistics of one batch; a key draws the dropout. */
    public void collect(Samples samples, Order order, int from, int to, long key) {
        try (NDArray settings = control.create(new double[] {from, to});
                NDArray draws = control.create(new long[] {key & Translations.MAX_KEY})) {
            program.call("collect", joined(samples.data, order.rows, settings, draws))
                    .close();
        }
    }

    /** Gives normalizations the mean of the statistics of so many batches. */
    public void settle(int batches) {
        try (NDArray settings = control.create(new double[] {batches})) {
            program.call("settle", settings).close();
        }
    }

    /** Gives normalizations the statistics that they had before {@link #collect}. */
    public void restore() {
        if (hasStatistics) {
            program.call("restore").close();
        }
    }

    /** Returns how much the rows count whose gradients were added up, and the sums; the caller closes the list. */
    NDList gathered() {
        return program.call("gathered");
    }

    /** Adds another worker's {@link #gathered}. */
    void addGathered(NDList sums) {
        passGathered("add_gathered", sums);
    }

    /** Takes another worker's {@link #gathered} instead of its own. */
    void setGathered(NDList sums) {
        passGathered("set_gathered", sums);
    }

    private void passGathered(String method, NDList sums) {
        NDList own = new NDList(sums.size());
        for (NDArray sum : sums) {
            NDArray here = sum.toDevice(device, false);
            // The engine makes one list of all arrays of such a name.
            here.setName("sums[]");
            own.add(here);
        }
        program.call(method, own.toArray(NDArray[]::new)).close();
        for (int i = 0; i < own.size(); i++) {
            if (own.get(i) != sums.get(i)) {
                own.get(i).close();
            }
        }
    }

    /** Updates the parameters by the mean of the gradients that were added up. */
    void apply(double rate) {
        try (NDArray length = control.create(new double[] {rate})) {
            program.call("apply", length).close();
        }
    }

    private static NDArray[] joined(NDArray[] first, NDArray... rest) {
        NDArray[] all = Arrays.copyOf(first, first.length + rest.length);
        System.arraycopy(rest, 0, all, first.length, rest.length);
        return all;
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
        double[] sums = sums(method);
        for (TrainingProgram other : others()) {
            double[] more = other.sums(method);
            Arrays.setAll(sums, i -> sums[i] + more[i]);
        }
        Map<String, Double> means = new LinkedHashMap<>();
        for (int i = 0; i < sums.length; i++) {
            means.put(totals.get(i), sums[i] / Math.max(1, seen));
        }
        return new Totals(means, seen);
    }

    private double[] sums(String method) {
        try (NDList stacked = program.call(method)) {
            return stacked.singletonOrThrow().toDoubleArray();
        }
    }

    /** Returns a copy of the weights as they are now. */
    public Weights weights() {
        return copied("weights", arrays);
    }

    /** Returns a copy of what the optimizer keeps, for a program that goes on from here. */
    public Weights state() {
        return copied("state", states);
    }

    private Weights copied(String method, Map<String, Shape> shapes) {
        Map<String, Weights.Values> values = new LinkedHashMap<>();
        try (NDList list = program.call(method)) {
            int index = 0;
            for (Map.Entry<String, Shape> entry : shapes.entrySet()) {
                values.put(
                        entry.getKey(),
                        new Weights.Values(entry.getValue(), list.get(index++).toFloatArray()));
            }
        }
        return Weights.of(values);
    }

    private static Map<String, Shape> shapes(List<String> names, Function<String, Shape> shape) {
        return names.stream()
                .collect(Collectors.toMap(Function.identity(), shape, (first, second) -> first, LinkedHashMap::new));
    }

    @Override
    public void close() {
        if (workers != null) {
            workers.close();
        }
        program.close();
    }
}
