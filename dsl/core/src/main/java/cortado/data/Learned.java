package cortado.data;

import java.util.Arrays;
import java.util.function.Function;
import java.util.function.IntPredicate;

/**
 * Which rows an encoder learned from, and how it learns: known as long as the encoder was not read from a file.
 *
 * @param rows what stands for each of the rows, sorted
 * @param fit learns from other rows
 */
@SuppressWarnings("ArrayRecordComponent")
public record Learned<E extends Encoder>(int[] rows, Function<Dataset, E> fit) {
    /** Returns what is known of rows that were just learned from. */
    public static <E extends Encoder> Learned<E> of(Dataset train, Function<Dataset, E> fit) {
        int[] rows = Auditor.keys(train).stream().mapToInt(Object::hashCode).toArray();
        Arrays.sort(rows);
        return new Learned<>(rows, fit);
    }

    /** Returns whether any of these rows was learned from. */
    public boolean has(Dataset others) {
        IntPredicate isKnown = key -> Arrays.binarySearch(rows, key) >= 0;
        return Auditor.keys(others).stream().mapToInt(Object::hashCode).anyMatch(isKnown);
    }
}
