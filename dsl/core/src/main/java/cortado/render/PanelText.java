package cortado.render;

import cortado.render.LineChart.Panel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** One panel of a line chart in terminal characters: braille lines with a sign at the points, labelled axes. */
final class PanelText {
    private static final int LABEL = 7;
    private static final int MOST_SIGNS = 12;

    private final LineChart chart;
    private final Panel panel;
    private final int rows;
    private final int columns;
    private final Ticks x;
    private final Ticks y;
    private final Braille plot;

    PanelText(LineChart chart, Panel panel, int width, int rows) {
        this.chart = chart;
        this.panel = panel;
        this.rows = rows;
        this.columns = width - 2 * (LABEL + 1) - 1;
        this.x = chart.xTicks(0, 2);
        this.y = Ticks.over(ys(), 0, 2);
        this.plot = new Braille(columns, rows);
    }

    private DoubleStream ys() {
        return panel.lines().stream().flatMapToDouble(line -> Arrays.stream(line.values()));
    }

    /** Returns the title, the rows of the plot, the axis and its labels, each at most as wide as the panel. */
    List<String> lines() {
        panel.lines().forEach(this::draw);
        panel.lines().forEach(this::sign);
        String[] ends = ends();
        List<String> out = new ArrayList<>();
        out.add(" ".repeat(LABEL + 2) + Glyphs.fitColumns(Glyphs.oneLine(panel.title()), columns + LABEL));
        for (int row = 0; row < rows; row++) {
            String label = row == 0 ? Numbers.compact(top()) : row == rows - 1 ? Numbers.compact(bottom()) : "";
            boolean isLabelled = !label.isEmpty() && !panel.isEmpty();
            String axis = isLabelled ? Glyphs.right(label, LABEL) + " ┤" : " ".repeat(LABEL) + " │";
            out.add(axis + (panel.isEmpty() ? empty(row) : plot.row(row) + " " + ends[row]));
        }
        out.add(" ".repeat(LABEL + 1) + "└" + "─".repeat(columns));
        out.add(" ".repeat(LABEL + 2) + xLabels());
        return out;
    }

    private String empty(int row) {
        String note = "no data yet";
        return row == rows / 2 ? " ".repeat(Math.max(0, (columns - note.length()) / 2)) + note : "";
    }

    private double top() {
        return ys().filter(Double::isFinite).max().orElse(1);
    }

    private double bottom() {
        return ys().filter(Double::isFinite).min().orElse(0);
    }

    private String xLabels() {
        var range = chart.xs().summaryStatistics();
        if (range.getCount() == 0) {
            return "";
        }
        String first = Numbers.compact(range.getMin());
        String last = range.getMax() > range.getMin() ? Numbers.compact(range.getMax()) : "";
        int room = columns - first.length() - last.length();
        String name = Glyphs.fitColumns(Glyphs.oneLine(chart.xLabel()), Math.max(1, room - 2));
        int before = (room - Glyphs.columns(name)) / 2;
        return first
                + " ".repeat(Math.max(1, before))
                + name
                + " ".repeat(Math.max(1, room - before - Glyphs.columns(name)))
                + last;
    }

    private int dotX(Line line, int i) {
        return (int) Math.round(x.share(line.x(i)) * (columns * 2 - 1));
    }

    private int dotY(double value) {
        return (int) Math.round((1 - y.share(value)) * (rows * 4 - 1));
    }

    private int index(Line line) {
        return chart.names().indexOf(line.name());
    }

    private void draw(Line line) {
        double[] values = line.values();
        int every = index(line) == 0 ? 1 : 3;
        for (int i = 1; i < line.size(); i++) {
            if (line.isScattered()) {
                plot.line(dotX(line, i), dotY(values[i]), dotX(line, i), dotY(values[i]), 1);
            } else if (line.isPoint(i - 1) && line.isPoint(i)) {
                plot.line(dotX(line, i - 1), dotY(values[i - 1]), dotX(line, i), dotY(values[i]), every);
            }
        }
    }

    /** Puts the line's sign on some of its points, always on the last; where lines meet the later one wins. */
    private void sign(Line line) {
        int step = line.isScattered() ? line.size() + 1 : Math.max(1, (line.size() + MOST_SIGNS - 1) / MOST_SIGNS);
        int last = line.last().orElse(0);
        for (int i = 0; i < line.size(); i++) {
            if (line.isPoint(i) && (last - i) % step == 0) {
                plot.sign(
                        dotX(line, i),
                        dotY(line.values()[i]),
                        Look.of(index(line)).sign());
            }
        }
    }

    /** Returns the last values, each in the row where its line ends or the next free one. */
    private String[] ends() {
        String[] ends = new String[rows];
        Arrays.fill(ends, "");
        for (Line line : panel.lines()) {
            if (line.last().isPresent() && !line.isScattered()) {
                double value = line.values()[line.last().getAsInt()];
                int row = freeRow(ends, dotY(value) / 4);
                ends[row] = Look.of(index(line)).sign() + Numbers.compact(value);
            }
        }
        return ends;
    }

    private static int freeRow(String[] ends, int wanted) {
        for (int away = 0; away < ends.length; away++) {
            if (wanted + away < ends.length && ends[wanted + away].isEmpty()) {
                return wanted + away;
            }
            if (wanted - away >= 0 && ends[wanted - away].isEmpty()) {
                return wanted - away;
            }
        }
        return wanted;
    }
}
