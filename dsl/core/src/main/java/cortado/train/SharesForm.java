package cortado.train;

import cortado.base.Problems;
import cortado.data.Dataset;
import cortado.engine.Labels;
import cortado.engine.Objective;
import cortado.graph.Target;
import cortado.graph.Tensor;
import cortado.network.Network;

/** One output for each class; the label of a row is the share that each class has in it, which mixing makes. */
final class SharesForm implements LossForm {
    static final SharesForm INSTANCE = new SharesForm();

    private SharesForm() {}

    @Override
    public void check(String loss, Network network, Dataset data, Problems problems) {
        ClassForm.INSTANCE.check(loss, network, data, problems);
    }

    @Override
    public Tensor scores(Network network) {
        return ClassForm.INSTANCE.scores(network);
    }

    @Override
    public Target target(Network network) {
        return new Target(network.outputShape(), false);
    }

    /** Returns the whole of its class for each row; batches are mixed later. */
    @Override
    public Labels labels(Dataset data) {
        int[] classes = data.classes();
        int width = data.classCount();
        float[] shares = new float[Math.multiplyExact(classes.length, width)];
        for (int row = 0; row < classes.length; row++) {
            shares[row * width + classes[row]] = 1;
        }
        return Labels.ofValues(shares, width);
    }

    @Override
    public Objective.Hits hits() {
        return Objective.Hits.LARGEST_SHARE;
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
