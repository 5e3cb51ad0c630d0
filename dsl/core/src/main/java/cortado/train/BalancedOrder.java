package cortado.train;

import cortado.base.Seed;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Orders of rows in which every batch holds the classes in equal shares: rows of rare classes come several times, not all of frequent ones.
 *
 * <p>What PyTorch's {@code WeightedRandomSampler} with weights of one over the size of the class gives on average, this gives in each batch;
 * and no row comes again before all others of its class have come.
 */
final class BalancedOrder {
    private final int[][] rows;
    private final int[][] drawn;
    private final int[] next;
    private final int[] rounds;
    private final Seed seed;

    private BalancedOrder(int[][] rows, Seed seed) {
        this.rows = rows;
        this.seed = seed;
        drawn = new int[rows.length][0];
        next = new int[rows.length];
        rounds = new int[rows.length];
    }

    /**
     * Returns as many rows as there are, of the classes in turn.
     *
     * @param trained the rows to draw from
     * @param classes of all rows of the data
     */
    static int[] of(int[] trained, int[] classes, Seed seed) {
        int[][] byClass = Arrays.stream(trained)
                .map(row -> classes[row])
                .distinct()
                .sorted()
                .mapToObj(c ->
                        Arrays.stream(trained).filter(row -> classes[row] == c).toArray())
                .toArray(int[][]::new);
        BalancedOrder order = new BalancedOrder(byClass, seed);
        // Which classes the first batch has one row more of, if their number is no divisor of it, is drawn.
        int[] turns = seed.child("turns").permutation(byClass.length);
        return IntStream.range(0, trained.length)
                .map(i -> order.draw(turns[i % turns.length]))
                .toArray();
    }

    /** Returns the next row of a class. */
    private int draw(int c) {
        if (next[c] == drawn[c].length) {
            drawn[c] = seed.child(c).child(rounds[c]++).permutation(rows[c].length);
            next[c] = 0;
        }
        return rows[c][drawn[c][next[c]++]];
    }
}
