package cortado.train;

import cortado.metric.Score;
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

    /** Returns the mean of scores, and their standard deviation if there are several, with as many decimals. */
    static String spread(double[] values) {
        String mean = Score.text(mean(values));
        if (values.length < 2) {
            return mean;
        }
        double deviation = deviation(values);
        boolean isTiny = deviation < 1e-3 && mean.matches("-?\\d+\\.\\d{4}");
        return mean + " ± " + (isTiny ? String.format(Locale.ROOT, "%.4f", deviation) : Score.text(deviation));
    }
}
