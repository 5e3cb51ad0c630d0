package cortado.render;

import cortado.render.LineChart.Panel;
import cortado.render.Mark.Dot;
import cortado.render.Mark.Type;
import java.util.List;

/** Lays out a line chart: title and legend on top, below them the panels. */
final class LineScene {
    private static final double MARGIN = 14;
    private static final double ROW = 20;
    private static final Type TITLE = Type.of(14, Ink.TEXT).bold();
    private static final Type LEGEND = Type.of(12, Ink.TEXT);
    private static final double SAMPLE = 24;
    private static final double GAP = 18;

    private LineScene() {}

    static Scene of(LineChart chart) {
        Scene scene = new Scene(chart.widthPx(), chart.heightPx());
        double top = head(scene, chart);
        List<Panel> panels = chart.panels();
        int columns = chart.isStacked() ? 1 : panels.size();
        double width = (double) scene.width() / Math.max(1, columns);
        double height = (scene.height() - top) / (chart.isStacked() ? Math.max(1, panels.size()) : 1);
        for (int i = 0; i < panels.size(); i++) {
            double x = chart.isStacked() ? 0 : i * width;
            double y = top + (chart.isStacked() ? i * height : 0);
            new PanelScene(scene, chart, panels.get(i)).drawIn(x, y, width, height);
        }
        return scene;
    }

    /** Draws the title with the legend at its right, or below it where both do not fit, and returns where panels begin. */
    private static double head(Scene scene, LineChart chart) {
        double room = scene.width() - 2 * MARGIN;
        List<String> names = chart.names().stream()
                .map(name -> Glyphs.fit(Glyphs.oneLine(name), LEGEND.size(), Math.min(150, room - 40)))
                .toList();
        String title = Glyphs.fit(Glyphs.oneLine(chart.title()), TITLE.size() * 1.07, room);
        scene.label(MARGIN, 23, title, TITLE);
        double legend = names.stream().mapToDouble(LineScene::entry).sum() - GAP;
        double beside = room - Glyphs.width(title, TITLE.size(), true) * 1.08 - GAP;
        double y = legend <= beside ? 19 : title.isBlank() ? 19 : 42;
        double x = legend <= beside ? scene.width() - MARGIN - legend : MARGIN;
        for (int i = 0; i < names.size(); i++) {
            // Half a pixel for rounding: a legend beside the title ends exactly at the margin.
            if (x > MARGIN && x + entry(names.get(i)) - GAP > scene.width() - MARGIN + 0.5) {
                x = MARGIN;
                y += ROW;
            }
            String name = chart.names().get(i);
            boolean isJoined = chart.lines().anyMatch(line -> line.name().equals(name) && !line.isScattered());
            legend(scene, isJoined, Look.of(i), names.get(i), x, y);
            x += entry(names.get(i));
        }
        return y + 21;
    }

    /** Returns the width of a legend entry with the gap after it. */
    private static double entry(String name) {
        return SAMPLE + 6 + Glyphs.width(name, LEGEND.size(), false) * 1.08 + GAP;
    }

    private static void legend(Scene scene, boolean isJoined, Look look, String name, double x, double y) {
        if (isJoined) {
            scene.line(x, y, x + SAMPLE, y, look.pen());
        }
        scene.add(new Dot(x + SAMPLE / 2, y, 3, look.marker(), look.color()));
        scene.label(x + SAMPLE + 6, y + 4, name, LEGEND);
    }
}
