package cortado.train;

import cortado.data.Dataset;
import cortado.data.Folds;

/**
 * What learns from labeled rows: a network's {@link Learner}, a classical model, an ensemble, a search. Immutable.
 *
 * <p>Cross-validation, learning curves, ensembles and searches take any estimator, so that each is compared with each. Where one is
 * fitted several times, each fit is quiet, writes no files and has the estimator's own seed.
 *
 * @param <F> what is learned
 */
public interface Estimator<F extends Fitted> {
    /**
     * Returns what was learned from the rows.
     *
     * @throws IllegalArgumentException if features or labels are not of the kind that is needed
     */
    F fit(Dataset data);

    /** Returns this estimator with another seed, which decides all that is drawn at random. */
    Estimator<F> seed(long seed);

    /** Returns this estimator without progress lines and live curves. */
    Estimator<F> quiet();

    /**
     * Returns this estimator without the files that it writes while it learns, checkpoints and logs for example: several fits would
     * write them over each other. An estimator made of others passes it on to them.
     */
    default Estimator<F> withoutFiles() {
        return this;
    }

    /**
     * Judges this estimator by rows it has not learned from: it is fitted once for each fold, to the other folds' rows, and evaluated
     * on the fold's. Classes keep their shares in each fold; the folds are those of {@code data.folds(folds)}, the same for each
     * estimator.
     *
     * @param data with labels
     * @param folds number of folds, at least 2; 5 or 10 are usual
     * @throws IllegalArgumentException as {@link #fit}, or if there are too few rows for the folds
     * @throws java.util.concurrent.CancellationException if the thread is interrupted, whose interrupt flag stays set
     */
    default CrossValidation crossValidate(Dataset data, int folds) {
        return crossValidate(data.folds(folds));
    }

    /**
     * Judges this estimator by rows it has not learned from, as {@link #crossValidate(Dataset, int)}, with folds of one's own: repeated,
     * of groups or of time.
     *
     * @param folds of data with labels, for example {@code Folds.repeated(data, 5, 10, 0)}
     * @throws IllegalArgumentException as {@link #fit}
     * @throws java.util.concurrent.CancellationException if the thread is interrupted, whose interrupt flag stays set
     */
    default CrossValidation crossValidate(Folds folds) {
        return CrossValidation.of(this, folds);
    }

    /**
     * Predicts each row by what is learned without it, from the other folds' rows.
     *
     * @param folds of data with labels; each row is tested on in one of them
     * @return the probability of each class, (N, classes), also of two, or the real values, (N, targets)
     * @throws IllegalArgumentException as {@link #fit}, or if a row is tested on in none of the folds, or in several
     * @throws java.util.concurrent.CancellationException if the thread is interrupted, whose interrupt flag stays set
     */
    default float[][] outOfFold(Folds folds) {
        return OutOfFold.predictions("outOfFold", this, folds);
    }

    /**
     * Looks at how much more rows help: {@link #learningCurve(Folds, double...)} of {@code data.folds(5)} with 0.1, 0.325, 0.55, 0.775
     * and all of the training rows.
     *
     * @param data with labels
     * @throws IllegalArgumentException as {@link #fit}, or if there are too few rows for the folds
     */
    default LearningCurve learningCurve(Dataset data) {
        return learningCurve(data.folds(5), LearningCurve.SHARES);
    }

    /**
     * Looks at how much more rows help: for each fold this estimator is fitted to shares of the training rows and evaluated on these
     * and on the held-out rows.
     *
     * <p>A smaller share is part of each larger one. They are drawn at random, with seed 0, and classes keep their shares. All of the
     * rows are those of the fold that has the fewest.
     *
     * @param folds of data with labels
     * @param shares of the training rows of a fold, above 0, at most 1
     * @throws IllegalArgumentException as {@link #fit}, or if a share is out of range
     * @throws java.util.concurrent.CancellationException if the thread is interrupted, whose interrupt flag stays set
     */
    default LearningCurve learningCurve(Folds folds, double... shares) {
        return LearningCurve.of(this, folds, shares);
    }

    /**
     * Looks for rows whose class is perhaps wrong, by what is learned from the rows of all other folds: {@code
     * learner.labelNoise(data, 5)}.
     *
     * @param data with classes
     * @param folds number of fits, at least 2; 5 is usual
     * @throws IllegalArgumentException as {@link #fit}, or if there are too few rows for the folds
     */
    default LabelNoise labelNoise(Dataset data, int folds) {
        return labelNoise(data.folds(folds));
    }

    /**
     * Looks for rows whose class is perhaps wrong, as {@link #labelNoise(Dataset, int)}, with folds of one's own: those that keep rows of
     * a group together, for example.
     *
     * @param folds of data with classes; each row is tested on in one of them
     * @throws IllegalArgumentException as {@link #fit}, or if a row is tested on in none of the folds
     */
    default LabelNoise labelNoise(Folds folds) {
        return LabelNoise.of(this, folds);
    }
}
