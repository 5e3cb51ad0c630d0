package cortado.ensemble;

import cortado.base.Seed;
import cortado.data.Dataset;
import cortado.train.Estimator;
import cortado.train.Fitted;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;

/** The estimators of an ensemble, in order. */
record Members(List<Estimator<?>> estimators) {
    /** Copies the list. */
    Members {
        estimators = List.copyOf(estimators);
    }

    int size() {
        return estimators.size();
    }

    /** Returns these with a seed of its own for each, derived from one. */
    Members seed(Seed seed) {
        List<Estimator<?>> seeded = new ArrayList<>();
        for (Estimator<?> estimator : estimators) {
            seeded.add(estimator.seed(seed.child(seeded.size()).value()));
        }
        return new Members(seeded);
    }

    Members map(UnaryOperator<Estimator<?>> change) {
        return new Members(estimators.stream().<Estimator<?>>map(change).toList());
    }

    /** Returns what each learns from the rows. */
    List<Fitted> fit(String call, Dataset rows) {
        List<Fitted> fitted = new ArrayList<>();
        estimators.forEach(estimator -> fitted.add(fit(call, estimator, rows)));
        return fitted;
    }

    /**
     * Returns what one learns, quietly and without files.
     *
     * @throws CancellationException if the thread is interrupted: what was learned then is not whole
     */
    static <F extends Fitted> F fit(String call, Estimator<F> estimator, Dataset rows) {
        F fitted = estimator.quiet().withoutFiles().fit(rows);
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException(call + ": interrupted before all fits were done.");
        }
        return fitted;
    }

    List<String> names() {
        return estimators.stream().map(Members::name).toList();
    }

    /** Returns an estimator as it is written, cut after sixty letters. */
    static String name(Estimator<?> estimator) {
        String text = estimator.toString();
        return text.length() > 60 ? text.substring(0, 59) + "…" : text;
    }
}
