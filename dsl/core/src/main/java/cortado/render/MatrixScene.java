package cortado.render;

import cortado.render.Mark.Anchor;
import cortado.render.Mark.Pen;
import cortado.render.Mark.Runs;
import cortado.render.Mark.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Lays out a confusion matrix: labels, cells with text in contrasting ink, and a color bar where cells have no text. */
final class MatrixScene {
    private static final int LIMIT = 600;
    private static final int LARGEST_CELL = 56;
    private static final int EMPTY_ROW = 0xf0f1f3;
    private static final double LABEL_ROOM = 110;
    private static final double GAP = 1;
    private static final double BAR_ROOM = 64;
    private static final double MARGIN = 14;
    private static final Type TITLE = Type.of(14, Ink.TEXT).bold();
    private static final Type LABEL = Type.of(11, Ink.TEXT);
    private static final Type AXIS = Type.of(12, Ink.MUTED);

    private final MatrixChart chart;
    private final int size;
    private final List<String> labels;
    private final double left;
    private final double top;
    private final double cell;
    private final double below;
    private final double cellText;
    private final boolean isTurned;

    MatrixScene(MatrixChart chart) {
        this.chart = chart;
        this.size = chart.size();
        this.labels = chart.labels().stream()
                .map(label -> Glyphs.fit(Glyphs.oneLine(label), LABEL.size(), LABEL_ROOM - 12))
                .toList();
        double longest = labels.stream().mapToDouble(MatrixScene::wide).max().orElse(0);
        this.top = chart.title().isBlank() ? MARGIN : 40;
        this.left = Math.rint(MARGIN + 28 + longest);
        double withoutBar = cell(left, longest, 0);
        boolean hasBar = chart.wantsBar() || cellText(withoutBar) == 0;
        this.cell = hasBar ? cell(left, longest, BAR_ROOM) : withoutBar;
        this.cellText = cellText(cell);
        this.isTurned = longest + 6 > cell;
        this.below = (isTurned ? longest + 12 : 20) + 24;
    }

    /** Returns the size of a cell, in whole pixels of the PNG, that leaves room for the labels below, should they need it, and for the bar. */
    private double cell(double atLeft, double longest, double bar) {
        double room = Math.min(LIMIT - atLeft - MARGIN - bar, LIMIT - top - longest - 42);
        double fitting = Math.min(LARGEST_CELL, room / size);
        return fitting > 8 ? Math.floor(fitting) : Math.max(0.5, Math.floor(fitting * 2) / 2);
    }

    private static double wide(String text) {
        return Glyphs.width(text, LABEL.size(), false) * 1.1;
    }

    /** Returns the size of the text in cells of the given size, or 0 if not all of it would fit. */
    private double cellText(double cellSize) {
        for (double textSize = 12; textSize >= 9; textSize--) {
            double at = textSize;
            double widest = cells().mapToDouble(i -> Glyphs.width(cellText(i, cellSize, at), at, false))
                    .max()
                    .orElse(0);
            if (widest * 1.1 + 4 <= cellSize && textSize + 6 <= cellSize) {
                return textSize;
            }
        }
        return 0;
    }

    private IntStream cells() {
        return IntStream.range(0, size * size);
    }

    /** Returns the text of a cell: a count in full where it fits. */
    private String cellText(int i, double cellSize, double textSize) {
        double value = chart.value(i / size, i % size);
        if (chart.isNormalized()) {
            return Numbers.percent(value);
        }
        String full = String.valueOf((long) value);
        return Glyphs.width(full, textSize, false) * 1.1 + 4 <= cellSize ? full : Numbers.brief(value);
    }

    private boolean hasBar() {
        return chart.wantsBar() || cellText == 0;
    }

    int width() {
        double plot = left + size * cell + MARGIN + (hasBar() ? BAR_ROOM : 0);
        double title = Glyphs.width(Glyphs.oneLine(chart.title()), TITLE.size(), true) * 1.05 + 2 * MARGIN;
        return (int) Math.ceil(Math.min(LIMIT, Math.max(plot, Math.max(title, left + 100))));
    }

