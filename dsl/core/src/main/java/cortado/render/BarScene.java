package cortado.render;

import cortado.render.Mark.Pen;
import cortado.render.Mark.Type;

/** Draws bars with their labels before and their values behind them. */
final class BarScene {
    static final int WIDTH = 520;
    private static final double MARGIN = 14;
    private static final double ROW = 22;
    private static final double THICKNESS = 14;
    private static final double MOST_LABEL = 190;
    private static final Type TITLE = Type.of(14, Ink.TEXT).bold();
    private static final Type LABEL = Type.of(12, Ink.TEXT);
    private static final Type VALUE = Type.of(11, Ink.MUTED);

    private BarScene() {}

    static int height(BarChart chart) {
        return (int) Math.ceil(top(chart) + ROW * Math.max(1, chart.size()) + MARGIN / 2);
    }

    private static double top(BarChart chart) {
        return chart.title().isBlank() ? MARGIN : 38;
    }

    static Scene of(BarChart chart) {
        Scene scene = new Scene(WIDTH, height(chart));
        scene.label(MARGIN, 23, Glyphs.fit(chart.title(), TITLE.size() * 1.1, WIDTH - 2 * MARGIN), TITLE);
        double longest = chart.labels().stream()
                .mapToDouble(label -> Glyphs.width(label, LABEL.size(), false) * 1.1)
                .max()
                .orElse(0);
        double left = Math.rint(MARGIN + Math.min(MOST_LABEL, longest) + 8);
        double room = WIDTH - MARGIN - 52 - left;
        for (int i = 0; i < chart.size(); i++) {
            double y = top(chart) + i * ROW;
            double length = Math.rint(2 * room * chart.value(i) / chart.top()) / 2;
            String label = Glyphs.fit(chart.labels().get(i), LABEL.size() * 1.1, MOST_LABEL);
            scene.label(left - 8, y + 11.5, label, LABEL.end());
            scene.box(left, y, length, THICKNESS, Ink.series(0));
            scene.label(left + length + 6, y + 11.5, Numbers.compact(chart.value(i)), VALUE);
        }
        scene.line(left, top(chart) - 4, left, top(chart) + chart.size() * ROW - 4, Pen.solid(Ink.FAINT, 1));
        return scene;
    }
}
