package cortado.render;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * One named series of a {@link LineChart}: points {@code (x[i], y[i])} in the order of x.
 *
 * <p>Immutable. A point whose x or y is not finite is a gap in the line. Lines of one name look the same in all panels.
 */
public final class Line {
    /** Which point is marked as the best. */
    private enum Best {
        NONE,
        LOWEST,
        HIGHEST,
        GIVEN
    }

    /** Which point is marked: at x if it is given; and what it is called. */
    private record Marked(Best best, double x, String word) {
        private static final Marked NONE = new Marked(Best.NONE, 0, "best");
    }

    /** A range of y around each point; none if the arrays are empty. */
    record Band(double[] low, double[] high) {
        private static final Band NONE = new Band(new double[0], new double[0]);
    }

    /** How the points are drawn: joined by a line, smoothed if above 0, or each by itself. */
    private record Style(double smoothing, boolean isScattered) {
        private static final Style JOINED = new Style(0, false);
    }

    private final String name;
    private final double[] x;
    private final double[] y;
    private final Style style;
    private final Marked marked;
    private final Band band;

    private Line(String name, double[] x, double[] y, Style style, Marked marked, Band band) {
        this.name = name;
        this.x = x;
        this.y = y;
        this.style = style;
        this.marked = marked;
        this.band = band;
    }

    private Line with(Marked other) {
        return new Line(name, x, y, style, other, band);
    }

    /**
     * Returns a line; the arrays are copied and may be empty.
     *
     * @throws IllegalArgumentException if the lengths differ
     */
    public static Line of(String name, double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException("line '" + name + "': x and y must have the same length, but x has "
                    + x.length + " values and y has " + y.length + ". Pass one x for each y.");
        }
        return new Line(name, x.clone(), y.clone(), Style.JOINED, Marked.NONE, Band.NONE);
    }

    /** Returns a line over x = 1, 2, …, for example one value an epoch. */
    public static Line of(String name, double... y) {
        return of(name, IntStream.rangeClosed(1, y.length).asDoubleStream().toArray(), y);
    }

    /**
     * Returns this line smoothed by an exponential moving average, the raw line staying faint under it.
     *
     * @param weight share of the past in each point, at least 0 and less than 1; 0 draws the raw line only
     * @throws IllegalArgumentException if the weight is out of range
     */
    public Line smoothed(double weight) {
        if (!(weight >= 0 && weight < 1)) {
            throw new IllegalArgumentException(
                    "line '" + name + "': smoothing weight must be at least 0 and less than 1, but was " + weight
                            + ". Pass e.g. smoothed(0.9).");
        }
        return new Line(name, x, y, new Style(weight, false), marked, band);
    }

    /** Returns these points by themselves, not joined by a line, in any order of x; their last value is not written. */
    public Line scattered() {
        return new Line(name, x, y, new Style(0, true), marked, band);
    }

    boolean isScattered() {
        return style.isScattered;
    }

    /** Returns this line with its lowest point marked as the best, as for a loss. */
    public Line bestLowest() {
        return with(new Marked(Best.LOWEST, 0, "best"));
    }

    /** Returns this line with its highest point marked as the best, as for an accuracy. */
    public Line bestHighest() {
        return with(new Marked(Best.HIGHEST, 0, "best"));
    }

    /** Returns this line with the point at the given x marked as the best; nothing is marked if it has none there. */
    public Line bestAt(double atX) {
        return with(new Marked(Best.GIVEN, atX, "best"));
    }

    /**
     * Returns this line with the point at the given x marked for another reason than being the best.
     *
     * @param word what it is called instead, e.g. {@code steepest}
     */
    public Line markedAt(String word, double atX) {
        return with(new Marked(Best.GIVEN, atX, word));
    }

    /**
     * Returns this line with a range of y around each point, drawn as a pale band: a standard deviation, for example.
     *
     * @param low lower ends, one for each point
     * @param high upper ends
     * @throws IllegalArgumentException if there is not one for each point
     */
    public Line band(double[] low, double[] high) {
        if (low.length != x.length || high.length != x.length) {
            throw new IllegalArgumentException("line '" + name + "': a band needs two ends for each of " + x.length
                    + " points, but has " + low.length + " and " + high.length + ". Pass one of each for each y.");
        }
        return new Line(name, x, y, style, marked, new Band(low.clone(), high.clone()));
    }

    boolean hasBand() {
        return band.low.length > 0;
    }

    Band band() {
        return band;
    }

    /** Returns what the marked point is called. */
    String bestWord() {
        return marked.word;
    }

    /** Returns the name shown in the legend. */
    public String name() {
        return name;
    }

    int size() {
        return x.length;
    }

    double x(int i) {
        return x[i];
    }

    /** Returns the values as given. */
    double[] raw() {
        return y;
    }

    boolean isSmoothed() {
        return style.smoothing > 0;
    }

    /** Returns the values to draw: smoothed with a bias correction for the first ones, or as given. */
    double[] values() {
        if (!isSmoothed()) {
            return y;
        }
        double[] smooth = new double[y.length];
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < y.length; i++) {
            if (Double.isFinite(y[i])) {
                sum = style.smoothing * sum + (1 - style.smoothing) * y[i];
                weights = style.smoothing * weights + 1 - style.smoothing;
            }
            smooth[i] = Double.isFinite(y[i]) ? sum / weights : Double.NaN;
        }
        return smooth;
    }

    boolean isPoint(int i) {
        return Double.isFinite(x[i]) && Double.isFinite(y[i]);
    }

    /** Returns the index of the last finite point. */
    OptionalInt last() {
        return IntStream.iterate(x.length - 1, i -> i >= 0, i -> i - 1)
                .filter(this::isPoint)
                .findFirst();
    }

    /** Returns the index of the point marked as the best; the first of equals. */
    OptionalInt best() {
        double[] shown = values();
        IntStream points = IntStream.range(0, x.length).filter(this::isPoint);
        return switch (marked.best) {
            case NONE -> OptionalInt.empty();
            case LOWEST -> points.reduce((a, b) -> shown[b] < shown[a] ? b : a);
            case HIGHEST -> points.reduce((a, b) -> shown[b] > shown[a] ? b : a);
            case GIVEN -> points.filter(i -> x[i] == marked.x).findFirst();
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Line line
                && name.equals(line.name)
                && Arrays.equals(x, line.x)
                && Arrays.equals(y, line.y)
                && style.equals(line.style)
                && marked.equals(line.marked)
                && Arrays.equals(band.low, line.band.low)
                && Arrays.equals(band.high, line.band.high);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(y);
    }

    /** Returns the name and the number of points, e.g. {@code train (5 points)}. */
    @Override
    public String toString() {
        return name + " (" + x.length + " points)";
    }
}
