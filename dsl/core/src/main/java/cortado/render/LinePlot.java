package cortado.render;

import cortado.render.Plot.Series;
import cortado.render.Plot.Stroke;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Tells what a line chart draws. */
final class LinePlot {
    private static final Stroke[] STROKES = {Stroke.SOLID, Stroke.DASH, Stroke.DOT, Stroke.DASH_DOT};

    private final LineChart chart;

    private LinePlot(LineChart chart) {
        this.chart = chart;
    }

    static Plot.Lines of(LineChart chart) {
        return new LinePlot(chart).plot();
    }

    private Plot.Lines plot() {
        List<String> named = new ArrayList<>();
        List<Plot.Panel> panels = new ArrayList<>();
        for (LineChart.Panel panel : chart.panels()) {
            List<Series> series = new ArrayList<>();
            panel.lines().stream().filter(Line::hasBand).forEach(line -> series.add(area(line)));
            panel.lines().stream().filter(Line::isSmoothed).forEach(line -> series.add(raw(line)));
            for (Line line : panel.lines()) {
                boolean isNew = !named.contains(line.name());
                named.add(line.name());
                series.add(new Series(line.name(), color(line), stroke(line), points(line, line.values()), isNew));
            }
            for (Line line : panel.lines()) {
                line.best().ifPresent(at -> series.add(mark(line, at)));
            }
            panels.add(new Plot.Panel(panel.title(), series));
        }
        return new Plot.Lines(chart.title(), chart.xLabel(), chart.isLog(), chart.isStacked(), panels);
    }

    private Look look(Line line) {
        return Look.of(chart.names().indexOf(line.name()));
    }

    private String color(Line line) {
        return Ink.hex(look(line).color());
    }

    private Stroke stroke(Line line) {
        return line.isScattered() ? Stroke.NONE : STROKES[chart.names().indexOf(line.name()) % STROKES.length];
    }

    private Series raw(Line line) {
        String faint = Ink.hex(look(line).faintPen().color());
        return new Series(line.name() + " (raw)", faint, Stroke.SOLID, points(line, line.raw()), false);
    }

    private Series mark(Line line, int at) {
        double[] point = {line.x(at), line.values()[at]};
        return new Series(line.bestWord() + " " + line.name(), color(line), Stroke.MARK, List.of(point), false);
    }

    private Series area(Line line) {
        List<double[]> points = new ArrayList<>();
        int[] shown = IntStream.range(0, line.size()).filter(line::isPoint).toArray();
        for (int i : shown) {
            points.add(new double[] {line.x(i), line.band().low()[i]});
        }
        for (int k = shown.length - 1; k >= 0; k--) {
            points.add(new double[] {line.x(shown[k]), line.band().high()[shown[k]]});
        }
        points.removeIf(point -> !Double.isFinite(point[0]) || !Double.isFinite(point[1]));
        return new Series(line.name() + " (range)", color(line), Stroke.AREA, points, false);
    }

    private static List<double[]> points(Line line, double[] values) {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < line.size(); i++) {
            points.add(new double[] {line.x(i), values[i]});
        }
        return points;
    }
}
