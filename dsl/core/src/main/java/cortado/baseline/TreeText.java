package cortado.baseline;

import cortado.render.Numbers;
import java.util.Locale;

/** A tree as indented lines: {@code petal width <= 0.8: setosa, 40 of 40}. */
final class TreeText {
    private final Schema schema;
    private final Wording wording;
    private final StringBuilder lines = new StringBuilder();

    private TreeText(Schema schema) {
        this.schema = schema;
        wording = new Wording(schema);
    }

    static String of(Schema schema, Node root) {
        TreeText text = new TreeText(schema);
        text.lines.append(String.format(
                Locale.ROOT,
                "decision tree of %,d rows: depth %d, %d %s",
                root.rows(),
                root.depth(),
                root.leaves(),
                root.leaves() == 1 ? "answer" : "answers"));
        if (root instanceof Node.Leaf leaf) {
            text.lines.append('\n').append(text.answer(leaf));
        } else {
            text.add((Node.Split) root, "");
        }
        return text.lines.toString();
    }

    private void add(Node.Split split, String indent) {
        add(indent + wording.low(split), split.low(), indent);
        add(indent + wording.high(split), split.high(), indent);
    }

    private void add(String question, Node node, String indent) {
        lines.append('\n').append(question);
        if (node instanceof Node.Split split) {
            add(split, indent + "  ");
        } else {
            lines.append(": ").append(answer((Node.Leaf) node));
        }
    }

    private String answer(Node.Leaf leaf) {
        if (!schema.isClassification()) {
            return String.format(Locale.ROOT, "%s (%,d rows)", Numbers.compact(leaf.value()), leaf.rows());
        }
        int most = Scorer.mostOf(leaf.counts());
        return String.format(
                Locale.ROOT, "%s, %,d of %,d", wording.className(most), (long) leaf.counts()[most], leaf.rows());
    }
}
