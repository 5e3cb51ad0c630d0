package cortado.train;

import cortado.base.Problems;
import cortado.base.Shape;
import cortado.data.Dataset;
import cortado.engine.Labels;
import cortado.engine.Objective;
import cortado.graph.CrossEntropy;
import cortado.graph.Softmax;
import cortado.graph.Target;
import cortado.graph.Tensor;
import cortado.network.Network;
import java.util.Arrays;

/** See {@link Loss#crossEntropy}. */
final class CrossEntropyLoss extends Loss {
    CrossEntropyLoss() {
        super("crossEntropy");
    }

    @Override
    void check(Network network, Dataset data, Problems problems) {
        Shape output = network.outputShape();
        problems.check(
                !endsWithSigmoid(network),
                "crossEntropy needs logits or softmax, but the network ends with sigmoid. Drop the sigmoid, or use"
                        + " binaryCrossEntropy().");
        problems.check(
                output.rank() == 1,
                "crossEntropy needs output (N, classes), but the network gives %s. End it with dense(classes).",
                output.batched());
        if (!data.isClassification()) {
            problems.check(
                    false,
                    "crossEntropy needs a class for each row, but the data has none. Use mse() for real values.");
        } else if (output.rank() == 1) {
            problems.check(
                    output.get(0) == data.classCount(),
                    "the network has %d outputs, but the data has %d classes. End it with dense(%d).",
                    output.get(0),
                    data.classCount(),
                    data.classCount());
        }
    }

    @Override
    Objective objective(Network network) {
        Tensor output = network.output();
        Tensor logits = output.op() instanceof Softmax softmax ? softmax.x() : output;
        Tensor target = Tensor.of(new Target(Shape.of(), true));
        Tensor loss = Tensor.of(new CrossEntropy(logits, target));
        return new Objective(network.input(), output, target, loss, logits, Objective.Hits.LARGEST);
    }

    @Override
    Labels labels(Dataset data) {
        return Labels.ofClasses(Arrays.stream(data.classes()).asLongStream().toArray());
    }

    @Override
    void toProbabilities(Network network, float[] row) {
        if (network.output().op() instanceof Softmax) {
            return;
        }
        double largest = row[predictedClass(network, row)];
        double sum = 0;
        for (float logit : row) {
            sum += Math.exp(logit - largest);
        }
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) (Math.exp(row[i] - largest) / sum);
        }
    }

    @Override
    int predictedClass(Network network, float[] row) {
        int best = 0;
        for (int i = 1; i < row.length; i++) {
            if (row[i] > row[best]) {
                best = i;
            }
        }
        return best;
    }
}