    int height() {
        return (int) Math.ceil(top + Math.max(size * cell, 60) + below);
    }

    Scene draw() {
        Scene scene = new Scene(width(), height());
        scene.label(MARGIN, 24, Glyphs.fit(chart.title(), TITLE.size() * 1.1, scene.width() - 2 * MARGIN), TITLE);
        if (cellText > 0) {
            cells().forEach(i -> cell(scene, i));
        } else {
            runs(scene);
        }
        labels(scene);
        double side = size * cell;
        scene.sideways(MARGIN + 8, top + Math.max(side, 40) / 2, "actual", AXIS);
        scene.label(left + side / 2, scene.height() - 12.0, "predicted", AXIS.middle());
        if (hasBar()) {
            bar(scene);
        }
        return scene;
    }

    private int fill(int i) {
        double value = chart.value(i / size, i % size);
        return Double.isNaN(value) ? EMPTY_ROW : Ink.blue(value / chart.top());
    }

    private void cell(Scene scene, int i) {
        double x = left + i % size * cell;
        double y = top + i / size * cell;
        scene.box(x, y, cell - GAP, cell - GAP, fill(i));
        int ink = chart.value(i / size, i % size) > 0 ? Ink.on(fill(i)) : Ink.FAINT;
        double middle = y + (cell - GAP) / 2 + cellText * 0.36;
        scene.label(
                x + (cell - GAP) / 2,
                middle,
                cellText(i, cell, cellText),
                Type.of(cellText, ink).middle());
    }

    /** Draws cells without text: all cells of one color as one mark, neighbors joined, so that 100 classes stay small. */
    private void runs(Scene scene) {
        Map<Integer, List<double[]>> byColor = new TreeMap<>();
        for (int i = 0, end; i < size * size; i = end) {
            end = i + 1;
            while (end % size != 0 && fill(end) == fill(i)) {
                end++;
            }
            double[] run = {left + i % size * cell, top + (i / size + 0.5) * cell, (end - i) * cell};
            byColor.computeIfAbsent(fill(i), color -> new ArrayList<>()).add(run);
        }
        byColor.forEach((color, runs) ->
                scene.add(new Runs(component(runs, 0), component(runs, 1), component(runs, 2), cell, color)));
    }

    private static double[] component(List<double[]> runs, int i) {
        return runs.stream().mapToDouble(run -> run[i]).toArray();
    }

    /** Writes the labels, every second, fifth, … of them where all would overlap. */
    private void labels(Scene scene) {
        int every = IntStream.of(1, 2, 5, 10, 20, 50, 100, 200, 500)
                .filter(step -> step * cell >= LABEL.size() + 1)
                .findFirst()
                .orElse(1000);
        double bottom = top + size * cell;
        for (int i = 0; i < size; i += every) {
            double middle = (i + 0.5) * cell;
            scene.label(left - 6, top + middle + 4, labels.get(i), LABEL.end());
            if (isTurned) {
                Type turned = new Type(LABEL.size(), LABEL.color(), Anchor.END, false, -90);
                scene.label(left + middle + 4, bottom + 7, labels.get(i), turned);
            } else {
                scene.label(left + middle, bottom + 16, labels.get(i), LABEL.middle());
            }
        }
    }

    private void bar(Scene scene) {
        double x = left + size * cell + MARGIN;
        double height = Math.max(60, size * cell);
        int steps = 32;
        for (int i = 0; i < steps; i++) {
            double y = top + height * i / steps;
            scene.box(x, y, 12, height / steps + 0.5, Ink.blue(1 - i / (steps - 1.0)));
        }
        Ticks ticks = Ticks.over(DoubleStream.of(0, chart.top()), 0, 6);
        for (int i = 0; i < ticks.values().length; i++) {
            double y = top + height * (1 - ticks.share(ticks.values()[i]));
            scene.line(x + 12, y, x + 15, y, Pen.solid(Ink.FAINT, 1));
            double value = ticks.values()[i];
            String label = chart.isNormalized() ? Numbers.percent(value) : Numbers.brief(value);
            scene.label(x + 18, y + 4, label, Type.of(11, Ink.MUTED));
        }
    }
}
