package cortado.graph;

import cortado.base.Shape;

/** {@code scale * x + offset} for two constants. */
public record Affine(Tensor x, double scale, double offset) implements Op {
    @Override
    public Shape shape() {
        return x.shape();
    }

    @Override
    public boolean isBatched() {
        return x.isBatched();
    }
}
