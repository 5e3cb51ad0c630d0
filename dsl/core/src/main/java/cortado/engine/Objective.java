package cortado.engine;

import cortado.graph.Tensor;

/**
 * What one training step computes, recorded as symbolic tensors.
 *
 * @param input the features
 * @param output what the network gives
 * @param target the labels
 * @param loss the scalar that validation and evaluation report
 * @param trained the scalar that steps minimize: the loss, or a form of it with weighted rows
 * @param scores what hits are counted on, (N, classes) or (N, outputs)
 * @param hits how hits are counted
 */
public record Objective(
        Tensor input, Tensor output, Tensor target, Tensor loss, Tensor trained, Tensor scores, Hits hits) {
    /** How the correct predictions of a batch are counted. */
    public enum Hits {
        /** The largest score is the true class. */
        LARGEST,
        /** A positive score, as logits are, for a label above one half, or a negative one for a label below. */
        SIGN,
        /** Not at all: the labels are real values. */
        NONE
    }
}
