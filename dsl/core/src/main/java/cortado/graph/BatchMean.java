package cortado.graph;

import cortado.base.Shape;

/** The mean of all elements of a batch, a scalar. */
public record BatchMean(Tensor x) implements Op {
    @Override
    public Shape shape() {
        return Shape.of();
    }

    @Override
    public boolean isBatched() {
        return false;
    }
}
