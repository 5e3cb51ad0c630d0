package cortado.benchmark;

import static cortado.Cortado.adam;

import cortado.base.Seed;
import cortado.data.Dataset;
import cortado.engine.Labels;
import cortado.engine.TrainingProgram;
import cortado.network.Network;
import cortado.network.Weights;
import cortado.train.Objectives;
import java.util.Arrays;
import java.util.Locale;

/**
 * The bare step program of the training benchmark: what {@code fit} runs, without shuffling, reporting and reading back.
 *
 * <p>Arguments: network, batch size, seconds to measure. {@code fit} is to reach nearly its speed.
 */
final class StepsBenchmark {
    private StepsBenchmark() {}

    public static void main(String[] arguments) {
        TrainingNetworks chosen = TrainingNetworks.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        int batch = Integer.parseInt(arguments[1]);
        double seconds = Double.parseDouble(arguments[2]);
        Dataset data = chosen.data(chosen.rows());
        Network network = chosen.network();
        Seed seed = new Seed(42);
        try (TrainingProgram program = new TrainingProgram(
                Objectives.of("crossEntropy", network),
                Objectives.update(adam(1e-3)),
                Weights.initial(network.graph(), seed))) {
            TrainingProgram.Samples samples = program.upload(
                    data.features(),
                    Labels.ofClasses(
                            Arrays.stream(data.classes()).asLongStream().toArray()));
            try (TrainingProgram.Order order = program.order(seed.permutation(data.size()))) {
                long[] keys = new long[data.size() / batch];
                Runnable epoch = () -> program.steps(samples, order, 0, batch, 1e-3, keys);
                epoch.run();
                epoch.run();
                long start = System.nanoTime();
                epoch.run();
                long epochs = Math.max(1, Math.round(seconds * 1e9 / (System.nanoTime() - start)));
                Measurement measurement = Measurement.start();
                for (int i = 0; i < epochs; i++) {
                    epoch.run();
                }
                measurement.print(epochs * data.size());
            }
        }
    }
}
