package cortado.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Curves over epochs or steps: one or more panels side by side, each with its own y axis and all with the same x axis.
 *
 * <p>Immutable. The lines of one panel, for example train and validation loss, differ in color, dash and marker; each line's last
 * value is written at its end. A panel without a finite point says "no data yet".
 */
public final class LineChart implements Figure {
    /** The axis that all panels share stays readable down to this size. */
    private static final int SMALLEST = 120;

    private static final int SHORT = 1000;

    /** One plot: a title and its lines. */
    record Panel(String title, List<Line> lines) {
        boolean isEmpty() {
            return lines.stream().allMatch(line -> line.last().isEmpty());
        }
    }

    /** Where the second panel is. */
    enum Arrangement {
        SIDE_BY_SIDE,
        STACKED
    }

    private record Frame(String xLabel, int width, int height, Arrangement arrangement, boolean isLog) {}

    private final String title;
    private final Frame frame;
    private final List<Panel> panels;

    private LineChart(String title, Frame frame, List<Panel> panels) {
        this.title = title;
        this.frame = frame;
        this.panels = panels;
    }

    /** Returns a chart without panels, 720 pixels wide and 300 high, the x axis labelled "epoch"; the title may be empty. */
    public static LineChart titled(String title) {
        return new LineChart(title, new Frame("epoch", 720, 300, Arrangement.SIDE_BY_SIDE, false), List.of());
    }

    /** Returns this chart with one more panel. */
    public LineChart panel(String panelTitle, Line... lines) {
        return panel(panelTitle, List.of(lines));
    }

    /** Returns this chart with one more panel. */
    public LineChart panel(String panelTitle, List<Line> lines) {
        List<Panel> more = new ArrayList<>(panels);
        more.add(new Panel(panelTitle, List.copyOf(lines)));
        return new LineChart(title, frame, List.copyOf(more));
    }

    /** Returns this chart with another label of the x axis, "epoch" by default. */
    public LineChart xLabel(String label) {
        return new LineChart(
                title, new Frame(label, frame.width, frame.height, frame.arrangement, frame.isLog), panels);
    }

    /** Returns this chart with a logarithmic x axis, for x above 0. */
    public LineChart logX() {
        return new LineChart(
                title, new Frame(frame.xLabel, frame.width, frame.height, frame.arrangement, true), panels);
    }

    /** Returns this chart with its panels below each other; the height is that of all together. */
    public LineChart stacked() {
        return new LineChart(
                title, new Frame(frame.xLabel, frame.width, frame.height, Arrangement.STACKED, frame.isLog), panels);
    }

    /**
     * Returns this chart in another size, in CSS pixels.
     *
     * @throws IllegalArgumentException if a side is less than 120
     */
    public LineChart size(int widthPx, int heightPx) {
        if (widthPx < SMALLEST || heightPx < SMALLEST) {
            throw new IllegalArgumentException("line chart: width and height must be at least " + SMALLEST
                    + " pixels, but were " + widthPx + " and " + heightPx + ". Pass e.g. size(720, 300).");
        }
        return new LineChart(title, new Frame(frame.xLabel, widthPx, heightPx, frame.arrangement, frame.isLog), panels);
    }

    @Override
    public Optional<Plot> plot() {
        return Optional.of(LinePlot.of(this));
    }

    @Override
    public int widthPx() {
        return frame.width;
    }

    @Override
    public int heightPx() {
        return frame.height;
    }

    @Override
    public String svg() {
        return SvgWriter.write(LineScene.of(this), alt());
    }

    @Override
    public byte[] png() {
        return Raster.png(LineScene.of(this));
    }

    @Override
    public String text() {
        return LineText.of(this, 10);
    }

    @Override
    public String alt() {
        return LineText.sentence(this);
    }

    String title() {
        return title;
    }

    String xLabel() {
        return frame.xLabel;
    }

    List<Panel> panels() {
        return panels;
    }

    boolean isLog() {
        return frame.isLog;
    }

    boolean isStacked() {
        return frame.arrangement == Arrangement.STACKED;
    }

    /** Returns the names of all lines, in the order of their first appearance, which gives them their look. */
    List<String> names() {
        return lines().map(Line::name).distinct().toList();
    }

    Stream<Line> lines() {
        return panels.stream().flatMap(panel -> panel.lines().stream());
    }

    /** Returns the x of all points in all panels. */
    DoubleStream xs() {
        return lines().flatMapToDouble(line ->
                IntStream.range(0, line.size()).filter(line::isPoint).mapToDouble(line::x));
    }

    /** Returns whether x counts something, so that ticks must be whole numbers. */
    boolean isCounted() {
        return xs().allMatch(value -> value == Math.rint(value) && Math.abs(value) < 1e9);
    }

    /** Returns the axis of x for all panels. */
    Ticks xTicks(double margin, int atMost) {
        if (frame.isLog) {
            return Ticks.log(xs(), margin, atMost);
        }
        return isCounted() ? Ticks.whole(xs(), margin, atMost) : Ticks.over(xs(), margin, atMost);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LineChart chart
                && title.equals(chart.title)
                && frame.equals(chart.frame)
                && panels.equals(chart.panels);
    }

    @Override
    public int hashCode() {
        return 31 * title.hashCode() + panels.hashCode();
    }

    /** Returns a newline and a terminal picture that is lower than {@link #text()}, or else the sentence of {@link #alt()}. */
    @Override
    public String toString() {
        String small = "\n" + LineText.of(this, 6);
        return small.length() < SHORT ? small : "\n" + Glyphs.fitColumns(alt(), SHORT / 2) + "\nshow(…) draws it.";
    }
}
