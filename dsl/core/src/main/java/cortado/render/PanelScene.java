package cortado.render;

import cortado.render.LineChart.Panel;
import cortado.render.Mark.Area;
import cortado.render.Mark.Dot;
import cortado.render.Mark.Kind;
import cortado.render.Mark.Path;
import cortado.render.Mark.Pen;
import cortado.render.Mark.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Draws one panel of a line chart: axes, grid, lines, the best point and the last values. */
final class PanelScene {
    private static final Type NAME = Type.of(12, Ink.TEXT).bold();
    private static final Type SMALL = Type.of(11, Ink.MUTED);
    /** With more points than this a marker at each of them would hide the line. */
    private static final int MOST_MARKERS = 30;

    private static final double LABEL_HEIGHT = 13;

    private final Scene scene;
    private final LineChart chart;
    private final Panel panel;
    private Axis x = new Axis(Ticks.over(DoubleStream.empty(), 0, 2), 0, 1);
    private Axis y = x;

    PanelScene(Scene scene, LineChart chart, Panel panel) {
        this.scene = scene;
        this.chart = chart;
        this.panel = panel;
    }

    void drawIn(double left, double top, double width, double height) {
        double bottom = top + height - 42;
        double plotTop = top + 26;
        Ticks yTicks = Ticks.over(ys(), 0.06, (int) Math.max(3, (bottom - plotTop) / 30));
        double labels = Arrays.stream(yTicks.labels())
                .mapToDouble(PanelScene::wide)
                .max()
                .orElse(0);
        double ends = ends().map(value -> wide(Numbers.compact(value))).max().orElse(0);
        double plotLeft = left + 20 + labels;
        double plotRight = Math.max(plotLeft + 20, left + width - 20 - ends);
        y = new Axis(yTicks, bottom, plotTop);
        x = new Axis(chart.xTicks(0.02, (int) Math.max(2, (plotRight - plotLeft) / 46)), plotLeft, plotRight);
        axes();
        scene.label((plotLeft + plotRight) / 2, bottom + 34, chart.xLabel(), SMALL.middle());
        String best = panel.isEmpty() ? "" : best();
        double room = left + width - 14 - plotLeft;
        String name = Glyphs.fit(panel.title(), NAME.size() * 1.07, room);
        scene.label(plotLeft, top + 14, name, NAME);
        double rest = room - wide(name) * 1.2 - 14;
        scene.label(left + width - 14, top + 14, wide(best) <= rest ? best : "", SMALL.end());
        if (panel.isEmpty()) {
            scene.label(
                    (plotLeft + plotRight) / 2,
                    (plotTop + bottom) / 2,
                    "no data yet",
                    Type.of(13, Ink.FAINT).middle());
        }
        panel.lines().stream().filter(Line::hasBand).forEach(this::band);
        panel.lines().forEach(this::line);
        lastValues();
    }

    /** Returns the width of a tick label in pixels, with room for fonts wider than Helvetica. */
    private static double wide(String text) {
        return Glyphs.width(text, SMALL.size(), false) * 1.1;
    }

    private DoubleStream ys() {
        return panel.lines().stream().flatMapToDouble(line -> Stream.of(
                        line.raw(),
                        line.values(),
                        line.band().low(),
                        line.band().high())
                .flatMapToDouble(Arrays::stream));
    }

    private DoubleStream ends() {
        return panel.lines().stream().filter(PanelScene::hasEnd).mapToDouble(line -> line.values()[
                line.last().getAsInt()]);
    }

    private void axes() {
        for (int i = 0; i < y.ticks().values().length && !panel.isEmpty(); i++) {
            double at = y.at(y.ticks().values()[i]);
            scene.line(x.from(), at, x.to(), at, Pen.solid(Ink.GRID, 1));
            scene.label(x.from() - 7, at + 4, y.ticks().labels()[i], SMALL.end());
        }
        scene.line(x.from(), y.from(), x.to(), y.from(), Pen.solid(Ink.FAINT, 1));
        for (int i = 0; i < x.ticks().values().length && chart.xs().findAny().isPresent(); i++) {
            double at = x.at(x.ticks().values()[i]);
            scene.line(at, y.from(), at, y.from() + 4, Pen.solid(Ink.FAINT, 1));
            scene.label(at, y.from() + 17, x.ticks().labels()[i], SMALL.middle());
        }
    }

    private static boolean hasEnd(Line line) {
        return line.last().isPresent() && !line.isScattered();
    }

    private Look look(Line line) {
        return Look.of(chart.names().indexOf(line.name()));
    }

