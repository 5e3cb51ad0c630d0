package cortado.render;

import cortado.render.Mark.Path;
import cortado.render.Mark.Pen;
import cortado.render.Mark.Type;
import java.util.ArrayList;
import java.util.List;

/** Lays out settings as upright axes and trials as lines across them. */
final class ParallelScene {
    private static final double MARGIN = 14;
    private static final double SIDE = 60;
    private static final double BELOW = 18;
    private static final Type TITLE = Type.of(14, Ink.TEXT).bold();
    private static final Type NAME = Type.of(12, Ink.TEXT).middle();
    private static final Type LABEL = Type.of(11, Ink.MUTED);

    private final ParallelChart chart;
    private final Scene scene;
    private final double top;
    private final double bottom;

    private ParallelScene(ParallelChart chart) {
        this.chart = chart;
        scene = new Scene(chart.widthPx(), chart.heightPx());
        top = chart.title().isBlank() ? 34 : 62;
        bottom = chart.heightPx() - BELOW;
    }

    static Scene of(ParallelChart chart) {
        ParallelScene drawing = new ParallelScene(chart);
        drawing.draw();
        return drawing.scene;
    }

    private void draw() {
        scene.label(MARGIN, 24, Glyphs.fit(chart.title(), TITLE.size() * 1.1, scene.width() - 2 * MARGIN), TITLE);
        List<ParallelChart.Trace> traces = chart.traces();
        for (int i = 0; i < traces.size(); i++) {
            boolean isBest = i == traces.size() - 1;
            Pen pen = isBest
                    ? Pen.solid(Ink.series(1), 2.5)
                    : Pen.solid(Ink.blue(0.2 + 0.6 * traces.get(i).shade()), 1.2);
            trace(traces.get(i), pen);
        }
        for (int i = 0; i < chart.axes().size(); i++) {
            axis(chart.axes().get(i), x(i));
        }
    }

    /** Draws a line from axis to axis; dashed past those on which it has no place. */
    private void trace(ParallelChart.Trace trace, Pen pen) {
        double[] places = trace.places();
        Pen dashed = new Pen(pen.color(), pen.width(), new double[] {2, 3});
        List<Integer> run = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            if (Double.isNaN(places[i])) {
                continue;
            }
            int last = run.isEmpty() ? i : run.get(run.size() - 1);
            if (i > last + 1) {
                path(places, run, pen);
                path(places, List.of(last, i), dashed);
                run.clear();
            }
            run.add(i);
        }
        path(places, run, pen);
    }

    private void path(double[] places, List<Integer> at, Pen pen) {
        if (at.size() > 1) {
            scene.add(new Path(
                    at.stream().mapToDouble(this::x).toArray(),
                    at.stream().mapToDouble(i -> y(places[i])).toArray(),
                    pen));
        }
    }

    private void axis(ParallelChart.Axis axis, double x) {
        double room = (scene.width() - 2 * SIDE) / Math.max(1, chart.axes().size() - 1.0);
        scene.line(x, top, x, bottom, Pen.solid(Ink.MUTED, 1));
        scene.label(x, top - 12, Glyphs.fit(axis.name(), NAME.size() * 1.1, room - 8), NAME);
        for (int i = 0; i < axis.labels().size(); i++) {
            double y = y(axis.places().get(i));
            scene.line(x - 3, y, x + 3, y, Pen.solid(Ink.MUTED, 1));
            String label = Glyphs.fit(axis.labels().get(i), LABEL.size() * 1.1, Math.min(70, room - 16));
            double width = Glyphs.width(label, LABEL.size(), false) * 1.05;
            scene.box(x + 5, y - 7, width + 3, 14, Ink.WHITE);
            scene.label(x + 6, y + 4, label, LABEL);
        }
    }

    private double x(int axis) {
        int gaps = chart.axes().size() - 1;
        return gaps == 0 ? scene.width() / 2.0 : SIDE + (scene.width() - 2 * SIDE) * axis / gaps;
    }

    private double y(double place) {
        return bottom - (bottom - top) * place;
    }
}
