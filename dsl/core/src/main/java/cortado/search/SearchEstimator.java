package cortado.search;

import cortado.data.Dataset;
import cortado.train.Estimator;
import cortado.train.Fitted;
import java.util.function.Function;

/** A search as an estimator: its fit tries the settings. */
record SearchEstimator<F extends Fitted>(Search search, Function<Trial, ? extends Estimator<F>> builder)
        implements Estimator<SearchResult<F>> {
    @Override
    public SearchResult<F> fit(Dataset data) {
        return search.run(data, builder);
    }

    @Override
    public Estimator<SearchResult<F>> seed(long seed) {
        return new SearchEstimator<>(search.seed(seed), builder);
    }

    @Override
    public Estimator<SearchResult<F>> quiet() {
        return new SearchEstimator<>(search.quiet(), builder);
    }

    @Override
    public Estimator<SearchResult<F>> withoutFiles() {
        return new SearchEstimator<>(
                search.withoutJournal(), trial -> builder.apply(trial).withoutFiles());
    }

    /** Returns the search as it is written. */
    @Override
    public String toString() {
        return search.toString();
    }
}
