package cortado.baseline;

import cortado.base.Seed;
import java.util.Arrays;
import smile.base.cart.CART;
import smile.base.cart.DecisionNode;
import smile.base.cart.InternalNode;
import smile.base.cart.Loss;
import smile.base.cart.RegressionNode;
import smile.data.DataFrame;
import smile.data.Tuple;
import smile.data.type.DataTypes;
import smile.data.type.StructField;
import smile.data.type.StructType;
import smile.regression.RegressionTree;

/** Grows Smile's trees on rows whose features are sorted once, and keeps their questions and answers only. */
final class TreeGrower {
    private static final StructField RESPONSE = new StructField("y", DataTypes.DoubleType);

    private final DataFrame frame;
    private final int[][] order;
    private final Limits limits;
    private final int features;

    /**
     * Makes one for rows.
     *
     * @param features how many of them are looked at for each question, drawn at random; all, if it is their number
     */
    TreeGrower(double[][] x, Limits limits, int features) {
        frame = DataFrame.of(x);
        order = CART.order(frame);
        this.limits = limits;
        this.features = features;
    }

    /**
     * Returns a tree of classes, by the Gini impurity.
     *
     * @param samples how often each row counts
     * @param seed of the features that are looked at
     */
    Node ofClasses(Rows rows, int[] samples, Seed seed) {
        seeded(seed);
        return node(new ClassTree(frame, rows, limits).root(RESPONSE, features, samples, order));
    }

    /** Returns a tree of real values, by what is left of their squares; see {@link #ofClasses}. */
    Node ofValues(Loss loss, int[] samples, Seed seed) {
        seeded(seed);
        return node(new RegressionTree(
                        frame,
                        loss,
                        RESPONSE,
                        limits.smileDepth(),
                        limits.leaves(),
                        limits.leafRows(),
                        features,
                        samples,
                        order)
                .root());
    }

    /** Seeds Smile's generator of this thread, which is used by no other until the tree is grown. */
    private void seeded(Seed seed) {
        if (features < frame.ncols()) {
            Alone.seed(seed);
        }
    }

    /** Returns samples in which each row counts once. */
    static int[] each(int rows) {
        int[] samples = new int[rows];
        Arrays.fill(samples, 1);
        return samples;
    }

    private static Node node(smile.base.cart.Node node) {
        if (node instanceof InternalNode internal) {
            boolean isOfClasses = isOfClasses(internal);
            return new Node.Split(
                    internal.feature(),
                    threshold(internal),
                    // Of classes, Smile gives the mean decrease of a row.
                    isOfClasses ? internal.score() * internal.size() : internal.score(),
                    node(internal.trueChild()),
                    node(internal.falseChild()));
        }
        if (node instanceof DecisionNode leaf) {
            return new Node.Leaf(
                    leaf.size(), Arrays.stream(leaf.count()).asDoubleStream().toArray(), 0);
        }
        RegressionNode leaf = (RegressionNode) node;
        // Where nothing is left to be learned, Smile divides 0 by 0.
        return new Node.Leaf(leaf.size(), new double[0], Double.isNaN(leaf.output()) ? 0 : leaf.output());
    }

    private static boolean isOfClasses(smile.base.cart.Node node) {
        smile.base.cart.Node any = node;
        while (any instanceof InternalNode internal) {
            any = internal.trueChild();
        }
        return any instanceof DecisionNode;
    }

    /**
     * Returns the threshold of a question, which Smile keeps to itself: the largest number that it answers with yes, found in the order
     * of all doubles.
     */
    private static double threshold(InternalNode node) {
        long yes = ordered(Double.NEGATIVE_INFINITY);
        long no = ordered(Double.POSITIVE_INFINITY);
        while (yes + 1 < no) {
            // The mean, without the overflow of a sum.
            long middle = (yes & no) + ((yes ^ no) >> 1);
            if (node.branch(new OneValue(number(middle)))) {
                yes = middle;
            } else {
                no = middle;
            }
        }
        return number(yes);
    }

    /** Returns the place of a number in the order of all numbers; its own inverse on bits. */
    private static long ordered(double number) {
        long bits = Double.doubleToLongBits(number);
        return bits >> 63 & Long.MAX_VALUE ^ bits;
    }

    private static double number(long ordered) {
        return Double.longBitsToDouble(ordered >> 63 & Long.MAX_VALUE ^ ordered);
    }

    /** A row all of whose features are one number. */
    private record OneValue(double value) implements Tuple {
        @Override
        public StructType schema() {
            throw new UnsupportedOperationException("one value has no schema");
        }

        @Override
        public Object get(int column) {
            return value;
        }

        @Override
        public double getDouble(int column) {
            return value;
        }
    }
}
