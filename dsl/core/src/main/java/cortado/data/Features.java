package cortado.data;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import cortado.base.Shape;
import java.util.Arrays;

/** Flattens arrays to one row-major array and checks its values. */
final class Features {
    private Features() {}

    /**
     * Returns the shape of the first sample; an array with an empty dimension or no sample at all has none.
     *
     * @throws IllegalArgumentException if there is no sample, or it is empty
     */
    static Shape sampleShape(Object[] samples) {
        if (samples.length == 0) {
            throw new IllegalArgumentException("dataset: at least 1 row is needed, but there are 0.");
        }
        int[] dimensions = {};
        Object level = samples[0];
        while (true) {
            int length = level instanceof float[] values ? values.length : ((Object[]) level).length;
            if (length == 0) {
                throw new IllegalArgumentException("dataset: a row needs at least 1 feature, but row 0 is empty.");
            }
            dimensions = Arrays.copyOf(dimensions, dimensions.length + 1);
            dimensions[dimensions.length - 1] = length;
            if (level instanceof float[]) {
                return Shape.of(dimensions);
            }
            level = ((Object[]) level)[0];
        }
    }

    /**
     * Returns the samples row after row.
     *
     * @throws IllegalArgumentException if a sample has another shape than the first
     */
    static float[] flatten(Object[] samples, Shape shape) {
        int width = Math.toIntExact(shape.size());
        float[] flat = new float[Math.multiplyExact(samples.length, width)];
        for (int row = 0; row < samples.length; row++) {
            copy(samples[row], shape, 0, flat, row * width, row);
        }
        return flat;
    }

    /** Returns the offset after the copied values. */
    @CanIgnoreReturnValue
    private static int copy(Object from, Shape shape, int axis, float[] to, int offset, int row) {
        int length = from instanceof float[] values ? values.length : ((Object[]) from).length;
        if (length != shape.get(axis)) {
            throw new IllegalArgumentException(unequal(shape, axis, length, row));
        }
        if (from instanceof float[] values) {
            System.arraycopy(values, 0, to, offset, length);
            return offset + length;
        }
        int next = offset;
        for (Object part : (Object[]) from) {
            next = copy(part, shape, axis + 1, to, next, row);
        }
        return next;
    }

    private static String unequal(Shape shape, int axis, int length, int row) {
        if (shape.rank() == 1) {
            return "dataset: every row needs the same number of features, but row 0 has %d and row %d has %d."
                    .formatted(shape.get(0), row, length);
        }
        return "dataset: every row needs the same shape, but row 0 is %s and row %d has length %d in dimension %d."
                .formatted(shape, row, length, axis);
    }

    /** Returns copies of the given rows, in that order. */
    static float[] rows(float[] values, int width, int[] rows) {
        float[] chosen = new float[Math.multiplyExact(rows.length, width)];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(values, rows[i] * width, chosen, i * width, width);
        }
        return chosen;
    }

    /**
     * Checks that all values are finite numbers.
     *
     * @throws IllegalArgumentException that names the first offending row, position and value, and how many there are
     */
    static void checkFinite(String what, float[] values, Shape shape) {
        int first = -1;
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                first = count++ == 0 ? i : first;
            }
        }
        if (count > 0) {
            int width = Math.toIntExact(shape.size());
            throw new IllegalArgumentException(
                    "dataset: %s must be finite, but row %d has %s at %s; %d of %d values are not finite. %s"
                            .formatted(
                                    what,
                                    first / width,
                                    values[first],
                                    position(first % width, shape),
                                    count,
                                    values.length,
                                    "Replace them, or leave those rows out."));
        }
    }

    private static String position(int offset, Shape shape) {
        if (shape.rank() == 1) {
            return "column " + offset;
        }
        int[] position = new int[shape.rank()];
        for (int axis = position.length - 1; axis >= 0; axis--) {
            position[axis] = offset % shape.get(axis);
            offset /= shape.get(axis);
        }
        return "position " + Arrays.toString(position);
    }
}
