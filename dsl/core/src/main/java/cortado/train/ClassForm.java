package cortado.train;

import cortado.base.Problems;
import cortado.base.Shape;
import cortado.data.Dataset;
import cortado.engine.Labels;
import cortado.engine.Objective;
import cortado.graph.Softmax;
import cortado.graph.Target;
import cortado.graph.Tensor;
import cortado.network.Network;
import java.util.Arrays;

/** One output for each class, one class for each row. */
final class ClassForm implements LossForm {
    static final ClassForm INSTANCE = new ClassForm();

    private ClassForm() {}

    @Override
    public void check(String loss, Network network, Dataset data, Problems problems) {
        Shape output = network.outputShape();
        problems.check(
                !BinaryForm.endsWithSigmoid(network),
                "%s needs logits or softmax, but the network ends with sigmoid. Drop the sigmoid, or use"
                        + " binaryCrossEntropy().",
                loss);
        problems.check(
                output.rank() == 1,
                "%s needs output (N, classes), but the network gives %s. End it with dense(classes).",
                loss,
                output.batched());
        if (!data.isClassification()) {
            problems.check(
                    false, "%s needs a class for each row, but the data has none. Use mse() for real values.", loss);
        } else if (output.rank() == 1) {
            problems.check(
                    output.get(0) == data.classCount(),
                    "the network has %d output%s, but the data has %d classes. End it with dense(%d).",
                    output.get(0),
                    output.get(0) == 1 ? "" : "s",
                    data.classCount(),
                    data.classCount());
        }
    }

    @Override
    public Tensor scores(Network network) {
        return network.output().op() instanceof Softmax softmax ? softmax.x() : network.output();
    }

    @Override
    public Target target(Network network) {
        return new Target(Shape.of(), true);
    }

    @Override
    public Labels labels(Dataset data) {
        return Labels.ofClasses(Arrays.stream(data.classes()).asLongStream().toArray());
    }

    @Override
    public Objective.Hits hits() {
        return Objective.Hits.LARGEST;
    }

    @Override
    public void toProbabilities(Network network, float[] row) {
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
    public int predictedClass(Network network, float[] row) {
        int best = 0;
        for (int i = 1; i < row.length; i++) {
            if (row[i] > row[best]) {
                best = i;
            }
        }
        return best;
    }
}
