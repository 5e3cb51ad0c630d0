package cortado.train;

import cortado.graph.CrossEntropy;
import cortado.graph.Tensor;
import cortado.network.Network;
import java.util.Map;

/** See {@link Loss#crossEntropy}. Immutable. */
public final class CrossEntropyLoss extends Loss {
    private final double smoothing;
    private final LossForm form;

    CrossEntropyLoss(double smoothing) {
        this(smoothing, ClassForm.INSTANCE);
    }

    private CrossEntropyLoss(double smoothing, LossForm form) {
        super("crossEntropy");
        this.form = form;
        if (!(smoothing >= 0 && smoothing < 1)) {
            throw new IllegalArgumentException(
                    "crossEntropy: smoothing must be at least 0 and below 1, but was " + smoothing + ". Try 0.1.");
        }
        this.smoothing = smoothing;
    }

    /**
     * Returns this loss with a share of each label spread over all classes, so that the network does not become too sure.
     *
     * @param smoothing the share, at least 0, below 1; default 0
     * @throws IllegalArgumentException if the share is out of range
     * @see <a href="https://arxiv.org/abs/1512.00567">Szegedy et al. 2016, section 7</a>
     */
    public CrossEntropyLoss smoothing(double smoothing) {
        return new CrossEntropyLoss(smoothing);
    }

    @Override
    Map<String, Double> settings() {
        return smoothing == 0 ? Map.of() : Map.of("smoothing", smoothing);
    }

    @Override
    LossForm form(Network network) {
        return form;
    }

    /** Returns this loss of labels that are shares of the classes. */
    @Override
    CrossEntropyLoss ofMixedLabels() {
        return new CrossEntropyLoss(smoothing, SharesForm.INSTANCE);
    }

    @Override
    Tensor rows(Tensor scores, Tensor target) {
        return Tensor.of(new CrossEntropy(scores, target, smoothing));
    }

    @Override
    public String toString() {
        return super.toString() + (smoothing == 0 ? "" : ".smoothing(" + smoothing + ")");
    }
}
