package cortado.graph;

import cortado.base.Shape;

/**
 * The negative log-likelihood of each of many independent yes-or-no labels, computed from logits in one stable step.
 *
 * @param logits any shape
 * @param target values 0..1 of the same shape, float32
 */
public record BinaryCrossEntropy(Tensor logits, Tensor target) implements Op {
    @Override
    public Shape shape() {
        return logits.shape();
    }
}
