package cortado.train;

import cortado.base.Problems;
import cortado.data.Dataset;
import cortado.engine.Labels;
import cortado.engine.Objective;
import cortado.graph.Target;
import cortado.graph.Tensor;
import cortado.network.Network;

/** What outputs and labels mean to a loss: one class of many, yes or no, values, distributions, or sequences. */
sealed interface LossForm permits ClassForm, SharesForm, BinaryForm, ValueForm, DistributionForm, SequenceForm {
    /** Adds what keeps the named loss from comparing the network's output with the data's labels. */
    void check(String loss, Network network, Dataset data, Problems problems);

    /** Returns what the loss is computed on: the output, or the logits that a softmax or sigmoid head is applied to. */
    Tensor scores(Network network);

    /** Returns the labels of a batch. */
    Target target(Network network);

    /** Returns the labels of all rows. */
    Labels labels(Dataset data);

    /** Returns how correct predictions are counted on the scores. */
    Objective.Hits hits();

    /** Turns one row of outputs into probabilities, in place, if the network gives logits. */
    void toProbabilities(Network network, float[] row);

    /** Returns the class that a row of outputs stands for. */
    int predictedClass(Network network, float[] row);

    /** Returns whether outputs stand for probabilities, rather than values of any kind. */
    default boolean isProbability() {
        return true;
    }
}