    private void band(Line line) {
        int[] shown = IntStream.range(0, line.size())
                .filter(i -> line.isPoint(i)
                        && Double.isFinite(line.band().low()[i] + line.band().high()[i]))
                .toArray();
        double[] around = new double[2 * shown.length];
        double[] ends = new double[around.length];
        for (int i = 0; i < shown.length; i++) {
            int back = around.length - 1 - i;
            around[i] = x.at(line.x(shown[i]));
            around[back] = around[i];
            ends[i] = y.at(line.band().low()[shown[i]]);
            ends[back] = y.at(line.band().high()[shown[i]]);
        }
        if (shown.length > 1) {
            scene.add(new Area(around, ends, look(line).color()));
        }
    }

    private void line(Line line) {
        if (line.isSmoothed()) {
            curve(line, line.raw(), look(line).faintPen());
        }
        double[] values = line.values();
        if (!line.isScattered()) {
            curve(line, values, look(line).pen());
        }
        line.best().ifPresent(i -> {
            scene.add(new Dot(
                    x.at(line.x(i)),
                    y.at(values[i]),
                    6.5,
                    Kind.HOLLOW_DISC,
                    look(line).color()));
        });
        for (int i = 0; i < line.size(); i++) {
            boolean isAlone = (i == 0 || !line.isPoint(i - 1)) && (i == line.size() - 1 || !line.isPoint(i + 1));
            boolean isBest = line.best().isPresent() && line.best().getAsInt() == i;
            boolean isShown = line.size() <= MOST_MARKERS || isAlone || isBest || line.isScattered();
            if (line.isPoint(i) && isShown) {
                scene.add(new Dot(
                        x.at(line.x(i)),
                        y.at(values[i]),
                        line.isScattered() ? 2 : 3,
                        look(line).marker(),
                        look(line).color()));
            }
        }
    }

    /** Draws each run of finite points as one polyline, thinned to what a screen can show. */
    private void curve(Line line, double[] values, Pen pen) {
        List<double[]> run = new ArrayList<>();
        for (int i = 0; i <= line.size(); i++) {
            if (i < line.size() && line.isPoint(i)) {
                run.add(new double[] {x.at(line.x(i)), y.at(values[i])});
            } else {
                if (run.size() > 1) {
                    List<double[]> thin = thinned(run);
                    scene.add(new Path(
                            thin.stream().mapToDouble(p -> p[0]).toArray(),
                            thin.stream().mapToDouble(p -> p[1]).toArray(),
                            pen));
                }
                run.clear();
            }
        }
    }

    /** Keeps the first, lowest, highest and last point of each pixel column. */
    static List<double[]> thinned(List<double[]> points) {
        List<double[]> thin = new ArrayList<>();
        for (int start = 0, end; start < points.size(); start = end) {
            double column = Math.floor(points.get(start)[0]);
            end = start;
            while (end < points.size() && Math.floor(points.get(end)[0]) == column) {
                end++;
            }
            List<double[]> group = points.subList(start, end);
            double[] low =
                    group.stream().min(Comparator.comparingDouble(p -> p[1])).orElseThrow();
            double[] high =
                    group.stream().max(Comparator.comparingDouble(p -> p[1])).orElseThrow();
            double[] last = group.get(group.size() - 1);
            group.stream()
                    .filter(p -> p == group.get(0) || p == low || p == high || p == last)
                    .forEach(thin::add);
        }
        return thin;
    }

    private String best() {
        return panel.lines().stream()
                .filter(line -> line.best().isPresent())
                .map(line -> LineText.best(chart, line))
                .findFirst()
                .orElse("");
    }

    /** Writes each line's last value beside the plot, moved apart where they would overlap. */
    private void lastValues() {
        List<Line> lines = panel.lines().stream()
                .filter(PanelScene::hasEnd)
                .sorted(Comparator.comparingDouble(
                        line -> y.at(line.values()[line.last().getAsInt()])))
                .toList();
        double[] at = lines.stream()
                .mapToDouble(line -> y.at(line.values()[line.last().getAsInt()]))
                .toArray();
        spread(at, LABEL_HEIGHT, y.to(), y.from());
        for (int i = 0; i < at.length; i++) {
            Line line = lines.get(i);
            Type type = Type.of(SMALL.size(), Ink.readable(look(line).color()));
            scene.label(
                    x.to() + 6,
                    at[i] + 4,
                    Numbers.compact(line.values()[line.last().getAsInt()]),
                    type);
        }
    }

    /** Moves increasing positions at least so far apart, between the limits where there is room. */
    static void spread(double[] at, double apart, double low, double high) {
        for (int i = 1; i < at.length; i++) {
            double overlap = at[i - 1] + apart - at[i];
            if (overlap > 0) {
                at[i] += overlap / 2;
                at[i - 1] -= overlap / 2;
            }
        }
        for (int i = 0; i < at.length; i++) {
            at[i] = Math.max(at[i], i == 0 ? low : at[i - 1] + apart);
        }
        for (int i = at.length - 1; i >= 0; i--) {
            at[i] = Math.min(at[i], i == at.length - 1 ? high : at[i + 1] - apart);
        }
    }
}
