package cortado.render;

import cortado.render.Mark.Path;
import cortado.render.Mark.Pen;
import cortado.render.Mark.Type;
import cortado.render.TreeChart.Node;

/** Lays out a tree from the top: each box above the middle between its children, subtrees side by side. */
final class TreeScene {
    private static final double MARGIN = 14;
    private static final double GAP = 14;
    private static final double BOX_HEIGHT = 46;
    private static final double LEVEL = 88;
    private static final double STRIP = 5;
    private static final double LEAST_BOX = 84;
    private static final double MOST_BOX = 200;
    private static final int LEAST_WIDTH = 240;
    private static final Type TITLE = Type.of(14, Ink.TEXT).bold();
    private static final Type NAME = Type.of(12, Ink.TEXT).bold().middle();
    private static final Type NOTE = Type.of(11, Ink.MUTED).middle();
    private static final Type EDGE = Type.of(11, Ink.MUTED);
    private static final Type LEGEND = Type.of(12, Ink.TEXT);

    private final TreeChart chart;
    private final double top;

    private TreeScene(TreeChart chart) {
        this.chart = chart;
        double title = chart.title().isEmpty() ? MARGIN : 36;
        this.top = chart.classes().isEmpty() ? title : title + 24;
    }

    static Scene of(TreeChart chart) {
        return new TreeScene(chart).draw();
    }

    private Scene draw() {
        double tree = width(chart.root());
        double legend = 0;
        for (String name : chart.classes()) {
            legend += entry(name);
        }
        double title = Glyphs.width(chart.title(), TITLE.size(), true) * 1.08;
        double inner = Math.max(Math.max(tree, Math.min(legend, 900)), Math.max(title, LEAST_WIDTH));
        int height = (int) Math.ceil(top + depth(chart.root()) * LEVEL + BOX_HEIGHT + MARGIN);
        Scene scene = new Scene((int) Math.ceil(inner + 2 * MARGIN), height);
        scene.label(MARGIN, 23, chart.title(), TITLE);
        legend(scene);
        double unused = subtree(scene, chart.root(), MARGIN + (inner - tree) / 2, 0);
        return scene;
    }

    private static double entry(String name) {
        return 10 + 6 + Glyphs.width(Glyphs.oneLine(name), LEGEND.size(), false) * 1.08 + 18;
    }

    private void legend(Scene scene) {
        double x = MARGIN;
        double y = top - 16;
        for (int i = 0; i < chart.classes().size(); i++) {
            String name = Glyphs.oneLine(chart.classes().get(i));
            if (x + entry(name) - 18 > scene.width() - MARGIN) {
                scene.label(x, y, "…", LEGEND);
                return;
            }
            scene.box(x, y - 9.5, 10, 10, color(i));
            scene.label(x + 16, y, name, LEGEND);
            x += entry(name);
        }
    }

    private static int depth(Node node) {
        return node.isLeaf()
                ? 0
                : 1 + node.children().stream().mapToInt(TreeScene::depth).max().orElse(0);
    }

    private static double box(Node node) {
        double name = Glyphs.width(Glyphs.oneLine(node.title()), NAME.size(), true) * 1.1;
        double note = Glyphs.width(Glyphs.oneLine(node.note()), NOTE.size(), false) * 1.1;
        return Math.ceil(Math.max(LEAST_BOX, Math.min(MOST_BOX, Math.max(name, note) + 20)));
    }

    private static double width(Node node) {
        if (node.isLeaf()) {
            return box(node);
        }
        double below =
                width(node.children().get(0)) + GAP + width(node.children().get(1));
        return Math.max(box(node), below);
    }

    /** Draws a subtree and returns where the middle of its box is. */
    private double subtree(Scene scene, Node node, double left, int level) {
        double y = top + level * LEVEL;
        double middle = left + width(node) / 2;
        if (!node.isLeaf()) {
            double yes = width(node.children().get(0));
            double below = yes + GAP + width(node.children().get(1));
            double start = left + (width(node) - below) / 2;
            double first = subtree(scene, node.children().get(0), start, level + 1);
            double second = subtree(scene, node.children().get(1), start + yes + GAP, level + 1);
            middle = (first + second) / 2;
            edge(scene, middle, first, y, "yes");
            edge(scene, middle, second, y, "no");
        }
        box(scene, node, middle, y);
        return middle;
    }

    private static void edge(Scene scene, double from, double to, double y, String answer) {
        double turn = y + BOX_HEIGHT + 14;
        double below = y + LEVEL;
        scene.add(new Path(
                new double[] {from, from, to, to},
                new double[] {y + BOX_HEIGHT, turn, turn, below},
                Pen.solid(Ink.FAINT, 1)));
        boolean isLeft = to < from;
        scene.label(to + (isLeft ? -5 : 5), turn + 15, answer, isLeft ? EDGE.end() : EDGE);
    }

    private void box(Scene scene, Node node, double middle, double y) {
        double width = box(node);
        double left = middle - width / 2;
        int fill = fill(node);
        scene.box(left, y, width, BOX_HEIGHT, fill);
        strip(scene, node, left, y + BOX_HEIGHT - STRIP, width);
        scene.add(new Path(
                new double[] {left, left + width, left + width, left, left},
                new double[] {y, y, y + BOX_HEIGHT, y + BOX_HEIGHT, y},
                Pen.solid(Ink.BORDER, 1)));
        boolean hasNote = !node.note().isEmpty();
        double lower = node.shares().isEmpty() ? STRIP / 2 : 0;
        String name = Glyphs.fit(Glyphs.oneLine(node.title()), NAME.size() * 1.18, width - 10);
        scene.label(middle, y + lower + (hasNote ? 17 : 25), name, NAME);
        scene.label(
                middle, y + lower + 33, Glyphs.fit(Glyphs.oneLine(node.note()), NOTE.size() * 1.1, width - 8), NOTE);
    }

    /** Returns the color of a class; after six they come again, darker. */
    private static int color(int number) {
        int color = Ink.series(number);
        return number < Ink.seriesCount() ? color : Ink.mix(color, Ink.TEXT, 0.5);
    }

    private static int fill(Node node) {
        if (!node.isLeaf()) {
            return Ink.WHITE;
        }
        return node.shares().isEmpty()
                ? Ink.mix(Ink.WHITE, Ink.series(0), 0.06 + 0.3 * node.level())
                : Ink.mix(Ink.WHITE, color(node.most()), 0.22);
    }

    private static void strip(Scene scene, Node node, double left, double y, double width) {
        double x = left;
        for (int i = 0; i < node.shares().size(); i++) {
            double part = width * node.shares().get(i);
            if (part > 0) {
                scene.box(x, y, part, STRIP, color(i));
            }
            x += part;
        }
    }
}
