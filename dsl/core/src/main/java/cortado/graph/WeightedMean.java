package cortado.graph;

import cortado.base.Shape;

/**
 * The weighted mean over rows of the mean over each row, a scalar; 0 if all weights are.
 *
 * @param x any batched shape
 * @param weight (N), at least 0
 */
public record WeightedMean(Tensor x, Tensor weight) implements Op {
    @Override
    public Shape shape() {
        return Shape.of();
    }

    @Override
    public boolean isBatched() {
        return false;
    }
}
