package cortado.baseline;

import cortado.display.MimeBundle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Many trees that were learned: a random forest, or the steps of gradient boosting. Immutable. */
public final class ForestModel extends BaselineModel {
    private final List<Node> trees;
    private final Importance importance;

    private ForestModel(Schema schema, Scorer scorer, List<Node> trees, Importance importance) {
        super(schema, scorer);
        this.trees = trees;
        this.importance = importance;
    }

    /** Returns the forest that averages what its trees say, each of which counts alike in the importance. */
    static ForestModel averaging(Schema schema, Node... trees) {
        List<Node> all = List.of(trees);
        double[][] gains = all.stream()
                .map(tree -> Importance.shares(Importance.gains(tree, schema.width())))
                .toArray(double[][]::new);
        return new ForestModel(schema, row -> average(schema, all, row), all, Importance.of(schema, gains));
    }

    /** Returns the trees whose values a scorer adds up. */
    static ForestModel adding(Schema schema, List<Node> trees, Scorer scorer) {
        double[][] gains = trees.stream()
                .map(tree -> Importance.gains(tree, schema.width()))
                .toArray(double[][]::new);
        return new ForestModel(schema, scorer, List.copyOf(trees), Importance.of(schema, gains));
    }

    private static double[] average(Schema schema, List<Node> trees, double[] row) {
        double[] sum = new double[schema.isClassification() ? schema.present().size() : 1];
        for (Node tree : trees) {
            Node.Leaf leaf = tree.leaf(row);
            double[] said = schema.isClassification() ? leaf.shares() : new double[] {leaf.value()};
            for (int i = 0; i < sum.length; i++) {
                sum[i] += said[i];
            }
        }
        return Arrays.stream(sum).map(value -> value / trees.size()).toArray();
    }

    /** Returns the number of trees; of several classes, boosting grows one for each class and step. */
    public int trees() {
        return trees.size();
    }

    /**
     * Returns how much each feature lowers the impurity, summed over the questions and as shares of 1; it favors features with many
     * different values, and says nothing of rows that were not learned from.
     */
    public Importance importance() {
        return importance;
    }

    /** Returns the importance of the features. */
    @Override
    public MimeBundle display() {
        return importance.display();
    }

    /** Returns the number of trees and features, in one line. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s of %,d trees, %,d features%s",
                schema().name(),
                trees.size(),
                schema().width(),
                schema().isClassification() ? " and " + schema().present().size() + " classes" : "");
    }
}
