package cortado.train;

import java.util.Arrays;
import java.util.Locale;

/** Numbers about a few numbers. */
final class Sample {
    private Sample() {}

    static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    /** Returns the standard deviation, divided by one less than the number of values; not a number of a single one. */
    static double deviation(double[] values) {
        double mean = mean(values);
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return Math.sqrt(squares / (values.length - 1));
    }

    /** Returns a score with four decimals, or with four digits if it is tiny or large. */
    static String text(double value) {
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size == 0 || size >= 1e-3 && size < 1e3 ? "%.4f" : "%.4g", value);
    }

    /** Returns the mean of scores, and their standard deviation if there are several. */
    static String spread(double[] values) {
        return text(mean(values)) + (values.length < 2 ? "" : " ± " + text(deviation(values)));
    }
}
