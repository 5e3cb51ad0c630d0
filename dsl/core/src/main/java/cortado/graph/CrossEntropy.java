package cortado.graph;

import cortado.base.Shape;

/**
 * The negative log-likelihood of each row's true class, computed from logits in one stable step.
 *
 * @param logits (N, classes)
 * @param target class numbers (N), int64
 * @param smoothing share of the likelihood that is spread over all classes, 0..1, as Szegedy et al. 2016 and PyTorch do
 */
public record CrossEntropy(Tensor logits, Tensor target, double smoothing) implements Op {
    @Override
    public Shape shape() {
        return Shape.of();
    }
}
