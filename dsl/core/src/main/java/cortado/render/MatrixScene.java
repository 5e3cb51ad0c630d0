package cortado.render;

import cortado.render.Mark.Anchor;
import cortado.render.Mark.Pen;
import cortado.render.Mark.Type;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Lays out a confusion matrix: labels, cells with text in contrasting ink, and a color bar where cells have no text. */
final class MatrixScene {
    private static final int LIMIT = 600;
    private static final int LARGEST_CELL = 56;
    private static final int EMPTY_ROW = 0xf0f1f3;
    private static final double LABEL_ROOM = 110;
    private static final double TOP = 40;
    private static final double BAR_ROOM = 64;
    private static final double MARGIN = 14;
    private static final Type TITLE = Type.of(14, Ink.TEXT).bold();
    private static final Type LABEL = Type.of(11, Ink.TEXT);
    private static final Type AXIS = Type.of(12, Ink.MUTED);

    private final MatrixChart chart;
    private final int size;
    private final List<String> labels;
    private final double left;
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
        this.left = MARGIN + 20 + longest + 8;
        double withoutBar = cell(left, longest, 0);
        boolean hasBar = chart.wantsBar() || cellText(withoutBar) == 0;
        this.cell = hasBar ? cell(left, longest, BAR_ROOM) : withoutBar;
        this.cellText = cellText(cell);
        this.isTurned = longest + 6 > cell;
        this.below = (isTurned ? longest + 12 : 20) + 30;
    }

    /** Returns the size of a cell that leaves room for the labels below, should they need it, and for the bar. */
    private double cell(double atLeft, double longest, double bar) {
        double room = Math.min(LIMIT - atLeft - MARGIN - bar, LIMIT - TOP - longest - 42);
        double cell = Math.min(LARGEST_CELL, room / size);
        return cell > 8 ? Math.floor(cell) : cell;
    }

    private static double wide(String text) {
        return Glyphs.width(text, LABEL.size(), false) * 1.1;
    }

    /** Returns the size of the text in cells of the given size, or 0 if not all of it would fit. */
    private double cellText(double cellSize) {
        for (double textSize = 12; textSize >= 9; textSize--) {
            double at = textSize;
            double widest = cells().mapToDouble(i -> Glyphs.width(cellText(i), at, false) * 1.1)
                    .max()
                    .orElse(0);
            if (widest + 4 <= cellSize && textSize + 6 <= cellSize) {
                return textSize;
            }
        }
        return 0;
    }

    private IntStream cells() {
        return IntStream.range(0, size * size);
    }

    private String cellText(int i) {
        double value = chart.value(i / size, i % size);
        return chart.isNormalized() ? Numbers.percent(value) : Numbers.brief(value);
    }

    private boolean hasBar() {
        return chart.wantsBar() || cellText == 0;
    }

    int width() {
        double plot = left + size * cell + MARGIN + (hasBar() ? BAR_ROOM : 0);
        double title = Glyphs.width(chart.title(), TITLE.size(), true) * 1.05 + 2 * MARGIN;
        return (int) Math.ceil(Math.min(LIMIT, Math.max(plot, Math.max(title, left + 100))));
    }

    int height() {
        return (int) Math.ceil(TOP + Math.max(size * cell, 60) + below);
    }

    Scene draw() {
        Scene scene = new Scene(width(), height());
        scene.label(MARGIN, 24, Glyphs.fit(chart.title(), TITLE.size() * 1.1, scene.width() - 2 * MARGIN), TITLE);
        cells().forEach(i -> cell(scene, i));
        labels(scene);
        double side = size * cell;
        scene.sideways(MARGIN + 8, TOP + Math.max(side, 40) / 2, "actual", AXIS);
        scene.label(left + side / 2, scene.height() - 12.0, "predicted", AXIS.middle());
        if (hasBar()) {
            bar(scene);
        }
        return scene;
    }

    private void cell(Scene scene, int i) {
        double x = left + i % size * cell;
        double y = TOP + i / size * cell;
        double value = chart.value(i / size, i % size);
        int fill = Double.isNaN(value) ? EMPTY_ROW : Ink.blue(value / chart.top());
        double gap = cell > 12 ? 1 : 0;
        scene.box(x, y, cell - gap, cell - gap, fill);
        if (cellText > 0) {
            int ink = value > 0 ? Ink.on(fill) : Ink.FAINT;
            double middle = y + (cell - gap) / 2 + cellText * 0.36;
            scene.label(
                    x + (cell - gap) / 2,
                    middle,
                    cellText(i),
                    Type.of(cellText, ink).middle());
        }
    }

    /** Writes the labels, every second, fifth, … of them where all would overlap. */
    private void labels(Scene scene) {
        int every = IntStream.of(1, 2, 5, 10, 20, 50, 100, 200, 500)
                .filter(step -> step * cell >= LABEL.size() + 1)
                .findFirst()
                .orElse(1000);
        double bottom = TOP + size * cell;
        for (int i = 0; i < size; i += every) {
            double middle = (i + 0.5) * cell;
            scene.label(left - 6, TOP + middle + 4, labels.get(i), LABEL.end());
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
            double y = TOP + height * i / steps;
            scene.box(x, y, 12, height / steps + 0.5, Ink.blue(1 - i / (steps - 1.0)));
        }
        Ticks ticks = Ticks.over(DoubleStream.of(0, chart.top()), 0, 6);
        for (int i = 0; i < ticks.values().length; i++) {
            double y = TOP + height * (1 - ticks.share(ticks.values()[i]));
            scene.line(x + 12, y, x + 15, y, Pen.solid(Ink.FAINT, 1));
            double value = ticks.values()[i];
            String label = chart.isNormalized() ? Numbers.percent(value) : Numbers.brief(value);
            scene.label(x + 18, y + 4, label, Type.of(11, Ink.MUTED));
        }
    }
}
