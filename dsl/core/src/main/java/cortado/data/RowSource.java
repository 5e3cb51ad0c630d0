package cortado.data;

import cortado.base.Shape;

/**
 * Rows of numbers that are read when they are needed: files, a database, a generator. {@code Dataset.of(source)} makes a dataset
 * of them that may be larger than memory.
 *
 * <p>Rows are read by several threads at the same time, in any order, again in each epoch; the same row must give the same numbers.
 */
public interface RowSource {
    /** Returns how many rows there are, at least 1. */
    int size();

    /** Returns the shape of one row. */
    Shape shape();

    /**
     * Writes the numbers of one row, all of them finite.
     *
     * @param row from 0
     * @param into takes them from position {@code at} on, row-major
     */
    void read(int row, float[] into, int at);

    /** Returns a number that changes with the rows, for training that goes on later to find that they are others; default 0. */
    default long version() {
        return 0;
    }
}
