package cortado.baseline;

import cortado.display.MimeBundle;
import cortado.render.TreeChart;

/** A decision tree that was learned: its questions, in the columns' own units, and answers. Immutable. */
public final class TreeModel extends BaselineModel {
    private final Node root;

    private TreeModel(Schema schema, Node root) {
        super(
                schema,
                schema.isClassification()
                        ? row -> root.leaf(row).shares()
                        : row -> new double[] {root.leaf(row).value()});
        this.root = root;
    }

    static TreeModel of(Schema schema, Node root) {
        return new TreeModel(schema, root);
    }

    /** Returns the number of questions on the longest way from the root to an answer. */
    public int depth() {
        return root.depth();
    }

    /** Returns the number of answers. */
    public int leaves() {
        return root.leaves();
    }

    /** Returns how much each feature lowers the impurity, as shares of 1. */
    public Importance importance() {
        return Importance.of(schema(), new double[][] {Importance.gains(root, schema().width())});
    }

    /** Returns all questions and answers, one a line, those of the low side first. */
    public String text() {
        return TreeText.of(schema(), root);
    }

    /**
     * Returns the tree as a picture: questions with their rows, answers colored by class, and the shares of the classes everywhere; of a
     * large tree, as many levels as have room.
     */
    public TreeChart chart() {
        return TreePicture.of(schema(), root);
    }

    /** Returns the picture, with all questions and answers as text. */
    @Override
    public MimeBundle display() {
        return chart().display().with(MimeBundle.TEXT, text());
    }

    /** Returns the questions and answers as text that starts with a newline. */
    @Override
    public String toString() {
        return "\n" + text();
    }
}
