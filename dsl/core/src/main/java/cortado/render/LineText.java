package cortado.render;

import cortado.render.LineChart.Panel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Draws a line chart for a terminal, two panels in a row, and says its result in a sentence. */
final class LineText {
    private static final int WIDTH = 78;
    private static final int GAP = 2;

    private LineText() {}

    /** Returns the chart with plots of the given height in rows. */
    static String of(LineChart chart, int rows) {
        List<String> out = new ArrayList<>();
        if (!chart.title().isBlank()) {
            out.add(Glyphs.fitColumns(Glyphs.oneLine(chart.title()), WIDTH));
        }
        int columns = chart.isStacked() || chart.panels().size() < 2 ? 1 : 2;
        int width = (WIDTH - GAP * (columns - 1)) / columns;
        for (int i = 0; i < chart.panels().size(); i += columns) {
            List<Panel> row = chart.panels()
                    .subList(i, Math.min(i + columns, chart.panels().size()));
            List<List<String>> blocks = row.stream()
                    .map(panel -> new PanelText(chart, panel, width, rows).lines())
                    .toList();
            for (int line = 0; line < blocks.get(0).size(); line++) {
                int at = line;
                out.add(blocks.stream()
                        .map(block -> Glyphs.left(block.get(at), width))
                        .collect(Collectors.joining(" ".repeat(GAP)))
                        .stripTrailing());
            }
        }
        out.add(legend(chart));
        for (Panel panel : chart.panels()) {
            panel.lines().stream()
                    .filter(line -> line.best().isPresent())
                    .map(line -> panel.title() + ": " + best(chart, line))
                    .forEach(best -> out.add(Glyphs.fitColumns(Glyphs.oneLine(best), WIDTH)));
        }
        return String.join("\n", out).stripTrailing();
    }

    /** Returns the sign and the name of each line, in as many rows as they need. */
    private static String legend(LineChart chart) {
        List<String> names = chart.names();
        StringBuilder rows = new StringBuilder();
        int used = 0;
        for (int i = 0; i < names.size(); i++) {
            String entry = Look.of(i).sign() + " " + Glyphs.fitColumns(Glyphs.oneLine(names.get(i)), 30);
            boolean isNewRow = used > 0 && used + 3 + Glyphs.columns(entry) > WIDTH;
            rows.append(isNewRow ? "\n" : used > 0 ? "   " : "").append(entry);
            used = (isNewRow ? 0 : used + (used > 0 ? 3 : 0)) + Glyphs.columns(entry);
        }
        return rows.toString();
    }

    /** Returns the best point of a line that has one, e.g. {@code best validation 0.34 at epoch 7}. */
    static String best(LineChart chart, Line line) {
        int i = line.best().orElseThrow();
        return Glyphs.oneLine(line.bestWord()) + " " + Glyphs.oneLine(line.name()) + " "
                + Numbers.compact(line.values()[i]) + " at "
                + (chart.xLabel().isBlank() ? "x = " : Glyphs.oneLine(chart.xLabel()) + " ")
                + Numbers.compact(line.x(i));
    }

    /** Returns the last and best values of all lines as one sentence. */
    static String sentence(LineChart chart) {
        String title = chart.title().isBlank() ? "" : Glyphs.oneLine(chart.title()) + ": ";
        if (chart.panels().stream().allMatch(Panel::isEmpty)) {
            return title + "no data yet.";
        }
        return title + chart.panels().stream().map(panel -> part(chart, panel)).collect(Collectors.joining("; ")) + ".";
    }

    private static String part(LineChart chart, Panel panel) {
        String name = Glyphs.oneLine(panel.title()) + " ";
        if (panel.isEmpty()) {
            return name + "has no data yet";
        }
        return name
                + panel.lines().stream()
                        .filter(line -> line.last().isPresent())
                        .map(line -> Glyphs.oneLine(line.name()) + " "
                                + (line.isScattered()
                                        ? line.size() + " points"
                                        : Numbers.compact(
                                                line.values()[line.last().getAsInt()]))
                                + (line.best().isPresent() ? " (" + best(chart, line) + ")" : ""))
                        .collect(Collectors.joining(", "));
    }
}
