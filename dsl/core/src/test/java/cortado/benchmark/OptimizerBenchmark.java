package cortado.benchmark;

import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.input;
import static cortado.Cortado.sequential;

import cortado.base.Shape;
import cortado.data.Dataset;
import cortado.network.Network;
import cortado.train.Learner;
import cortado.train.Model;
import cortado.train.Optimizer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Cortado's side of the optimizer benchmark: batches of one row, so that the update of the weights is most of a step.
 *
 * <p>Arguments: optimizer, inputs of the network, its hidden units, epochs of 200 steps; {@code optimizers_torch.py} is the peer. The
 * result is that of the fastest epoch, which other programs on the machine disturb least, by the time of the thread that trains.
 */
final class OptimizerBenchmark {
    private static final int ROWS = 200;

    private static final Map<String, Optimizer> OPTIMIZERS = Map.of(
            "sgd", Optimizer.sgd(1e-4),
            "momentum", Optimizer.sgd(1e-4).momentum(0.9),
            "adam", Optimizer.adam(1e-4),
            "rmsProp", Optimizer.rmsProp(1e-4),
            "adagrad", Optimizer.adagrad(1e-4),
            "adadelta", Optimizer.adadelta(1e-2),
            "nadam", Optimizer.nadam(1e-4),
            "lion", Optimizer.lion(1e-5),
            "clipNorm", Optimizer.sgd(1e-4).clipNorm(1));

    private OptimizerBenchmark() {}

    public static void main(String[] arguments) {
        Optimizer optimizer = Objects.requireNonNull(OPTIMIZERS.get(arguments[0]), arguments[0]);
        int inputs = Integer.parseInt(arguments[1]);
        Network network =
                sequential(input(inputs), dense(Integer.parseInt(arguments[2])).relu(), dense(10));
        SplittableRandom random = new SplittableRandom(1);
        float[] features = new float[ROWS * inputs];
        for (int i = 0; i < features.length; i++) {
            features[i] = (float) random.nextDouble();
        }
        int[] classes = IntStream.range(0, ROWS).map(row -> row % 10).toArray();
        List<String> names = IntStream.range(0, 10).mapToObj(String::valueOf).toList();
        Dataset data = Dataset.of(features, Shape.of(inputs), classes, names);
        Learner learner =
                network.compile(optimizer, crossEntropy()).batchSize(1).seed(1).quiet();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        List<Long> times = new ArrayList<>(List.of(threads.getCurrentThreadCpuTime()));
        Model model = learner.epochs(Integer.parseInt(arguments[3]))
                .onEpoch(epoch -> times.add(threads.getCurrentThreadCpuTime()))
                .fit(data);
        long fastest = IntStream.range(1, times.size())
                .mapToLong(i -> times.get(i) - times.get(i - 1))
                .min()
                .orElseThrow();
        if (model.history().epochs().size() != times.size() - 1) {
            throw new IllegalStateException("training ended early: " + model.history());
        }
        double steps = ROWS / (fastest / 1e9);
        System.out.printf(Locale.ROOT, "samples/s %.1f samples/cpu-s %.1f%n", steps, steps);
    }
}
