package cortado.data;

import cortado.base.Seed;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Chooses the rows to hold out so that every class keeps its share.
 *
 * <p>The shares are rounded by largest remainder (Hamilton's method), equal remainders in random order. A class never gives
 * away its last row, so a class of one row stays in training.
 */
final class Stratifier {
    private Stratifier() {}

    /** Returns a cut of {@code classes.length} rows whose held-out part has about {@code heldOut} rows. */
    static SplitRows split(int[] classes, int[] counts, int heldOut, Seed seed) {
        int[] quota = quotas(counts, classes.length, heldOut, seed.child("ties"));
        int total = Arrays.stream(quota).sum();
        int[] train = new int[classes.length - total];
        int[] held = new int[total];
        int trained = 0;
        int kept = 0;
        for (int row : seed.permutation(classes.length)) {
            if (quota[classes[row]]-- > 0) {
                held[kept++] = row;
            } else {
                train[trained++] = row;
            }
        }
        return new SplitRows(train, held);
    }

    /** Returns the number of rows that each class gives, at most one less than it has. */
    static int[] quotas(int[] counts, int rows, int heldOut, Seed seed) {
        int[] quota = new int[counts.length];
        long[] remainder = new long[counts.length];
        for (int c = 0; c < counts.length; c++) {
            long share = (long) counts[c] * heldOut;
            quota[c] = (int) Math.min(share / rows, Math.max(0, counts[c] - 1));
            remainder[c] = share % rows;
        }
        int[] order = IntStream.of(seed.permutation(counts.length))
                .boxed()
                .sorted(Comparator.comparingLong(c -> -remainder[c]))
                .mapToInt(Integer::intValue)
                .toArray();
        int missing = heldOut - Arrays.stream(quota).sum();
        for (boolean isMoving = true; isMoving && missing > 0; ) {
            isMoving = false;
            for (int c : order) {
                if (missing > 0 && quota[c] < counts[c] - 1) {
                    quota[c]++;
                    missing--;
                    isMoving = true;
                }
            }
        }
        return quota;
    }
}
