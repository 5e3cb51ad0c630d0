package cortado.data;

import cortado.base.Quantiles;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What an {@link Audit} found in one column. Immutable.
 *
 * <p>Outliers are numbers beyond Tukey's fences: more than 1.5 times the distance of the quartiles below the first or above the third.
 * Quartiles are interpolated between values, as NumPy and R (type 7) do by default.
 *
 * @see <a href="https://doi.org/10.2307/2684934">Hyndman and Fan 1996, definition 7</a>
 */
public final class ColumnAudit {
    /** Tukey's factor. */
    private static final double FENCE = 1.5;

    private final String name;
    private final int[] missing;
    private final int distinct;
    private final double[] quantiles;
    private final int[] outliers;

    private ColumnAudit(String name, int[] missing, int distinct, double[] quantiles, int[] outliers) {
        this.name = name;
        this.missing = missing;
        this.distinct = distinct;
        this.quantiles = quantiles;
        this.outliers = outliers;
    }

    static ColumnAudit of(Column column) {
        return column instanceof Column.Numbers numbers ? of(numbers) : of((Column.Categories) column);
    }

    private static ColumnAudit of(Column.Categories column) {
        int[] missing = IntStream.range(0, column.size())
                .filter(row -> column.values()[row] == null)
                .toArray();
        return new ColumnAudit(column.name(), missing, column.distinct().size(), new double[0], new int[0]);
    }

    private static ColumnAudit of(Column.Numbers column) {
        double[] values = column.values();
        int[] missing = IntStream.range(0, values.length)
                .filter(row -> Double.isNaN(values[row]))
                .toArray();
        double[] sorted = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return new ColumnAudit(column.name(), missing, 0, new double[0], new int[0]);
        }
        double[] quantiles = Quantiles.of(sorted, 0, 0.25, 0.5, 0.75, 1);
        int distinct = 1;
        for (int i = 1; i < sorted.length; i++) {
            distinct += sorted[i] == sorted[i - 1] ? 0 : 1;
        }
        double low = low(quantiles);
        double high = high(quantiles);
        int[] outliers = IntStream.range(0, values.length)
                .filter(row -> values[row] < low || values[row] > high)
                .toArray();
        return new ColumnAudit(column.name(), missing, distinct, quantiles, outliers);
    }

    private static double low(double[] quantiles) {
        return quantiles[1] - FENCE * (quantiles[3] - quantiles[1]);
    }

    private static double high(double[] quantiles) {
        return quantiles[3] + FENCE * (quantiles[3] - quantiles[1]);
    }

    /** Returns what the column is called. */
    public String name() {
        return name;
    }

    /** Returns whether it holds numbers, at least one. */
    public boolean isNumeric() {
        return quantiles.length > 0;
    }

    /** Returns the rows whose value is missing. */
    public int[] missing() {
        return missing.clone();
    }

    /** Returns how many different values there are, missing ones not counted. */
    public int distinct() {
        return distinct;
    }

    /** Returns whether no two values differ, missing ones not counted. */
    public boolean isConstant() {
        return distinct < 2;
    }

    /**
     * Returns the least number, the first quartile, the median, the third quartile and the largest number.
     *
     * @throws IllegalStateException if the column holds no numbers
     */
    public double[] quartiles() {
        return numeric("quartiles()").clone();
    }

    /**
     * Returns below which number one is an outlier.
     *
     * @throws IllegalStateException if the column holds no numbers
     */
    public double lowFence() {
        return low(numeric("lowFence()"));
    }

    /**
     * Returns above which number one is an outlier.
     *
     * @throws IllegalStateException if the column holds no numbers
     */
    public double highFence() {
        return high(numeric("highFence()"));
    }

    /** Returns the rows whose number is an outlier; none in a column of categories. */
    public int[] outliers() {
        return outliers.clone();
    }

    private double[] numeric(String call) {
        if (quantiles.length == 0) {
            throw new IllegalStateException("audit: %s needs numbers, but column '%s' holds %s."
                    .formatted(call, name, distinct == 0 ? "nothing" : "categories"));
        }
        return quantiles;
    }

    /** Returns the name and how many values are missing, different and outliers, in one line. */
    @Override
    public String toString() {
        return "'%s': %s, %,d missing, %s"
                .formatted(name, Counted.of(distinct, "value"), missing.length, Counted.of(outliers.length, "outlier"));
    }
}
