package cortado.train;

import cortado.graph.Tensor;
import cortado.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** See {@link Loss#losses}: one loss for each output of a network, or one that is weighted. */
final class JointLoss extends Loss {
    /** The loss of one output and how much it counts. */
    record Part(Loss loss, double weight) {
        @Override
        public String toString() {
            return loss + (weight == 1 ? "" : ".weighted(" + weight + ")");
        }
    }

    private final List<Part> parts;

    private JointLoss(List<Part> parts) {
        super("losses");
        this.parts = List.copyOf(parts);
    }

    static JointLoss of(Loss... losses) {
        if (losses.length == 0) {
            throw new IllegalArgumentException(
                    "losses: pass one loss for each output, e.g. losses(crossEntropy(), mse()).");
        }
        List<Part> parts = new ArrayList<>();
        for (Loss loss : losses) {
            if (loss.parts().size() != 1) {
                throw new IllegalArgumentException("losses: " + loss + " stands for several outputs. Pass its parts.");
            }
            parts.addAll(loss.parts());
        }
        return new JointLoss(parts);
    }

    static JointLoss weighted(Loss loss, double weight) {
        if (!(weight > 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException(loss + ": a weight must be above 0, but was " + weight
                    + ". To leave an output untrained, leave it out of the network.");
        }
        return new JointLoss(loss.parts().stream()
                .map(part -> new Part(part.loss, part.weight * weight))
                .toList());
    }

    @Override
    List<Part> parts() {
        return parts;
    }

    @Override
    LossForm form(Network network) {
        return parts.get(0).loss.form(network);
    }

    @Override
    Tensor rows(Tensor scores, Tensor target) {
        return parts.get(0).loss.rows(scores, target);
    }

    @Override
    public String toString() {
        return parts.size() == 1
                ? parts.get(0).toString()
                : parts.stream().map(Part::toString).collect(Collectors.joining(", ", "losses(", ")"));
    }
}
