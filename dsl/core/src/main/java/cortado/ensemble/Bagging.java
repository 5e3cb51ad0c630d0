package cortado.ensemble;

import cortado.base.Problems;
import cortado.base.Seed;
import cortado.data.Dataset;
import cortado.train.Estimator;
import cortado.train.Fitted;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One estimator fitted several times, each time to rows drawn with replacement and with a seed of its own; probabilities or real values are
 * averaged. It helps estimators that other rows change much: trees, small networks. Immutable; each option returns another one.
 *
 * @see <a href="https://doi.org/10.1007/BF00058655">Breiman 1996</a>
 */
public final class Bagging implements Estimator<EnsembleModel> {
    private final Estimator<?> estimator;
    private final int count;
    private final double share;
    private final Seed seed;

    private Bagging(Estimator<?> estimator, int count, double share, Seed seed) {
        this.estimator = estimator;
        this.count = count;
        this.share = share;
        this.seed = seed;
    }

    /**
     * Returns the mean of so many fits of an estimator.
     *
     * @param count at least 1; 10 to 50 are usual
     */
    public static Bagging of(Estimator<?> estimator, int count) {
        return new Bagging(estimator, count, 1, Seed.DEFAULT);
    }

    /**
     * Returns one whose fits each draw fewer rows.
     *
     * @param ofRows how many are drawn, as a share of all, above 0, at most 1, the default
     */
    public Bagging share(double ofRows) {
        return new Bagging(estimator, count, ofRows, seed);
    }

    /** Returns one with another seed, for the rows and, derived from it, for each fit; default 0. */
    @Override
    public Bagging seed(long other) {
        return new Bagging(estimator, count, share, new Seed(other));
    }

    @Override
    public Bagging quiet() {
        return new Bagging(estimator.quiet(), count, share, seed);
    }

    @Override
    public Bagging withoutFiles() {
        return new Bagging(estimator.withoutFiles(), count, share, seed);
    }

    /**
     * Returns what is learned from each drawing of the rows.
     *
     * @throws IllegalArgumentException if an option is out of range, or as the estimator's {@code fit}: of a learner, a validation
     *     split is refused, since a row that is drawn twice could be on both sides
     * @throws java.util.concurrent.CancellationException if the thread is interrupted, whose interrupt flag stays set
     */
    @Override
    public EnsembleModel fit(Dataset data) {
        Problems problems = Problems.in("bagging");
        problems.check(
                count >= 1, "the number of fits must be at least 1, but was %d. Try bagging(estimator, 10)", count);
        problems.check(
                share > 0 && share <= 1, "share must be above 0 and at most 1, but was %s. Try share(0.5)", share);
        problems.throwIfAny();
        List<Fitted> fitted = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Estimator<?> own = estimator.seed(seed.child("fit").child(i).value());
            fitted.add(Members.fit("bagging", own, data.rows(drawn(data.size(), i))));
        }
        double[] ones = Voting.ones(count);
        boolean isClassification = data.isClassification();
        return EnsembleModel.of(
                "bagging", fitted, data, (models, rows) -> Predictions.mean(models, ones, rows, isClassification));
    }

    /** Returns the rows of a fit, drawn with replacement. */
    int[] drawn(int size, int fit) {
        SplittableRandom random = seed.child("rows").child(fit).random();
        return random.ints(Math.max(1, Math.round(share * size)), 0, size).toArray();
    }

    /** Returns this as it is written. */
    @Override
    public String toString() {
        return "bagging(" + Members.name(estimator) + ", " + count + ")" + (share == 1 ? "" : ".share(" + share + ")")
                + (seed.value() == 0 ? "" : ".seed(" + seed.value() + ")");
    }
}
