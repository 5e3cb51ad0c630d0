package cortado.baseline;

import cortado.base.Problems;
import cortado.base.Seed;
import smile.base.cart.Loss;

/**
 * A decision tree (CART) of classes, by the Gini impurity, or of one real value, by squared errors. Nothing is drawn at random.
 *
 * <p>The trees are Smile's, whose thresholds of classes are searched as scikit-learn does. They differ from scikit-learn's in that answers of
 * the same class below one question become one, and that of questions which gain the same the first feature is asked about. Probabilities are
 * shares of the training rows.
 *
 * @see <a href="https://doi.org/10.1201/9781315139470">Breiman, Friedman, Olshen and Stone 1984</a>
 */
public final class DecisionTree extends Baseline<DecisionTree, TreeModel> {
    private final Limits limits;

    private DecisionTree(Setup setup, Limits limits) {
        super(setup);
        this.limits = limits;
    }

    /** Returns a tree that grows until each answer is certain. */
    public static DecisionTree of() {
        return new DecisionTree(Setup.of(Encoding.UNSCALED), Limits.UNLIMITED);
    }

    /**
     * Returns a tree that asks at most so many questions about a row.
     *
     * @param most at least 1; default no limit
     */
    public DecisionTree depth(int most) {
        return new DecisionTree(setup(), limits.depth(most));
    }

    /**
     * Returns a tree with at most so many answers, the questions that gain most first.
     *
     * @param most at least 2; default no limit
     */
    public DecisionTree leaves(int most) {
        return new DecisionTree(setup(), limits.leaves(most));
    }

    /**
     * Returns a tree each of whose answers is that of so many training rows.
     *
     * @param least at least 1, the default
     */
    public DecisionTree minLeafRows(int least) {
        return new DecisionTree(setup(), limits.leafRows(least));
    }

    @Override
    String name() {
        return "decisionTree";
    }

    @Override
    DecisionTree with(Setup other) {
        return new DecisionTree(other, limits);
    }

    @Override
    void check(Problems problems) {
        limits.check(problems);
    }

    @Override
    TreeModel learn(Schema schema, Rows rows, Seed seed) {
        TreeGrower grower = new TreeGrower(rows.x(), limits, rows.width());
        int[] samples = TreeGrower.each(rows.size());
        Node root = rows.isClassification()
                ? grower.ofClasses(rows, samples, seed)
                : grower.ofValues(Loss.ls(rows.target(0)), samples, seed);
        return TreeModel.of(schema, root);
    }

    @Override
    String options() {
        return "()" + limits.options(Limits.UNLIMITED);
    }
}
