package cortado.graph;

import cortado.base.Shape;

/**
 * Normalization of each sample over its last dimensions, those of the weight, with the biased variance.
 *
 * @param x input of any shape
 * @param weight scale, of the shape of the last dimensions
 * @param bias offset, of the same shape
 * @param epsilon added to the variance
 * @see <a href="https://arxiv.org/abs/1607.06450">Ba et al. 2016, eq. 3 and 4</a>
 */
public record LayerNorm(Tensor x, Tensor weight, Tensor bias, double epsilon) implements Op {
    /** Checks that the weight has the last dimensions. */
    public LayerNorm {
        int offset = x.shape().rank() - weight.shape().rank();
        for (int i = 0; i < weight.shape().rank(); i++) {
            if (offset < 0 || x.shape().get(offset + i) != weight.shape().get(i)) {
                throw new ShapeException(
                        "normalization over " + weight.shape() + " needs these last dimensions",
                        "Pass an input that ends with them.");
            }
        }
    }

    @Override
    public Shape shape() {
        return x.shape();
    }
}
