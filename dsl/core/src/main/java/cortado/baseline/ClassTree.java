package cortado.baseline;

import java.util.Optional;
import smile.base.cart.DecisionNode;
import smile.base.cart.LeafNode;
import smile.base.cart.OrdinalSplit;
import smile.base.cart.Split;
import smile.base.cart.SplitRule;
import smile.classification.DecisionTree;
import smile.data.DataFrame;
import smile.data.type.StructField;
import smile.data.vector.BaseVector;

/**
 * Smile's tree of classes, but for the search of thresholds: Smile tries one only where the rows on both sides of it, in sorted order, have
 * different classes, and so misses the best ones where rows of several classes share a value.
 */
final class ClassTree {
    /** Values that are as near are the same, as for Smile and scikit-learn. */
    private static final double APART = 1e-7;

    private final DataFrame frame;
    private final Rows rows;
    private final Limits limits;

    ClassTree(DataFrame frame, Rows rows, Limits limits) {
        this.frame = frame;
        this.rows = rows;
        this.limits = limits;
    }

    /** Returns the root of a tree of rows that count so often. */
    smile.base.cart.Node root(StructField response, int features, int[] counts, int[][] sorted) {
        // Smile's constructor calls the search: what that needs is captured, since fields would not be set yet.
        return new DecisionTree(
                frame,
                rows.classes(),
                response,
                rows.classCount(),
                SplitRule.GINI,
                limits.smileDepth(),
                limits.leaves(),
                limits.leafRows(),
                features,
                counts,
                sorted) {
            @Override
            protected Optional<Split> findBestSplit(LeafNode leaf, int column, double impurity, int lo, int hi) {
                return ClassTree.this.best((DecisionNode) leaf, new Range(column, order[column], samples, lo, hi));
            }
        }.root();
    }

    /** Rows of a node by one feature, in ascending order of its values. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Range(int column, int[] order, int[] samples, int lo, int hi) {}

    private Optional<Split> best(DecisionNode node, Range range) {
        BaseVector<?, ?, ?> values = frame.column(range.column);
        int[] low = new int[rows.classCount()];
        int[] high = node.count().clone();
        double best = 0;
        double threshold = 0;
        int below = 0;
        int bestBelow = 0;
        for (int i = range.lo; i + 1 < range.hi; i++) {
            int row = range.order[i];
            int count = range.samples[row];
            low[rows.classes()[row]] += count;
            high[rows.classes()[row]] -= count;
            below += count;
            double value = values.getDouble(row);
            double next = values.getDouble(range.order[i + 1]);
            if (next - value <= APART || below < limits.leafRows() || node.size() - below < limits.leafRows()) {
                continue;
            }
            double gain = gain(node, below, low, high);
            if (gain > best) {
                best = gain;
                threshold = (value + next) / 2;
                bestBelow = below;
            }
        }
        if (best == 0) {
            return Optional.empty();
        }
        double chosen = threshold;
        return Optional.of(new OrdinalSplit(
                node,
                range.column,
                chosen,
                best,
                range.lo,
                range.hi,
                bestBelow,
                node.size() - bestBelow,
                row -> values.getDouble(row) <= chosen));
    }

    private static double gain(DecisionNode node, int below, int[] low, int[] high) {
        int above = node.size() - below;
        return node.impurity(SplitRule.GINI)
                - (double) below / node.size() * DecisionNode.impurity(SplitRule.GINI, below, low)
                - (double) above / node.size() * DecisionNode.impurity(SplitRule.GINI, above, high);
    }
}
