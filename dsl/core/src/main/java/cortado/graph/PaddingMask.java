package cortado.graph;

import cortado.base.Shape;

/**
 * Which steps of a sequence of ids hold a token: (N, T) bool, false where the id is 0, which is padding.
 *
 * @param x ids (N, T)
 */
public record PaddingMask(Tensor x) implements Op {
    @Override
    public Shape shape() {
        return x.shape();
    }
}
