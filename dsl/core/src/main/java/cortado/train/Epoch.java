package cortado.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What one pass over the data gave.
 *
 * @param number counted from 1
 * @param metrics values by name: {@code loss}, {@code accuracy}, {@code validation loss}, {@code validation accuracy}, as far as
 *     there are
 * @param learningRate of its last step; {@link Double#NaN} in models of earlier versions
 * @param seconds wall-clock time, validation included
 */
public record Epoch(int number, Map<String, Double> metrics, double learningRate, double seconds) {
    /** Copies the metrics, keeping their order. */
    public Epoch {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }

    /** Returns the metrics in one line, for example {@code loss 0.4312 · accuracy 0.8440}. */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder();
        metrics.forEach((name, value) -> line.append(line.length() == 0 ? "" : " · ")
                .append(String.format(Locale.ROOT, "%s %.4f", name, value)));
        return line.toString();
    }
}
