package cortado.metric;

import java.util.Arrays;

/** True and predicted real values, row-major {@code (N, width)}; the arrays are not copied. */
final class Values {
    private final int width;
    private final float[] actual;
    private final float[] predicted;

    Values(int width, float[] actual, float[] predicted) {
        this.width = width;
        this.actual = actual;
        this.predicted = predicted;
    }

    RegressionMetrics metrics() {
        return RegressionMetrics.of(actual.length / width, width, i -> actual[i], i -> predicted[i]);
    }

    int width() {
        return width;
    }

    double actual(int i) {
        return actual[i];
    }

    double predicted(int i) {
        return predicted[i];
    }

    int size() {
        return actual.length;
    }

    /** Returns the mean loss of predictions that should be above so large a share of the values. */
    double quantileLoss(double share) {
        double sum = 0;
        for (int i = 0; i < actual.length; i++) {
            double above = (double) actual[i] - predicted[i];
            sum += Math.max(share * above, (share - 1) * above);
        }
        return sum / actual.length;
    }

    /** Returns the values of some rows, of which one may be given several times. */
    Values rows(int[] numbers) {
        return new Values(width, chosen(actual, numbers), chosen(predicted, numbers));
    }

    private float[] chosen(float[] values, int[] numbers) {
        float[] chosen = new float[numbers.length * width];
        for (int i = 0; i < numbers.length; i++) {
            System.arraycopy(values, numbers[i] * width, chosen, i * width, width);
        }
        return chosen;
    }

    /** Returns these rows and others with as many targets. */
    Values and(Values more) {
        if (width != more.width) {
            throw new IllegalArgumentException(
                    "evaluation: rows with %d and with %d targets cannot be pooled.".formatted(width, more.width));
        }
        return new Values(width, joined(actual, more.actual), joined(predicted, more.predicted));
    }

    private static float[] joined(float[] first, float[] second) {
        float[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    /** Returns whether both judge the same rows. */
    boolean isOfSameRows(Values other) {
        return width == other.width && Arrays.equals(actual, other.actual);
    }
}
