package cortado.baseline;

import cortado.base.Parallel;
import cortado.base.Problems;
import cortado.base.Seed;
import java.util.SplittableRandom;
import smile.base.cart.Loss;

/**
 * A random forest of classes or of one real value: Smile's trees, each of rows drawn with replacement and, for each question, features
 * drawn anew, whose shares or values are averaged, as scikit-learn's are. See {@link DecisionTree} for how its trees differ.
 *
 * @see <a href="https://doi.org/10.1023/A:1010933404324">Breiman 2001</a>
 */
public final class RandomForest extends Baseline<RandomForest, ForestModel> {
    private final int trees;
    private final int features;
    private final Limits limits;

    private RandomForest(Setup setup, int trees, int features, Limits limits) {
        super(setup);
        this.trees = trees;
        this.features = features;
        this.limits = limits;
    }

    /** Returns a forest of 100 trees without limits. */
    public static RandomForest of() {
        return new RandomForest(Setup.of(Encoding.UNSCALED), 100, 0, Limits.UNLIMITED);
    }

    /**
     * Returns a forest of so many trees.
     *
     * @param count at least 1; default 100
     */
    public RandomForest trees(int count) {
        return new RandomForest(setup(), count, features, limits);
    }

    /**
     * Returns a forest that looks at so many features, drawn at random, for each question.
     *
     * @param count at least 1, at most the number of features; default its square root for classes, all for real values, as in
     *     scikit-learn
     */
    public RandomForest featuresPerSplit(int count) {
        return new RandomForest(setup(), trees, count == 0 ? -1 : count, limits);
    }

    /** Returns a forest whose trees ask at most so many questions about a row; see {@link DecisionTree#depth}. */
    public RandomForest depth(int most) {
        return new RandomForest(setup(), trees, features, limits.depth(most));
    }

    /** Returns a forest whose trees have at most so many answers; see {@link DecisionTree#leaves}. */
    public RandomForest leaves(int most) {
        return new RandomForest(setup(), trees, features, limits.leaves(most));
    }

    /** Returns a forest whose answers are those of so many drawn rows; see {@link DecisionTree#minLeafRows}. */
    public RandomForest minLeafRows(int least) {
        return new RandomForest(setup(), trees, features, limits.leafRows(least));
    }

    @Override
    String name() {
        return "randomForest";
    }

    @Override
    RandomForest with(Setup other) {
        return new RandomForest(other, trees, features, limits);
    }

    @Override
    void check(Problems problems) {
        problems.check(trees >= 1, "trees must be at least 1, but was %d. Try trees(100)", trees);
        limits.check(problems);
    }

    @Override
    void checkFeatures(int count, Problems problems) {
        problems.check(
                features == 0 || features >= 1 && features <= count,
                "featuresPerSplit must be from 1 to %d, the number of features, but was %d. Leave it out for the usual number",
                count,
                Math.max(0, features));
    }

    @Override
    ForestModel learn(Schema schema, Rows rows, Seed seed) {
        int looked = features > 0
                ? features
                : rows.isClassification() ? Math.max(1, (int) Math.sqrt(rows.width())) : rows.width();
        TreeGrower grower = new TreeGrower(rows.x(), limits, looked);
        double[] values = rows.isClassification() ? new double[0] : rows.target(0);
        Node[] grown = new Node[trees];
        Parallel.forEach(0, trees, i -> {
            Seed own = seed.child("tree").child(i);
            int[] samples = drawn(rows.size(), own.child("rows").random());
            Seed drawing = own.child("features");
            grown[i] = rows.isClassification()
                    ? grower.ofClasses(rows, samples, drawing)
                    : grower.ofValues(Loss.ls(values), samples, drawing);
        });
        return ForestModel.averaging(schema, grown);
    }

    /** Returns how often each row is drawn, with replacement, as many times as there are rows. */
    private static int[] drawn(int rows, SplittableRandom random) {
        int[] samples = new int[rows];
        for (int i = 0; i < rows; i++) {
            samples[random.nextInt(rows)]++;
        }
        return samples;
    }

    @Override
    String options() {
        return "()" + (trees == 100 ? "" : ".trees(" + trees + ")")
                + (features == 0 ? "" : ".featuresPerSplit(" + Math.max(0, features) + ")")
                + limits.options(Limits.UNLIMITED);
    }
}
