package cortado.train;

import cortado.network.Weights;
import java.util.Optional;
import java.util.function.Supplier;

/** Keeps the best epoch of a run, and says when early stopping has seen enough. */
final class BestEpoch {
    private final Monitor monitor;
    private final Optional<EarlyStopping> stopping;
    private Best best;

    BestEpoch(Callbacks callbacks, boolean hasValidation) {
        monitor = callbacks.monitor(hasValidation);
        stopping = callbacks.earlyStopping();
        best = Best.none(monitor);
    }

    /** Goes on from the best epoch of an earlier run, if that was judged by the same metric. */
    void resume(String metric, Best earlier) {
        boolean isUsable = stopping.isEmpty() || earlier.weights().isPresent();
        if (metric.equals(monitor.metric()) && isUsable) {
            best = earlier;
        }
    }

    /** Returns whether the epoch is the best so far, and remembers it then. */
    boolean add(Epoch epoch, Supplier<Weights> weights) {
        double value = monitor.valueIn(epoch);
        if (!monitor.isBetter(
                value, best.value(), stopping.map(EarlyStopping::minDelta).orElse(0.0))) {
            return false;
        }
        best = new Best(epoch.number(), value, stopping.map(unused -> weights.get()));
        return true;
    }

    /** Returns whether there is no patience left after so many epochs. */
    boolean isHopeless(int epochs) {
        return epochs > 0
                && stopping.map(EarlyStopping::patience)
                        .filter(patience -> epochs - best.epoch() >= patience)
                        .isPresent();
    }

    /** Returns the number of the epoch whose weights are restored, or 0. */
    int restored() {
        return stopping.isPresent() ? best.epoch() : 0;
    }

    String metric() {
        return monitor.metric();
    }

    Best best() {
        return best;
    }
}
