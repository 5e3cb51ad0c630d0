package cortado.benchmark;

import static cortado.Cortado.adam;
import static cortado.Cortado.crossEntropy;

import cortado.data.Dataset;
import cortado.train.Learner;
import cortado.train.Model;
import java.util.Locale;

/**
 * Cortado's side of the training benchmark: {@code fit} as users call it, nothing shown.
 *
 * <p>Arguments: network, batch size, seconds to measure. A first fit of two epochs warms up and says how many epochs fill the time;
 * what the measured fit does besides its steps (compiling the program, copying the data, shuffling, reading the weights back) is
 * measured too. The system property {@code cortado.threads} sets the threads.
 */
final class TrainingBenchmark {
    private TrainingBenchmark() {}

    public static void main(String[] arguments) {
        TrainingNetworks chosen = TrainingNetworks.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        int rows = chosen.rows();
        Dataset data = chosen.data(rows);
        Learner learner = chosen.network()
                .compile(adam(1e-3), crossEntropy())
                .batchSize(Integer.parseInt(arguments[1]))
                .seed(42)
                .quiet();
        Model warm = learner.epochs(2).fit(data);
        double secondsAnEpoch = warm.history().epochs().get(1).seconds();
        int epochs = Math.max(1, (int) Math.round(Double.parseDouble(arguments[2]) / secondsAnEpoch));
        Measurement measurement = Measurement.start();
        Model model = learner.epochs(epochs).fit(data);
        measurement.print((long) epochs * rows);
        if (model.history().epochs().size() != epochs) {
            throw new IllegalStateException("training ended early: " + model.history());
        }
    }
}
