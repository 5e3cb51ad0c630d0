package cortado.train;

import cortado.base.Problems;
import cortado.data.Dataset;
import cortado.graph.MultiMargin;
import cortado.graph.Softmax;
import cortado.graph.Target;
import cortado.graph.Tensor;
import cortado.network.Network;

/** See {@link Loss#hinge}. */
final class HingeLoss extends Loss {
    HingeLoss() {
        super("hinge");
    }

    @Override
    LossForm form(Network network) {
        return formOfClasses(network);
    }

    @Override
    void check(Network network, Dataset data, Problems problems) {
        boolean isBounded = network.output().op() instanceof Softmax || BinaryForm.endsWithSigmoid(network);
        problems.check(!isBounded, "hinge needs scores, but the network ends with softmax or sigmoid. Drop it.");
        problems.check(data.isClassification(), "hinge needs a class for each row, but the data has none.");
        if (!isBounded && data.isClassification()) {
            super.check(network, data, problems);
        }
    }

    @Override
    Tensor rows(Tensor scores, Tensor target) {
        if (((Target) target.op()).isClass()) {
            return Tensor.of(new MultiMargin(scores, target));
        }
        return scores.times(target.affine(2, -1)).affine(-1, 1).relu();
    }

    @Override
    boolean isProbability(Network network) {
        return false;
    }

    @Override
    void toProbabilities(Network network, float[] row) {
        throw new IllegalStateException(
                "predictProbability: hinge trains scores, not probabilities. Use predict, or train"
                        + " with crossEntropy() or binaryCrossEntropy().");
    }
}
