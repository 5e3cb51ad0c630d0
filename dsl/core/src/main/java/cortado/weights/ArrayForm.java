package cortado.weights;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * How a file holds one array of a layer: in one array or several of equal shape, with the elements in an order of their own.
 *
 * @param names of the file's arrays, without the layer's
 * @param shape of each of them
 * @param index from the place of an element in the layer's array to its place in the file's, laid end to end
 * @param isSum whether the layer's array is the sum of the file's instead
 */
record ArrayForm(List<String> names, List<Integer> shape, IntUnaryOperator index, boolean isSum) {
    /** Returns the form of an array that is held as it is. */
    static ArrayForm same(String name, int... shape) {
        return new ArrayForm(List.of(name), list(shape), IntUnaryOperator.identity(), false);
    }

    /**
     * Returns the form of an array with its axes in another order.
     *
     * @param shape in the file
     * @param dimensions of the layer's array, of which axes may be split
     * @param axes those that the file has, outermost first
     */
    static ArrayForm permuted(String name, int[] shape, int[] dimensions, int... axes) {
        return new ArrayForm(List.of(name), list(shape), permutation(dimensions, axes), false);
    }

    /** Returns this form with the first two of three blocks exchanged, in each run of three blocks. */
    ArrayForm swapped(int block) {
        IntUnaryOperator exchange = i -> {
            int number = i / block % 3;
            return number == 2 ? i : i + (number == 0 ? block : -block);
        };
        return new ArrayForm(names, shape, index.compose(exchange), isSum);
    }

    private static IntUnaryOperator permutation(int[] dimensions, int... axes) {
        int[] strides = new int[axes.length];
        int stride = 1;
        for (int i = axes.length - 1; i >= 0; i--) {
            strides[axes[i]] = stride;
            stride *= dimensions[axes[i]];
        }
        return i -> {
            int rest = i;
            int place = 0;
            for (int axis = dimensions.length - 1; axis >= 0; axis--) {
                place += rest % dimensions[axis] * strides[axis];
                rest /= dimensions[axis];
            }
            return place;
        };
    }

    /** Returns the layer's array. */
    float[] read(List<float[]> stored) {
        int length = stored.get(0).length;
        float[] values = new float[isSum ? length : length * stored.size()];
        for (int i = 0; i < values.length; i++) {
            int place = index.applyAsInt(i);
            values[i] =
                    isSum ? stored.get(0)[place] + stored.get(1)[place] : stored.get(place / length)[place % length];
        }
        return values;
    }

    /** Returns the file's arrays; of a sum, the first is all of it. */
    List<float[]> write(float[] values) {
        int length = isSum ? values.length : values.length / names.size();
        List<float[]> stored = new ArrayList<>();
        names.forEach(name -> stored.add(new float[length]));
        for (int i = 0; i < values.length; i++) {
            int place = index.applyAsInt(i);
            stored.get(place / length)[place % length] = values[i];
        }
        return stored;
    }

    static List<Integer> list(int... numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }
}
