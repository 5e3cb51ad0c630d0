package cortado.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Settings and what they were worth: an upright axis for each setting, a line across them for each trial, darker the better it is. The
 * best one is drawn last, in another color.
 *
 * <p>Immutable. A trial that lacks a setting is dashed past its axis.
 */
public final class ParallelChart implements Figure {
    private static final int SHORT = 1000;
    private static final int AXIS_ROOM = 130;
    private static final int SMALLEST = 360;

    /**
     * An axis.
     *
     * @param name written above it
     * @param labels written beside it
     * @param places where, from 0 at its lower end to 1
     */
    public record Axis(String name, List<String> labels, List<Double> places) {
        /** Copies labels and places. */
        public Axis {
            labels = List.copyOf(labels);
            places = List.copyOf(places);
        }
    }

    /** A trial: its place on each axis, {@code NaN} where it has none, and how dark it is, 0..1. */
    record Trace(double[] places, double shade) {}

    private final String title;
    private final List<Axis> axes;
    private final List<Trace> traces;

    private ParallelChart(String title, List<Axis> axes, List<Trace> traces) {
        this.title = title;
        this.axes = axes;
        this.traces = traces;
    }

    /** Returns a chart of the axes without lines; the title may be empty. */
    public static ParallelChart of(String title, List<Axis> axes) {
        return new ParallelChart(title, List.copyOf(axes), List.of());
    }

    /**
     * Returns this chart with one more line; the last one is taken for the best.
     *
     * @param places one for each axis, 0..1, or {@code NaN}
     * @param shade how dark, 0..1
     * @throws IllegalArgumentException if there is not one place for each axis
     */
    public ParallelChart line(double[] places, double shade) {
        if (places.length != axes.size()) {
            throw new IllegalArgumentException("parallel chart: a line needs one place for each of %d axes, but has %d."
                    .formatted(axes.size(), places.length));
        }
        List<Trace> more = new ArrayList<>(traces);
        more.add(new Trace(places.clone(), shade));
        return new ParallelChart(title, axes, List.copyOf(more));
    }

    @Override
    public int widthPx() {
        return Math.max(SMALLEST, AXIS_ROOM * axes.size());
    }

    @Override
    public int heightPx() {
        return 300;
    }

    @Override
    public String svg() {
        return SvgWriter.write(ParallelScene.of(this), alt());
    }

    @Override
    public byte[] png() {
        return Raster.png(ParallelScene.of(this));
    }

    /** Returns the labels of each axis in a line of its own. */
    @Override
    public String text() {
        return alt() + "\n"
                + axes.stream()
                        .map(axis -> axis.name() + ": " + String.join(" … ", axis.labels()))
                        .collect(Collectors.joining("\n"));
    }

    @Override
    public String alt() {
        return (title.isBlank() ? "Parallel coordinates" : title) + ": " + traces.size() + " lines over "
                + axes.stream().map(Axis::name).collect(Collectors.joining(", ")) + ".";
    }

    String title() {
        return title;
    }

    List<Axis> axes() {
        return axes;
    }

    List<Trace> traces() {
        return traces;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ParallelChart chart
                && title.equals(chart.title)
                && axes.equals(chart.axes)
                && Arrays.deepEquals(numbers(), chart.numbers());
    }

    @Override
    public int hashCode() {
        return 31 * title.hashCode() + axes.hashCode();
    }

    private double[][] numbers() {
        return traces.stream()
                .map(trace -> {
                    double[] all = Arrays.copyOf(trace.places(), trace.places().length + 1);
                    all[all.length - 1] = trace.shade();
                    return all;
                })
                .toArray(double[][]::new);
    }

    /** Returns a newline and the text, or as many of its lines as fit into 1,000 characters. */
    @Override
    public String toString() {
        return Shortened.of(text(), SHORT);
    }
}
