package cortado.data;

import java.util.List;

/**
 * A row that another one repeats.
 *
 * @param row number of the row that is there once more
 * @param of number of the first such row
 */
public record Repeat(int row, int of) {
    /** Returns the numbers of the rows that are there once more. */
    static int[] rows(List<Repeat> repeats) {
        return repeats.stream().mapToInt(Repeat::row).toArray();
    }
}
