package cortado.ensemble;

import cortado.base.Problems;
import cortado.base.Seed;
import cortado.base.Shape;
import cortado.data.Dataset;
import cortado.data.Folds;
import cortado.train.Estimator;
import cortado.train.Fitted;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Estimators whose predictions are the features of a final one, which learns whom to trust. It learns from out-of-fold predictions only:
 * each row's are by estimators that have not seen it. Then the estimators are fitted to all rows. Immutable; each option returns another one.
 *
 * <p>A feature is the probability of a class by one estimator, of two classes that of the second, or a real value.
 *
 * @see <a href="https://doi.org/10.1016/S0893-6080(05)80023-1">Wolpert 1992</a>
 * @see <a href="https://scikit-learn.org/stable/modules/ensemble.html">scikit-learn's StackingClassifier and StackingRegressor</a>
 */
public final class Stacking implements Estimator<EnsembleModel> {
    private final Estimator<?> last;
    private final Members members;
    private final int folds;
    private final Seed seed;

    private Stacking(Estimator<?> last, Members members, int folds, Seed seed) {
        this.last = last;
        this.members = members;
        this.folds = folds;
        this.seed = seed;
    }

    /**
     * Returns a final estimator over others.
     *
     * @param last learns from the predictions of the others; a logistic regression is usual for classes
     */
    public static Stacking of(Estimator<?> last, Estimator<?>... estimators) {
        return new Stacking(last, new Members(Arrays.asList(estimators)), 5, Seed.DEFAULT);
    }

    /**
     * Returns this one with another number of folds, in which classes keep their shares; each estimator is fitted once more than that.
     *
     * @param count at least 2; default 5
     */
    public Stacking folds(int count) {
        return new Stacking(last, members, count, seed);
    }

    /** Returns one with another seed for the folds and, derived from it, for each estimator; without it, each has its own. */
    @Override
    public Stacking seed(long other) {
        Seed root = new Seed(other).child("stacking");
        return new Stacking(last.seed(root.child("final").value()), members.seed(root), folds, new Seed(other));
    }

    @Override
    public Stacking quiet() {
        return new Stacking(last.quiet(), members.map(Estimator::quiet), folds, seed);
    }

    @Override
    public Stacking withoutFiles() {
        return new Stacking(last.withoutFiles(), members.map(Estimator::withoutFiles), folds, seed);
    }

    /**
     * Returns the final estimator's model over those of the others.
     *
     * @throws IllegalArgumentException if there is no estimator, there are too few rows for the folds, or as the estimators' {@code fit}
     * @throws java.util.concurrent.CancellationException if the thread is interrupted, whose interrupt flag stays set
     */
    @Override
    public EnsembleModel fit(Dataset data) {
        Problems problems = Problems.in("stacking");
        problems.check(
                members.size() > 0,
                "there is no estimator below the final one. Pass some, e.g. stacking(logisticRegression(), learner, randomForest())");
        problems.check(!data.targetNames().isEmpty(), "the rows have no labels. Use data with classes or real values");
        problems.throwIfAny();
        Fitted top = Members.fit("stacking", last, outOfFold(data));
        List<Fitted> fitted = members.fit("stacking", data);
        boolean isClassification = data.isClassification();
        return EnsembleModel.of(
                "stacking",
                fitted,
                data,
                (models, rows) -> Predictions.of(top, features(models, rows, isClassification), isClassification));
    }

    /** Returns what the final estimator learns from: out-of-fold predictions with the rows' labels. */
    Dataset outOfFold(Dataset data) {
        Folds cuts = Folds.of(data, folds, seed.value());
        List<float[][]> predictions = new ArrayList<>();
        for (Estimator<?> estimator : members.estimators()) {
            predictions.add(estimator.outOfFold(cuts));
        }
        float[] flat = joined(predictions, data.isClassification());
        Shape shape = Shape.of(flat.length / data.size());
        if (data.isClassification()) {
            return Dataset.of(flat, shape, data.classes(), data.classNames());
        }
        FloatBuffer targets = data.targets();
        float[] values = new float[targets.remaining()];
        targets.get(values);
        return Dataset.of(flat, shape, values, data.targetWidth());
    }

    private static Dataset features(List<Fitted> models, Dataset rows, boolean isClassification) {
        List<float[][]> predictions = models.stream()
                .map(model -> Predictions.of(model, rows, isClassification))
                .toList();
        float[] flat = joined(predictions, isClassification);
        return Dataset.of(flat, Shape.of(flat.length / rows.size()));
    }

    /** Returns the predictions side by side, without those that follow from others. */
    private static float[] joined(List<float[][]> predictions, boolean isClassification) {
        int rows = predictions.get(0).length;
        int width = 0;
        for (float[][] each : predictions) {
            width += each[0].length - first(each[0], isClassification);
        }
        float[] flat = new float[rows * width];
        int at = 0;
        for (int row = 0; row < rows; row++) {
            for (float[][] each : predictions) {
                for (int i = first(each[row], isClassification); i < each[row].length; i++) {
                    flat[at++] = each[row][i];
                }
            }
        }
        return flat;
    }

    private static int first(float[] row, boolean isClassification) {
        return isClassification && row.length == 2 ? 1 : 0;
    }

    /** Returns this as it is written. */
    @Override
    public String toString() {
        return "stacking(" + Members.name(last) + ", " + String.join(", ", members.names()) + ")"
                + (folds == 5 ? "" : ".folds(" + folds + ")")
                + (seed.value() == 0 ? "" : ".seed(" + seed.value() + ")");
    }
}
