package cortado.benchmark;

import static cortado.Cortado.adam;
import static cortado.Cortado.crossEntropy;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import cortado.data.Dataset;
import cortado.train.Model;
import java.util.Locale;

/**
 * Cortado's side of the prediction benchmark: {@code predict} as users call it, of rows that a dataset holds, again and again.
 *
 * <p>Arguments: network, rows of a call, seconds to measure. The calls of a first second warm up. The system property {@code
 * cortado.threads} sets the threads.
 */
final class PredictionBenchmark {
    private PredictionBenchmark() {}

    public static void main(String[] arguments) {
        TrainingNetworks chosen = TrainingNetworks.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        int rows = Integer.parseInt(arguments[1]);
        double seconds = Double.parseDouble(arguments[2]);
        Dataset data = chosen.data(1_024).take(rows);
        Model model = chosen.network()
                .compile(adam(1e-3), crossEntropy())
                .epochs(1)
                .quiet()
                .fit(chosen.data(64));
        calls(model, data, 1);
        Measurement measurement = Measurement.start();
        measurement.print(calls(model, data, seconds) * rows);
    }

    /** Calls for so many seconds and returns how often. */
    @CanIgnoreReturnValue
    private static long calls(Model model, Dataset data, double seconds) {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        long calls = 0;
        while (System.nanoTime() < end) {
            if (model.predict(data).length != data.size()) {
                throw new IllegalStateException("a prediction is missing");
            }
            calls++;
        }
        return calls;
    }
}
