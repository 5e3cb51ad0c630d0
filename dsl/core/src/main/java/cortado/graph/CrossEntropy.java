package cortado.graph;

import cortado.base.Shape;

/**
 * The mean negative log-likelihood of the true classes, computed from logits in one stable step.
 *
 * @param logits (N, classes)
 * @param target class numbers (N), int64
 */
public record CrossEntropy(Tensor logits, Tensor target) implements Op {
    @Override
    public Shape shape() {
        return Shape.of();
    }

    @Override
    public boolean isBatched() {
        return false;
    }
}
