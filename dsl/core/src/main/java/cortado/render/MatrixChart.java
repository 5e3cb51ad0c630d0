package cortado.render;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A confusion matrix: how often each actual class (row) was predicted as each class (column).
 *
 * <p>Immutable. At most 600 pixels wide and high; cells that are too small lose their text and the picture gains a color bar,
 * and of many labels only some are shown.
 */
public final class MatrixChart implements Figure {
    private static final int SHORT = 1000;

    /** What a cell shows. */
    enum Mode {
        COUNTS,
        ROW_SHARES
    }

    /** Whether the scale of the shades is drawn. */
    enum Bar {
        IF_NEEDED,
        ALWAYS
    }

    private final String title;
    private final List<String> labels;
    private final long[][] counts;
    private final Mode mode;
    private final Bar bar;

    private MatrixChart(String title, List<String> labels, long[][] counts, Mode mode, Bar bar) {
        this.title = title;
        this.labels = labels;
        this.counts = counts;
        this.mode = mode;
        this.bar = bar;
    }

    /**
     * Returns the chart of a confusion matrix.
     *
     * @param title shown above it; may be empty
     * @param labels the class names, at least one
     * @param counts {@code counts[actual][predicted]}, square, one row and column for each label; copied
     * @throws IllegalArgumentException if there is no label, the matrix is not square or a count is negative
     */
    public static MatrixChart confusion(String title, List<String> labels, long[][] counts) {
        int size = labels.size();
        if (size == 0) {
            throw new IllegalArgumentException("confusion matrix: labels must not be empty. Pass the class names.");
        }
        boolean isSquare = counts.length == size && Arrays.stream(counts).allMatch(row -> row.length == size);
        if (!isSquare) {
            throw new IllegalArgumentException(
                    "confusion matrix: counts must be " + size + " x " + size + ", one row and column"
                            + " for each label, but has " + counts.length + " rows of "
                            + Arrays.toString(Arrays.stream(counts)
                                    .mapToInt(row -> row.length)
                                    .distinct()
                                    .toArray())
                            + " columns. Pass counts[actual][predicted].");
        }
        if (Arrays.stream(counts).flatMapToLong(Arrays::stream).anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("confusion matrix: counts must not be negative, but the least is "
                    + Arrays.stream(counts).flatMapToLong(Arrays::stream).min().getAsLong()
                    + ". Pass counts, not differences.");
        }
        long[][] copy = Arrays.stream(counts).map(long[]::clone).toArray(long[][]::new);
        return new MatrixChart(title, List.copyOf(labels), copy, Mode.COUNTS, Bar.IF_NEEDED);
    }

    /** Returns this chart with shares of each row, in percent, in place of counts. */
    public MatrixChart normalized() {
        return new MatrixChart(title, labels, counts, Mode.ROW_SHARES, bar);
    }

    /** Returns this chart with the scale of its shades beside it, whatever the size of the cells. */
    public MatrixChart colorBar() {
        return new MatrixChart(title, labels, counts, mode, Bar.ALWAYS);
    }

    @Override
    public Optional<Plot> plot() {
        return Optional.of(new Plot.Cells(title, labels, counts, isNormalized()));
    }

    @Override
    public int widthPx() {
        return new MatrixScene(this).width();
    }

    @Override
    public int heightPx() {
        return new MatrixScene(this).height();
    }

    @Override
    public String svg() {
        return SvgWriter.write(new MatrixScene(this).draw(), alt());
    }

    @Override
    public byte[] png() {
        return Raster.png(new MatrixScene(this).draw());
    }

    @Override
    public String text() {
        return MatrixText.of(this);
    }

    @Override
    public String alt() {
        return MatrixText.sentence(this);
    }

    String title() {
        return title;
    }

    List<String> labels() {
        return labels;
    }

    int size() {
        return labels.size();
    }

    long count(int actual, int predicted) {
        return counts[actual][predicted];
    }

    long total() {
        return Arrays.stream(counts).flatMapToLong(Arrays::stream).sum();
    }

    boolean isNormalized() {
        return mode == Mode.ROW_SHARES;
    }

    boolean wantsBar() {
        return bar == Bar.ALWAYS;
    }

    /** Returns the share of a cell in its row, 0..1, or NaN if the row is empty. */
    double share(int actual, int predicted) {
        return (double) counts[actual][predicted]
                / Arrays.stream(counts[actual]).sum();
    }

    /** Returns the value that full blue stands for: the largest count, or a share of 1. */
    double top() {
        long largest = Arrays.stream(counts).flatMapToLong(Arrays::stream).max().orElse(0);
        return isNormalized() ? 1 : Math.max(1, largest);
    }

    /** Returns what a cell shows: a count or a share, which may be NaN. */
    double value(int actual, int predicted) {
        return isNormalized() ? share(actual, predicted) : counts[actual][predicted];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MatrixChart chart
                && title.equals(chart.title)
                && labels.equals(chart.labels)
                && Arrays.deepEquals(counts, chart.counts)
                && mode == chart.mode
                && bar == chart.bar;
    }

    @Override
    public int hashCode() {
        return 31 * labels.hashCode() + Arrays.deepHashCode(counts);
    }

    /** Returns a newline and the text, or as many of its lines as fit into 1,000 characters. */
    @Override
    public String toString() {
        return Shortened.of(text(), SHORT);
    }
}
