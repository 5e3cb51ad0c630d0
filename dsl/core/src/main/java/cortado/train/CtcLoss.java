package cortado.train;

import cortado.graph.Ctc;
import cortado.graph.Tensor;
import cortado.network.Network;

/** See {@link Loss#ctc}. */
final class CtcLoss extends Loss {
    CtcLoss() {
        super("ctc");
    }

    @Override
    LossForm form(Network network) {
        return SequenceForm.INSTANCE;
    }

    @Override
    Tensor rows(Tensor scores, Tensor target) {
        return Tensor.of(new Ctc(scores, target));
    }
}
