package cortado.benchmark;

import static cortado.Cortado.adam;
import static cortado.Cortado.crossEntropy;

import cortado.data.Dataset;
import cortado.train.Learner;
import cortado.train.Model;
import java.util.Locale;

/**
 * Cortado's side of the first-light benchmark: {@code fit} as users call it, one thread, nothing shown.
 *
 * <p>Arguments: {@code cnn} or {@code mlp}, warm-up steps, measured steps, rounded up to whole epochs of 200. What a fit does besides its steps (compiling the program, copying the data,
 * shuffling, reading the weights back) is measured too.
 */
final class CortadoBenchmark {
    private static final int SAMPLES = Measurement.STEPS_PER_EPOCH * Measurement.BATCH;

    private CortadoBenchmark() {}

    public static void main(String[] arguments) {
        TrainingNetworks chosen = TrainingNetworks.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        Dataset data = chosen.data(SAMPLES);
        Learner learner = chosen.network()
                .compile(adam(1e-3), crossEntropy())
                .batchSize(Measurement.BATCH)
                .seed(42)
                .quiet();
        Model warm = learner.epochs(Measurement.epochs(arguments[1])).fit(data);
        int epochs = Measurement.epochs(arguments[2]);
        Measurement measurement = Measurement.start();
        Model model = learner.epochs(epochs).fit(data);
        measurement.print((long) epochs * SAMPLES);
        if (model.history().epochs().size() != epochs || warm.history().epochs().isEmpty()) {
            throw new IllegalStateException("training ended early: " + model.history());
        }
    }
}
