package cortado.train;

import cortado.base.Problems;
import cortado.base.Shape;
import cortado.data.Dataset;
import cortado.engine.Labels;
import cortado.engine.Objective;
import cortado.graph.Target;
import cortado.graph.Tensor;
import cortado.network.Network;
import java.nio.FloatBuffer;

/** One output for each of some real values. */
final class ValueForm implements LossForm {
    static final ValueForm INSTANCE = new ValueForm();

    private ValueForm() {}

    @Override
    public void check(String loss, Network network, Dataset data, Problems problems) {
        if (!data.isRegression()) {
            problems.check(
                    false,
                    "%s needs real-valued targets, but the data has %s.",
                    loss,
                    data.isClassification() ? "classes. Use crossEntropy()" : "no labels");
            return;
        }
        checkWidth(network, data, "target", problems);
    }

    /** Adds that the output is not as wide as the labels, which the message calls by the given word. */
    static void checkWidth(Network network, Dataset data, String word, Problems problems) {
        problems.check(
                network.outputShape().equals(Shape.of(data.targetWidth())),
                "the network gives %s, but each row has %d %s%s. End it with dense(%d).",
                network.outputShape().batched(),
                data.targetWidth(),
                word,
                data.targetWidth() == 1 ? "" : "s",
                data.targetWidth());
    }

    /** Returns the real-valued targets of the data. */
    static Labels targets(Dataset data) {
        FloatBuffer targets = data.targets();
        float[] values = new float[targets.remaining()];
        targets.get(values);
        return Labels.ofValues(values, data.targetWidth());
    }

    @Override
    public Tensor scores(Network network) {
        return network.output();
    }

    @Override
    public Target target(Network network) {
        return new Target(network.outputShape(), false);
    }

    @Override
    public Labels labels(Dataset data) {
        return targets(data);
    }

    @Override
    public Objective.Hits hits() {
        return Objective.Hits.NONE;
    }

    @Override
    public void toProbabilities(Network network, float[] row) {
        throw new IllegalStateException(
                "predictProbability: the model predicts real values, not classes. Use predict.");
    }

    @Override
    public int predictedClass(Network network, float[] row) {
        throw new IllegalStateException("predictClass: the model predicts real values, not classes. Use predict.");
    }

    @Override
    public boolean isProbability() {
        return false;
    }
}
