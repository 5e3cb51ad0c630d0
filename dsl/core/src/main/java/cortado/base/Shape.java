package cortado.base;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The size of each dimension of an array, outermost first, without the batch dimension unless a method says so.
 *
 * <p>Immutable. Images are {@code (channels, height, width)}.
 */
public final class Shape {
    private final int[] dimensions;

    private Shape(int[] dimensions) {
        this.dimensions = dimensions;
    }

    /**
     * Returns a shape.
     *
     * @throws IllegalArgumentException if a dimension is less than 1
     */
    public static Shape of(int... dimensions) {
        for (int dimension : dimensions) {
            if (dimension < 1) {
                throw new IllegalArgumentException("shape: every dimension must be at least 1, but was "
                        + Arrays.toString(dimensions) + ". Leave out the batch dimension, e.g. input(1, 28, 28).");
            }
        }
        return new Shape(dimensions.clone());
    }

    /** Returns the number of dimensions. */
    public int rank() {
        return dimensions.length;
    }

    /** Returns the size of one dimension, 0 being the outermost; negative counts from the end. */
    public int get(int axis) {
        return dimensions[axis < 0 ? dimensions.length + axis : axis];
    }

    /** Returns the number of elements: the product of the dimensions. */
    public long size() {
        return Arrays.stream(dimensions).asLongStream().reduce(1, Math::multiplyExact);
    }

    /** Returns a copy of the dimensions. */
    public int[] toArray() {
        return dimensions.clone();
    }

    /** Returns this shape as a batch prints it, for example {@code (N, 1, 28, 28)}. */
    public String batched() {
        return Arrays.stream(dimensions).mapToObj(d -> ", " + d).collect(Collectors.joining("", "(N", ")"));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape shape && Arrays.equals(dimensions, shape.dimensions);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(dimensions);
    }

    /** Returns the dimensions as {@code (1, 28, 28)}. */
    @Override
    public String toString() {
        return Arrays.stream(dimensions).mapToObj(Integer::toString).collect(Collectors.joining(", ", "(", ")"));
    }
}
