package cortado.data;

import cortado.base.Quantiles;
import cortado.base.Shape;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How columns are to become features: numbers scaled, missing ones filled in, categories as one feature each or as numbers.
 *
 * <p>Immutable; {@link #fit} learns means, ranges and categories and gives a {@link ColumnEncoder}. Data whose rows are arrays has
 * one column for each of their numbers.
 */
public final class ColumnTransform {
    /** How numbers are scaled. */
    enum Scaling {
        STANDARD,
        RANGE,
        NONE
    }

    /** Rows that are read at a time. */
    private static final int PART = 256;

    private final Scaling scaling;
    private final boolean isMedian;
    private final Limits limits;
    private final ColumnEncoder.Categories categories;

    /** The shares of values that are below and not above the limits of a column. */
    private record Limits(double low, double high) {}

    private ColumnTransform(Scaling scaling, boolean isMedian, Limits limits, ColumnEncoder.Categories categories) {
        this.scaling = scaling;
        this.isMedian = isMedian;
        this.limits = limits;
        this.categories = categories;
    }

    private static ColumnTransform of(Scaling scaling) {
        return new ColumnTransform(scaling, false, new Limits(0, 1), ColumnEncoder.Categories.DEFAULT);
    }

    /**
     * Returns what gives each column of numbers mean 0 and standard deviation 1, as scikit-learn's StandardScaler does; a column
     * that never changes becomes 0. Categories become one feature each, 0 or 1.
     */
    public static ColumnTransform standardize() {
        return of(Scaling.STANDARD);
    }

    /** Returns what scales each column of numbers to 0..1, as scikit-learn's MinMaxScaler does; else as {@link #standardize}. */
    public static ColumnTransform minMax() {
        return of(Scaling.RANGE);
    }

    /**
     * Returns what leaves numbers as they are, for methods that do not mind their scale, such as trees: missing ones are filled in, and
     * categories become one feature each, 0 or 1.
     */
    public static ColumnTransform unscaled() {
        return of(Scaling.NONE);
    }

    /** Returns what fills missing numbers with their column's median; default its mean. */
    public ColumnTransform median() {
        return new ColumnTransform(scaling, true, limits, categories);
    }

    /**
     * Returns what limits numbers, before all else, to quantiles of their column's values in the training rows, so that outliers pull less:
     * {@code clip(0.01, 0.99)}. Quantiles are interpolated as NumPy does; default no limits.
     *
     * @param low share of the values below the lower limit, 0 for none
     * @param high share of the values up to the upper limit, 1 for none
     * @throws IllegalArgumentException if they are not {@code 0 <= low < high <= 1}
     */
    public ColumnTransform clip(double low, double high) {
        if (!(low >= 0 && low < high && high <= 1)) {
            throw new IllegalArgumentException(
                    "standardize: clip(low, high) needs 0 <= low < high <= 1, but was clip(%s, %s). Try clip(0.01, 0.99)."
                            .formatted(low, high));
        }
        return new ColumnTransform(scaling, isMedian, new Limits(low, high), categories);
    }

    /** Returns what numbers categories from 0 in their natural order, one feature a column; default one feature a category. */
    public ColumnTransform indexed() {
        return new ColumnTransform(scaling, isMedian, limits, categories.indexed());
    }

    /**
     * Returns what takes categories that training rows did not have: all features of the column are 0, or its index is the number of
     * known ones; default they are refused.
     */
    public ColumnTransform ignoreUnknown() {
        return new ColumnTransform(scaling, isMedian, limits, categories.ignoringUnknown());
    }

    /**
     * Returns the encoder of these rows: means, ranges and categories are theirs, and nobody else's.
     *
     * @param train training rows: a table, or arrays of numbers
     * @throws IllegalArgumentException if the rows are texts, or a column has no value at all
     */
    public ColumnEncoder fit(Dataset train) {
        if (train.isTable()) {
            return new ColumnEncoder(train.columns().stream().map(this::fit).toList(), categories, Shape.of())
                    .with(Learned.of(train, this::fit));
        }
        if (train.isText()) {
            throw new IllegalArgumentException("standardize: the rows are texts. Use wordTokenizer().fit(data).");
        }
        if (!train.isInMemory()) {
            return streamed(train);
        }
        float[] values = new float[train.features().remaining()];
        train.features().get(values);
        int width = values.length / train.size();
        List<ColumnEncoder.Part> parts = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            double[] column = new double[train.size()];
            for (int row = 0; row < column.length; row++) {
                column[row] = values[row * width + i];
            }
            parts.add(scale(Integer.toString(i), column));
        }
        return new ColumnEncoder(parts, categories, train.shape()).with(Learned.of(train, this::fit));
    }

    /** Reads rows that may not fit into memory twice: for means and ranges, then for deviations. */
    private ColumnEncoder streamed(Dataset train) {
        if (isMedian || limits.low != 0 || limits.high != 1) {
            throw new IllegalArgumentException(
                    "standardize: medians and quantiles need all rows in memory, but these are read when they are needed. Leave them"
                            + " out, or use data.inMemory().");
        }
        int width = Math.toIntExact(train.shape().size());
        double[] means = new double[width];
        double[] squares = new double[width];
        float[] least = filled(width, Float.POSITIVE_INFINITY);
        float[] most = filled(width, Float.NEGATIVE_INFINITY);
        eachRow(train, (column, value) -> {
            means[column] += value / train.size();
            least[column] = Math.min(least[column], value);
            most[column] = Math.max(most[column], value);
        });
        eachRow(
                train,
                (column, value) -> squares[column] += (value - means[column]) * (value - means[column]) / train.size());
        ColumnEncoder.Limits all = new ColumnEncoder.Limits(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        List<ColumnEncoder.Part> parts = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            double range = (double) most[i] - least[i];
            boolean isRange = scaling == Scaling.RANGE;
            boolean isUnscaled = scaling == Scaling.NONE;
            double center = isUnscaled ? 0 : isRange ? least[i] : means[i];
            double scale = range == 0 || isUnscaled ? 1 : isRange ? range : Math.sqrt(squares[i]);
            parts.add(new ColumnEncoder.Scaled(Integer.toString(i), all, means[i], center, scale));
        }
        return new ColumnEncoder(parts, categories, train.shape());
    }

    /** Takes the value of a column. */
    @FunctionalInterface
    private interface Taker {
        void take(int column, float value);
    }

    private static void eachRow(Dataset rows, Taker taker) {
        int width = Math.toIntExact(rows.shape().size());
        for (int from = 0; from < rows.size(); from += PART) {
            FloatBuffer part = rows.features(from, Math.min(rows.size(), from + PART));
            for (int i = 0; part.hasRemaining(); i++) {
                taker.take(i % width, part.get());
            }
        }
    }

    private static float[] filled(int width, float value) {
        float[] values = new float[width];
        Arrays.fill(values, value);
        return values;
    }

    private ColumnEncoder.Part fit(Column column) {
        if (column.missing() == column.size()) {
            throw new IllegalArgumentException("standardize: column '" + column.name() + "' has no value in any of the "
                    + column.size() + " rows. Leave it out, e.g. csv.drop(\"" + column.name() + "\").");
        }
        return column instanceof Column.Categories found
                ? new ColumnEncoder.Categorical(column.name(), found.distinct())
                : scale(column.name(), ((Column.Numbers) column).values());
    }

    private ColumnEncoder.Part scale(String name, double[] column) {
        double[] sorted = given(column);
        double low = limits.low == 0 ? Double.NEGATIVE_INFINITY : Quantiles.of(sorted, limits.low)[0];
        double high = limits.high == 1 ? Double.POSITIVE_INFINITY : Quantiles.of(sorted, limits.high)[0];
        double[] clipped = Arrays.stream(column)
                .map(value -> Double.isNaN(value) ? value : Math.min(high, Math.max(low, value)))
                .toArray();
        return scale(name, clipped, new ColumnEncoder.Limits(low, high));
    }

    /** Returns the values that are not missing, in ascending order. */
    private static double[] given(double[] column) {
        return Arrays.stream(column)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
    }

    private ColumnEncoder.Part scale(String name, double[] column, ColumnEncoder.Limits clipped) {
        double[] given = given(column);
        double mean = Arrays.stream(given).sum() / given.length;
        double middle = (given[(given.length - 1) / 2] + given[given.length / 2]) / 2;
        double filled = isMedian ? middle : mean;
        if (scaling == Scaling.NONE) {
            return new ColumnEncoder.Scaled(name, clipped, filled, 0, 1);
        }
        if (scaling == Scaling.RANGE) {
            double range = given[given.length - 1] - given[0];
            return new ColumnEncoder.Scaled(name, clipped, filled, given[0], range == 0 ? 1 : range);
        }
        double center = 0;
        for (double value : column) {
            center += (Double.isNaN(value) ? filled : value) / column.length;
        }
        double squares = 0;
        for (double value : column) {
            double distance = (Double.isNaN(value) ? filled : value) - center;
            squares += distance * distance / column.length;
        }
        boolean isConstant =
                given[0] == given[given.length - 1] && (given.length == column.length || filled == given[0]);
        return new ColumnEncoder.Scaled(name, clipped, filled, center, isConstant ? 1 : Math.sqrt(squares));
    }
}
