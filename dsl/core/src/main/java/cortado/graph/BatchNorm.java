package cortado.graph;

import cortado.base.Shape;

/**
 * Normalization of each channel (the first dimension of a sample) over the batch.
 *
 * <p>Training uses the batch's mean and biased variance and moves the running ones; inference uses the running ones.
 *
 * @param x input (N, C) or (N, C, H, W)
 * @param weight scale (C)
 * @param bias offset (C)
 * @param mean running mean, a {@link State} (C)
 * @param variance running variance, a {@link State} (C); it takes the unbiased batch variance
 * @param momentum weight of the new batch in the running values, 0..1
 * @param epsilon added to the variance
 * @see <a href="https://proceedings.mlr.press/v37/ioffe15.html">Ioffe and Szegedy 2015, algorithm 1</a>
 */
public record BatchNorm(
        Tensor x, Tensor weight, Tensor bias, Tensor mean, Tensor variance, double momentum, double epsilon)
        implements Op {
    @Override
    public Shape shape() {
        return x.shape();
    }
}
