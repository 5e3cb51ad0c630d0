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
