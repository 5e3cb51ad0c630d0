package cortado.train;

import cortado.base.Problems;
import cortado.data.Dataset;
import cortado.engine.Labels;
import cortado.engine.Objective;
import cortado.graph.Elementwise;
import cortado.network.Network;
import java.util.stream.Stream;

/** What training minimizes. Immutable; the factories are {@link #crossEntropy}, {@link #binaryCrossEntropy} and {@link #mse}. */
public abstract sealed class Loss permits CrossEntropyLoss, BinaryCrossEntropyLoss, MeanSquaredLoss {
    private final String name;

    Loss(String name) {
        this.name = name;
    }

    /**
     * Returns the mean negative log-likelihood of the true class, for one class a row.
     *
     * <p>The network's output has one value for each class: logits, or probabilities of a {@code softmax()} head, whose logits
     * are then used, so that both train equally stably.
     */
    public static Loss crossEntropy() {
        return new CrossEntropyLoss();
    }

    /**
     * Returns the mean negative log-likelihood of yes-or-no labels.
     *
     * <p>The network's output has one value for each label: logits, or probabilities of a {@code sigmoid()} head, whose logits are
     * then used. Two classes take one output, which speaks for the second class.
     */
    public static Loss binaryCrossEntropy() {
        return new BinaryCrossEntropyLoss();
    }

    /** Returns the mean of squared differences between outputs and real-valued targets. */
    public static Loss mse() {
        return new MeanSquaredLoss();
    }

    /** Returns the loss of the given name, as a model file holds it. */
    static Loss named(String name) {
        return Stream.of(crossEntropy(), binaryCrossEntropy(), mse())
                .filter(loss -> loss.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown loss '" + name + "'"));
    }

    /** Returns the name of the factory. */
    public String name() {
        return name;
    }

    /** Adds what keeps this loss from comparing the network's output with the data's labels. */
    abstract void check(Network network, Dataset data, Problems problems);

    /** Returns the computation of this loss for the network. */
    abstract Objective objective(Network network);

    /** Returns the labels as the objective takes them. */
    abstract Labels labels(Dataset data);

    /** Turns one row of outputs into probabilities, in place, if the network gives logits. */
    abstract void toProbabilities(Network network, float[] row);

    /** Returns the class that a row of outputs stands for. */
    abstract int predictedClass(Network network, float[] row);

    /** Returns whether the network ends with a sigmoid. */
    static boolean endsWithSigmoid(Network network) {
        return network.output().op() instanceof Elementwise last && last.function() == Elementwise.Function.SIGMOID;
    }

    /** Returns whether accuracy has a meaning. */
    boolean hasAccuracy() {
        return true;
    }

    @Override
    public String toString() {
        return name + "()";
    }
}
