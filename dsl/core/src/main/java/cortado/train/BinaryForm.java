package cortado.train;

import cortado.base.Problems;
import cortado.base.Shape;
import cortado.data.Dataset;
import cortado.engine.Labels;
import cortado.engine.Objective;
import cortado.graph.Elementwise;
import cortado.graph.Softmax;
import cortado.graph.Target;
import cortado.graph.Tensor;
import cortado.network.Network;
import java.nio.FloatBuffer;

/** One output for each of some yes-or-no labels; of two classes, the output speaks for the second one. */
final class BinaryForm implements LossForm {
    static final BinaryForm INSTANCE = new BinaryForm();

    private BinaryForm() {}

    @Override
    public void check(String loss, Network network, Dataset data, Problems problems) {
        problems.check(
                !(network.output().op() instanceof Softmax),
                "%s needs logits or sigmoid, but the network ends with softmax. Use crossEntropy().",
                loss);
        if (data.isClassification()) {
            checkClasses(loss, network, data, problems);
        } else if (data.isRegression()) {
            ValueForm.checkWidth(network, data, "label", problems);
            problems.check(
                    areProbabilities(data.targets()), "%s needs labels from 0 to 1. Use mse() for other values.", loss);
        } else {
            problems.check(false, "%s needs labels, but the data has none.", loss);
        }
    }

    private static void checkClasses(String loss, Network network, Dataset data, Problems problems) {
        problems.check(
                data.classCount() == 2,
                "%s needs 2 classes, but the data has %d. Use crossEntropy().",
                loss,
                data.classCount());
        problems.check(
                network.outputShape().equals(Shape.of(1)),
                "%s needs output (N, 1) for two classes, but the network gives %s. End it with dense(1).",
                loss,
                network.outputShape().batched());
    }

    private static boolean areProbabilities(FloatBuffer targets) {
        while (targets.hasRemaining()) {
            float target = targets.get();
            if (target < 0 || target > 1) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether the network ends with a sigmoid. */
    static boolean endsWithSigmoid(Network network) {
        return network.output().op() instanceof Elementwise last && last.function() == Elementwise.Function.SIGMOID;
    }

    @Override
    public Tensor scores(Network network) {
        return endsWithSigmoid(network) ? ((Elementwise) network.output().op()).x() : network.output();
    }

    @Override
    public Target target(Network network) {
        return new Target(network.outputShape(), false);
    }

    @Override
    public Labels labels(Dataset data) {
        if (data.isRegression()) {
            return ValueForm.targets(data);
        }
        int[] classes = data.classes();
        float[] values = new float[classes.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = classes[i];
        }
        return Labels.ofValues(values, 1);
    }

    @Override
    public Objective.Hits hits() {
        return Objective.Hits.SIGN;
    }

    @Override
    public void toProbabilities(Network network, float[] row) {
        if (!endsWithSigmoid(network)) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (float) (1 / (1 + Math.exp(-row[i])));
            }
        }
    }

    @Override
    public int predictedClass(Network network, float[] row) {
        return row[0] > (endsWithSigmoid(network) ? 0.5 : 0) ? 1 : 0;
    }
}
