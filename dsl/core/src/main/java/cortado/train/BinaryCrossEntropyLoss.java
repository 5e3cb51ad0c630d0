package cortado.train;

import cortado.base.Problems;
import cortado.base.Shape;
import cortado.data.Dataset;
import cortado.engine.Labels;
import cortado.engine.Objective;
import cortado.graph.BinaryCrossEntropy;
import cortado.graph.Elementwise;
import cortado.graph.Softmax;
import cortado.graph.Target;
import cortado.graph.Tensor;
import cortado.network.Network;
import java.nio.FloatBuffer;

/** See {@link Loss#binaryCrossEntropy}. */
final class BinaryCrossEntropyLoss extends Loss {
    BinaryCrossEntropyLoss() {
        super("binaryCrossEntropy");
    }

    @Override
    void check(Network network, Dataset data, Problems problems) {
        Shape output = network.outputShape();
        problems.check(
                !(network.output().op() instanceof Softmax),
                "binaryCrossEntropy needs logits or sigmoid, but the network ends with softmax. Use crossEntropy().");
        if (data.isClassification()) {
            problems.check(
                    data.classCount() == 2,
                    "binaryCrossEntropy needs 2 classes, but the data has %d. Use crossEntropy().",
                    data.classCount());
            problems.check(
                    output.equals(Shape.of(1)),
                    "binaryCrossEntropy needs output (N, 1) for two classes, but the network gives %s. End it with dense(1).",
                    output.batched());
        } else if (data.isRegression()) {
            problems.check(
                    output.equals(Shape.of(data.targetWidth())),
                    "the network gives %s, but each row has %d label%s. End it with dense(%d).",
                    output.batched(),
                    data.targetWidth(),
                    data.targetWidth() == 1 ? "" : "s",
                    data.targetWidth());
            problems.check(
                    areProbabilities(data.targets()),
                    "binaryCrossEntropy needs labels from 0 to 1. Use mse() for other values.");
        } else {
            problems.check(false, "binaryCrossEntropy needs labels, but the data has none.");
        }
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

    @Override
    Objective objective(Network network) {
        Tensor output = network.output();
        Tensor logits = endsWithSigmoid(network) ? ((Elementwise) output.op()).x() : output;
        Tensor target = Tensor.of(new Target(network.outputShape(), false));
        Tensor loss = Tensor.of(new BinaryCrossEntropy(logits, target));
        return new Objective(network.input(), output, target, loss, logits, Objective.Hits.SIGN);
    }

    @Override
    Labels labels(Dataset data) {
        if (data.isRegression()) {
            return MeanSquaredLoss.targets(data);
        }
        int[] classes = data.classes();
        float[] values = new float[classes.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = classes[i];
        }
        return Labels.ofValues(values, 1);
    }

    @Override
    void toProbabilities(Network network, float[] row) {
        if (!endsWithSigmoid(network)) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (float) (1 / (1 + Math.exp(-row[i])));
            }
        }
    }

    @Override
    int predictedClass(Network network, float[] row) {
        return row[0] > (endsWithSigmoid(network) ? 0.5 : 0) ? 1 : 0;
    }
}
