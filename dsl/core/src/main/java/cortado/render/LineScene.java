package cortado.render;

import cortado.render.LineChart.Panel;
import cortado.render.Mark.Dot;
import cortado.render.Mark.Type;
import java.util.List;

/** Lays out a line chart: title and legend on top, below them the panels. */
final class LineScene {
    private static final int TOP = 40;
    private static final Type TITLE = Type.of(14, Ink.TEXT).bold();
    private static final Type LEGEND = Type.of(12, Ink.TEXT);
    private static final double SAMPLE = 24;
    private static final double GAP = 18;

    private LineScene() {}

    static Scene of(LineChart chart) {
        Scene scene = new Scene(chart.widthPx(), chart.heightPx());
        double legendX = legend(scene, chart);
        scene.label(14, 23, Glyphs.fit(chart.title(), TITLE.size() * 1.07, legendX - 26), TITLE);
        List<Panel> panels = chart.panels();
        int columns = chart.isStacked() ? 1 : panels.size();
        double width = (double) scene.width() / Math.max(1, columns);
        double height = (double) (scene.height() - TOP) / (chart.isStacked() ? Math.max(1, panels.size()) : 1);
        for (int i = 0; i < panels.size(); i++) {
            double x = chart.isStacked() ? 0 : i * width;
            double y = TOP + (chart.isStacked() ? i * height : 0);
            new PanelScene(scene, chart, panels.get(i)).drawIn(x, y, width, height);
        }
        return scene;
    }

    /** Draws the legend at the right of the title and returns where it starts. */
    private static double legend(Scene scene, LineChart chart) {
        List<String> names = chart.names().stream()
                .map(name -> Glyphs.fit(Glyphs.oneLine(name), LEGEND.size(), 150))
                .toList();
        double x = scene.width() - 14.0;
        for (String name : names) {
            x -= SAMPLE + 6 + Glyphs.width(name, LEGEND.size(), false) * 1.08 + GAP;
        }
        x = Math.max(14, x + GAP);
        double start = x;
        for (int i = 0; i < names.size(); i++) {
            Look look = Look.of(i);
            scene.line(x, 19, x + SAMPLE, 19, look.pen());
            scene.add(new Dot(x + SAMPLE / 2, 19, 3, look.marker(), look.color()));
            scene.label(x + SAMPLE + 6, 23, names.get(i), LEGEND);
            x += SAMPLE + 6 + Glyphs.width(names.get(i), LEGEND.size(), false) * 1.08 + GAP;
        }
        return start;
    }
}
