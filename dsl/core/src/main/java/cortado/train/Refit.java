package cortado.train;

import cortado.data.Dataset;
import java.util.concurrent.CancellationException;

/** One of several fits of an estimator. */
final class Refit {
    private Refit() {}

    /**
     * Returns what an estimator learns from some rows, quietly and without files.
     *
     * @param call how messages name it
     * @throws CancellationException if the thread is interrupted: what was learned then is not whole
     */
    static <F extends Fitted> F of(String call, Estimator<F> estimator, Dataset rows) {
        F fitted = estimator.quiet().withoutFiles().fit(rows);
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException(call + ": interrupted before all fits were done.");
        }
        return fitted;
    }
}
