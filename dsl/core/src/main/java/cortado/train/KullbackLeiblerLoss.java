package cortado.train;

import cortado.graph.KullbackLeibler;
import cortado.graph.Tensor;
import cortado.network.Network;

/** See {@link Loss#kullbackLeibler}. */
final class KullbackLeiblerLoss extends Loss {
    KullbackLeiblerLoss() {
        super("kullbackLeibler");
    }

    @Override
    LossForm form(Network network) {
        return DistributionForm.INSTANCE;
    }

    @Override
    Tensor rows(Tensor scores, Tensor target) {
        // The mean over classes times their number is the sum over classes.
        return Tensor.of(new KullbackLeibler(scores, target))
                .affine(scores.shape().size(), 0);
    }
}
