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

/** See {@link Loss#mse}. */
final class MeanSquaredLoss extends Loss {
    MeanSquaredLoss() {
        super("mse");
    }

    @Override
    void check(Network network, Dataset data, Problems problems) {
        if (!data.isRegression()) {
            problems.check(
                    false,
                    "mse needs real-valued targets, but the data has %s.",
                    data.isClassification() ? "classes. Use crossEntropy()" : "no labels");
            return;
        }
        problems.check(
                network.outputShape().equals(Shape.of(data.targetWidth())),
                "the network gives %s, but each row has %d target%s. End it with dense(%d).",
                network.outputShape().batched(),
                data.targetWidth(),
                data.targetWidth() == 1 ? "" : "s",
                data.targetWidth());
    }

    @Override
    Objective objective(Network network) {
        Tensor output = network.output();
        Tensor target = Tensor.of(new Target(network.outputShape(), false));
        Tensor loss = output.minus(target).square().mean();
        return new Objective(network.input(), output, target, loss, output, Objective.Hits.NONE);
    }

    @Override
    Labels labels(Dataset data) {
        return targets(data);
    }

    /** Returns the real-valued targets of the data. */
    static Labels targets(Dataset data) {
        FloatBuffer targets = data.targets();
        float[] values = new float[targets.remaining()];
        targets.get(values);
        return Labels.ofValues(values, data.targetWidth());
    }

    @Override
    void toProbabilities(Network network, float[] row) {
        throw new IllegalStateException(
                "predictProbability: the model predicts real values, not classes. Use predict.");
    }

    @Override
    int predictedClass(Network network, float[] row) {
        throw new IllegalStateException("predictClass: the model predicts real values, not classes. Use predict.");
    }

    @Override
    boolean hasAccuracy() {
        return false;
    }
}
