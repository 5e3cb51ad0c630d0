package cortado.train;

import cortado.data.Dataset;

/**
 * What learns from labeled rows: a network's {@link Learner}, a classical model, an ensemble, a search. Immutable.
 *
 * <p>Cross-validation, learning curves, ensembles and searches take any estimator, so that each is compared with each.
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
}
