package cortado.train;

import cortado.graph.BinaryCrossEntropy;
import cortado.graph.Tensor;
import cortado.network.Network;

/** See {@link Loss#binaryCrossEntropy}. */
final class BinaryCrossEntropyLoss extends Loss {
    BinaryCrossEntropyLoss() {
        super("binaryCrossEntropy");
    }

    @Override
    LossForm form(Network network) {
        return BinaryForm.INSTANCE;
    }

    @Override
    Tensor rows(Tensor scores, Tensor target) {
        return Tensor.of(new BinaryCrossEntropy(scores, target));
    }
}
