package cortado.engine;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The labels of a data set as a program takes them: class numbers or values, one of them.
 *
 * @param classes class numbers (N), or null
 * @param values values (N, width) row-major, or null
 * @param width values per row
 * @param weights how much each row counts while training (N), or null if all count alike
 */
@SuppressWarnings("ArrayRecordComponent")
public record Labels(long @Nullable [] classes, float @Nullable [] values, int width, float @Nullable [] weights) {
    /** Returns class numbers, starting at zero. */
    public static Labels ofClasses(long[] classes) {
        return new Labels(classes, null, 1, null);
    }

    /** Returns real values, row-major. */
    public static Labels ofValues(float[] values, int width) {
        return new Labels(null, values, width, null);
    }

    /** Returns the labels of some rows. */
    public Labels rows(int from, int to) {
        return new Labels(
                classes == null ? null : Arrays.copyOfRange(classes, from, to),
                values == null ? null : Arrays.copyOfRange(values, from * width, to * width),
                width,
                weights == null ? null : Arrays.copyOfRange(weights, from, to));
    }

    /** Returns the labels of the rows of the given numbers, in that order. */
    public Labels rows(int[] numbers) {
        return new Labels(
                classes == null
                        ? null
                        : Arrays.stream(numbers).mapToLong(row -> classes[row]).toArray(),
                values == null ? null : chosen(values, width, numbers),
                width,
                weights == null ? null : chosen(weights, 1, numbers));
    }

    private static float[] chosen(float[] all, int width, int[] numbers) {
        float[] chosen = new float[numbers.length * width];
        for (int i = 0; i < numbers.length; i++) {
            System.arraycopy(all, numbers[i] * width, chosen, i * width, width);
        }
        return chosen;
    }

    /**
     * Mixes the values of some rows, and how much they count, with those of others, in place.
     *
     * @param from the first row
     * @param partners for each row from there on, the row that it is mixed with
     * @param share what is still its own, 0..1
     */
    public void mix(int from, int[] partners, double share) {
        mix(Objects.requireNonNull(values, "class numbers cannot be mixed"), width, from, partners, (float) share);
        if (weights != null) {
            mix(weights, 1, from, partners, (float) share);
        }
    }

    private static void mix(float[] all, int width, int from, int[] partners, float share) {
        float[] before = Arrays.copyOfRange(all, from * width, (from + partners.length) * width);
        for (int i = 0; i < before.length; i++) {
            int partner = (partners[i / width] - from) * width + i % width;
            all[from * width + i] = share * before[i] + (1 - share) * before[partner];
        }
    }

    /** Returns these labels, of rows that count as much as the weights say. */
    public Labels weighted(float[] newWeights) {
        return new Labels(classes, values, width, newWeights);
    }
}
