package cortado.train;

import cortado.base.Problems;
import java.util.Collection;

/**
 * When training stops before its last epoch: once what it watches has not become better for some epochs. The model then has the
 * weights of the best epoch. Immutable.
 */
public final class EarlyStopping {
    private final Monitor monitor;
    private final int patience;
    private final double minDelta;

    private EarlyStopping(Monitor monitor, int patience, double minDelta) {
        this.monitor = monitor;
        this.patience = patience;
        this.minDelta = minDelta;
    }

    /**
     * Returns early stopping on a metric, with a patience of 5 epochs.
     *
     * <p>Whether more is better is known for losses, errors, accuracy, precision, recall, F1, AUC and R²; say {@link #highest} or
     * {@link #lowest} for a metric of your own.
     *
     * @param metric a name of the history: {@code loss}, {@code accuracy}, {@code validation loss} (or {@code valLoss}), {@code
     *     validation accuracy} (or {@code valAccuracy}), or that of {@link Learner#metric} with {@code validation} before it
     */
    public static EarlyStopping on(String metric) {
        return new EarlyStopping(Monitor.of(metric), 5, 0);
    }

    /** Sets the number of epochs without a better value after which training stops, at least 1; default 5. */
    public EarlyStopping patience(int epochs) {
        return new EarlyStopping(monitor, epochs, minDelta);
    }

    /** Sets by how much a value must be better to count, at least 0; default 0. */
    public EarlyStopping minDelta(double difference) {
        return new EarlyStopping(monitor, patience, difference);
    }

    /** Lets the largest value be the best. */
    public EarlyStopping highest() {
        return new EarlyStopping(monitor.withDirection(true), patience, minDelta);
    }

    /** Lets the smallest value be the best. */
    public EarlyStopping lowest() {
        return new EarlyStopping(monitor.withDirection(false), patience, minDelta);
    }

    Monitor monitor() {
        return monitor;
    }

    int patience() {
        return patience;
    }

    double minDelta() {
        return minDelta;
    }

    void check(boolean hasValidation, Collection<String> metrics, Problems problems) {
        problems.check(patience >= 1, "earlyStopping patience must be at least 1, but was %d", patience);
        problems.check(
                minDelta >= 0 && !Double.isInfinite(minDelta),
                "earlyStopping minDelta must be at least 0, but was %s",
                minDelta);
        if (hasValidation || !monitor.isOfValidation()) {
            monitor.check("earlyStopping", metrics, problems);
        } else {
            problems.check(
                    patience < 1,
                    "earlyStopping(%d) needs validation data. Add validationSplit(0.1) or validation(data)",
                    patience);
        }
    }

    @Override
    public String toString() {
        return "EarlyStopping.on(" + monitor.metric() + ").patience(" + patience + ")";
    }
}
