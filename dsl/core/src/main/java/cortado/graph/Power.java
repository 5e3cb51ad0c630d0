package cortado.graph;

import cortado.base.Shape;

/** Each element to a constant power. */
public record Power(Tensor x, double exponent) implements Op {
    @Override
    public Shape shape() {
        return x.shape();
    }

    @Override
    public boolean isBatched() {
        return x.isBatched();
    }
}
