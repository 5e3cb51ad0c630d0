package cortado.data;

/**
 * The row numbers of a cut, for a caller that reads the rows in place instead of copying them.
 *
 * <p>Both arrays are in random order; together they hold every row exactly once.
 *
 * @param train rows to learn from
 * @param heldOut rows kept away from learning
 */
@SuppressWarnings("ArrayRecordComponent")
public record SplitRows(int[] train, int[] heldOut) {
    /** Returns a cut of these rows; the arrays are copied. */
    public SplitRows {
        train = train.clone();
        heldOut = heldOut.clone();
    }

    /** Returns a copy of the rows to learn from. */
    @Override
    public int[] train() {
        return train.clone();
    }

    /** Returns a copy of the rows kept away from learning. */
    @Override
    public int[] heldOut() {
        return heldOut.clone();
    }

    /** Returns the two sizes. */
    @Override
    public String toString() {
        return "SplitRows[train=" + train.length + " rows, heldOut=" + heldOut.length + " rows]";
    }
}
