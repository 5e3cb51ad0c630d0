package cortado.render;

import java.util.List;

/**
 * A tree of questions with two answers each: a box for each question and, below, for each outcome, with the shares of the classes as a
 * colored strip. Immutable.
 */
public final class TreeChart implements Figure {
    private static final int SHORT = 1000;

    /**
     * A box of a tree.
     *
     * @param title a question, or an outcome
     * @param note in smaller letters below; may be empty
     * @param shares of the classes, in their order; empty if there are none
     * @param level of a value between the least, 0, and the largest, 1, by which an outcome is shaded where there are no classes
     * @param children none, or one for yes and one for no
     */
    public record Node(String title, String note, List<Double> shares, double level, List<Node> children) {
        /** Copies the lists. */
        public Node {
            shares = List.copyOf(shares);
            children = List.copyOf(children);
        }

        /** Returns whether it is an outcome. */
        boolean isLeaf() {
            return children.isEmpty();
        }

        int leaves() {
            return isLeaf() ? 1 : children.stream().mapToInt(Node::leaves).sum();
        }

        /** Returns the number of the class with the largest share. */
        int most() {
            int most = 0;
            for (int i = 1; i < shares.size(); i++) {
                most = shares.get(i) > shares.get(most) ? i : most;
            }
            return most;
        }
    }

    private final String title;
    private final List<String> classes;
    private final Node root;

    private TreeChart(String title, List<String> classes, Node root) {
        this.title = title;
        this.classes = classes;
        this.root = root;
    }

    /**
     * Returns the chart of a tree.
     *
     * @param title shown above it; may be empty
     * @param classes names for the colors; none if there are no classes
     */
    public static TreeChart of(String title, List<String> classes, Node root) {
        return new TreeChart(Glyphs.oneLine(title), List.copyOf(classes), root);
    }

    String title() {
        return title;
    }

    List<String> classes() {
        return classes;
    }

    Node root() {
        return root;
    }

    @Override
    public int widthPx() {
        return TreeScene.of(this).width();
    }

    @Override
    public int heightPx() {
        return TreeScene.of(this).height();
    }

    @Override
    public String svg() {
        return SvgWriter.write(TreeScene.of(this), alt());
    }

    @Override
    public byte[] png() {
        return Raster.png(TreeScene.of(this));
    }

    @Override
    public String text() {
        StringBuilder lines = new StringBuilder(title);
        add(root, "", 0, lines);
        return lines.toString().strip();
    }

    private static void add(Node node, String answer, int level, StringBuilder lines) {
        lines.append('\n').append("  ".repeat(level)).append(answer).append(Glyphs.oneLine(node.title));
        lines.append(node.note.isEmpty() ? "" : ", " + Glyphs.oneLine(node.note));
        for (int i = 0; i < node.children.size(); i++) {
            add(node.children.get(i), i == 0 ? "yes: " : "no: ", level + 1, lines);
        }
    }

    @Override
    public String alt() {
        String name = title.isEmpty() ? "Tree" : title;
        return name + ": " + root.leaves() + (root.leaves() == 1 ? " outcome" : " outcomes") + ", the first box is "
                + Glyphs.oneLine(root.title) + ".";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TreeChart chart
                && title.equals(chart.title)
                && classes.equals(chart.classes)
                && root.equals(chart.root);
    }

    @Override
    public int hashCode() {
        return 31 * title.hashCode() + root.hashCode();
    }

    /** Returns a newline and the text, or as many of its lines as fit into 1,000 characters. */
    @Override
    public String toString() {
        return Shortened.of(text(), SHORT);
    }
}
