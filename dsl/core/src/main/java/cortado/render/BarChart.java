package cortado.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Horizontal bars of numbers that are not negative, one below the other, in the given order. Immutable. */
public final class BarChart implements Figure {
    private static final int SHORT = 1000;

    private final String title;
    private final List<String> labels;
    private final List<Double> values;

    private BarChart(String title, List<String> labels, List<Double> values) {
        this.title = title;
        this.labels = labels;
        this.values = values;
    }

    /** Returns a chart without bars. */
    public static BarChart of(String title) {
        return new BarChart(Glyphs.oneLine(title), List.of(), List.of());
    }

    /**
     * Returns this chart with one more bar below the others.
     *
     * @param value at least 0
     * @throws IllegalArgumentException if the value is negative or not finite
     */
    public BarChart bar(String label, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "bar chart: the bar '%s' must be at least 0, but is %s. Leave it out.".formatted(label, value));
        }
        List<String> moreLabels = new ArrayList<>(labels);
        List<Double> moreValues = new ArrayList<>(values);
        moreLabels.add(Glyphs.oneLine(label));
        moreValues.add(value);
        return new BarChart(title, List.copyOf(moreLabels), List.copyOf(moreValues));
    }

    String title() {
        return title;
    }

    List<String> labels() {
        return labels;
    }

    double value(int index) {
        return values.get(index);
    }

    int size() {
        return labels.size();
    }

    /** Returns the largest value, or 1 if all are 0. */
    double top() {
        double top = values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return top == 0 ? 1 : top;
    }

    @Override
    public Optional<Plot> plot() {
        return Optional.of(new Plot.Bars(title, Ink.hex(Ink.series(0)), labels, values));
    }

    @Override
    public int widthPx() {
        return BarScene.WIDTH;
    }

    @Override
    public int heightPx() {
        return BarScene.height(this);
    }

    @Override
    public String svg() {
        return SvgWriter.write(BarScene.of(this), alt());
    }

    @Override
    public byte[] png() {
        return Raster.png(BarScene.of(this));
    }

    @Override
    public String text() {
        return BarText.of(this);
    }

    @Override
    public String alt() {
        return BarText.sentence(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BarChart chart
                && title.equals(chart.title)
                && labels.equals(chart.labels)
                && values.equals(chart.values);
    }

    @Override
    public int hashCode() {
        return 31 * labels.hashCode() + values.hashCode();
    }

    /** Returns a newline and the text, or as many of its lines as fit into 1,000 characters. */
    @Override
    public String toString() {
        return Shortened.of(text(), SHORT);
    }
}
