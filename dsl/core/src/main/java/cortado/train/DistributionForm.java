package cortado.train;

import cortado.base.Problems;
import cortado.data.Dataset;
import cortado.engine.Labels;
import cortado.engine.Objective;
import cortado.graph.Target;
import cortado.graph.Tensor;
import cortado.network.Network;
import java.nio.FloatBuffer;

/** One output for each class, a distribution over the classes for each row. */
final class DistributionForm implements LossForm {
    static final DistributionForm INSTANCE = new DistributionForm();

    /** How far the sum of a distribution may be from 1: float32 rounding of many classes. */
    private static final double TOLERANCE = 1e-3;

    private DistributionForm() {}

    @Override
    public void check(String loss, Network network, Dataset data, Problems problems) {
        problems.check(
                !BinaryForm.endsWithSigmoid(network),
                "%s needs logits or softmax, but the network ends with sigmoid. Drop the sigmoid.",
                loss);
        if (!data.isRegression()) {
            problems.check(
                    false,
                    "%s needs a distribution over the classes for each row, but the data has %s.",
                    loss,
                    data.isClassification() ? "one class. Use crossEntropy()" : "no labels");
            return;
        }
        ValueForm.checkWidth(network, data, "target", problems);
        int row = firstOther(data.targets(), data.targetWidth());
        problems.check(
                row < 0,
                "%s needs targets of at least 0 that sum to 1 in each row, but those of row %d do not. Divide each row by its"
                        + " sum.",
                loss,
                row);
    }

    /** Returns the first row that is no distribution, or -1. */
    private static int firstOther(FloatBuffer targets, int width) {
        for (int row = 0; targets.hasRemaining(); row++) {
            double sum = 0;
            boolean isNegative = false;
            for (int i = 0; i < width; i++) {
                float share = targets.get();
                isNegative |= share < 0;
                sum += share;
            }
            if (isNegative || Math.abs(sum - 1) > TOLERANCE) {
                return row;
            }
        }
        return -1;
    }

    @Override
    public Tensor scores(Network network) {
        return ClassForm.INSTANCE.scores(network);
    }

    @Override
    public Target target(Network network) {
        return new Target(network.outputShape(), false);
    }

    @Override
    public Labels labels(Dataset data) {
        return ValueForm.targets(data);
    }

    @Override
    public Objective.Hits hits() {
        return Objective.Hits.NONE;
    }

    @Override
    public void toProbabilities(Network network, float[] row) {
        ClassForm.INSTANCE.toProbabilities(network, row);
    }

    @Override
    public int predictedClass(Network network, float[] row) {
        return ClassForm.INSTANCE.predictedClass(network, row);
    }
}
