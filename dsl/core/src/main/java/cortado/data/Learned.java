package cortado.data;

import java.util.Arrays;
import java.util.function.Function;

/**
 * Which rows an encoder learned from, and how it learns: known as long as the encoder was not read from a file.
 *
 * @param rows a hash of each of the rows, sorted
 * @param fit learns from other rows
 */
@SuppressWarnings("ArrayRecordComponent")
public record Learned<E extends Encoder>(long[] rows, Function<Dataset, E> fit) {
    /** Returns what is known of rows that were just learned from. */
    public static <E extends Encoder> Learned<E> of(Dataset train, Function<Dataset, E> fit) {
        return new Learned<>(sorted(train), fit);
    }

    private static long[] sorted(Dataset rows) {
        long[] hashes = RowContents.of(rows).hashes();
        Arrays.sort(hashes);
        return hashes;
    }

    /** Returns whether any of these rows was learned from. */
    public boolean has(Dataset others) {
        return Arrays.stream(RowContents.of(others).hashes()).anyMatch(hash -> isIn(hash, rows));
    }

    /** Returns whether all of these rows were learned from, and others, too. */
    public boolean isOfMoreThan(Dataset train) {
        long[] trained = sorted(train);
        return Arrays.stream(trained).allMatch(hash -> isIn(hash, rows))
                && !Arrays.stream(rows).allMatch(hash -> isIn(hash, trained));
    }

    private static boolean isIn(long hash, long[] sorted) {
        return Arrays.binarySearch(sorted, hash) >= 0;
    }

    /** Returns encoded rows, which cannot be cut into parts any more if any of the raw ones was learned from. */
    public Dataset mark(Dataset raw, Dataset encoded) {
        return encoded.tied(() -> has(raw) ? Ties.ENCODED : Ties.NONE);
    }
}
