package cortado.baseline;

import cortado.base.Problems;
import cortado.base.Seed;

/**
 * Gradient boosting of classes, by log loss, or of one real value, by squared errors: small trees of Smile, each of what is left to be
 * learned after those before it. Of more than two classes, each step grows a tree for each class.
 *
 * <p>The defaults are scikit-learn's: 100 steps, depth 3, learning rate 0.1, all rows. Its trees choose questions by Friedman's
 * improvement, Smile's by squared errors.
 *
 * @see <a href="https://doi.org/10.1214/aos/1013203451">Friedman 2001, algorithms 3, 5 and 6</a>
 */
public final class GradientBoosting extends Baseline<GradientBoosting, ForestModel> {
    private static final Limits DEFAULTS = Limits.UNLIMITED.depth(3);

    private final Boosting.Options options;
    private final Limits limits;

    private GradientBoosting(Setup setup, Boosting.Options options, Limits limits) {
        super(setup);
        this.options = options;
        this.limits = limits;
    }

    /** Returns one of 100 steps with trees of depth 3. */
    public static GradientBoosting of() {
        return new GradientBoosting(Setup.of(Encoding.UNSCALED), Boosting.Options.DEFAULT, DEFAULTS);
    }

    /**
     * Returns one with so many steps.
     *
     * @param count at least 1; default 100
     */
    public GradientBoosting trees(int count) {
        return new GradientBoosting(setup(), options.trees(count), limits);
    }

    /**
     * Returns one whose trees each count so much.
     *
     * @param rate above 0, at most 1; default 0.1
     */
    public GradientBoosting learningRate(double rate) {
        return new GradientBoosting(setup(), options.rate(rate), limits);
    }

    /**
     * Returns one whose trees each learn from so many of the rows, drawn without replacement.
     *
     * @param share above 0, at most 1, the default
     * @see <a href="https://doi.org/10.1016/S0167-9473(01)00065-2">Friedman 2002</a>
     */
    public GradientBoosting subsample(double share) {
        return new GradientBoosting(setup(), options.share(share), limits);
    }

    /** Returns one whose trees ask at most so many questions about a row; default 3. See {@link DecisionTree#depth}. */
    public GradientBoosting depth(int most) {
        return new GradientBoosting(setup(), options, limits.depth(most));
    }

    /** Returns one whose trees have at most so many answers; see {@link DecisionTree#leaves}. */
    public GradientBoosting leaves(int most) {
        return new GradientBoosting(setup(), options, limits.leaves(most));
    }

    /** Returns one whose answers are those of so many rows; see {@link DecisionTree#minLeafRows}. */
    public GradientBoosting minLeafRows(int least) {
        return new GradientBoosting(setup(), options, limits.leafRows(least));
    }

    @Override
    String name() {
        return "gradientBoosting";
    }

    @Override
    GradientBoosting with(Setup other) {
        return new GradientBoosting(other, options, limits);
    }

    @Override
    void check(Problems problems) {
        options.check(problems);
        limits.check(problems);
    }

    @Override
    ForestModel learn(Schema schema, Rows rows, Seed seed) {
        return new Boosting(rows, options, limits, seed).learn(schema);
    }

    @Override
    String options() {
        return "()" + options.text() + limits.options(DEFAULTS);
    }
}
