package cortado.graph;

import cortado.base.Shape;

/**
 * Normalization of each sample over groups of channels (the first dimension of a sample) and all that lies in them, with the biased
 * variance.
 *
 * @param x input (N, C, …)
 * @param weight scale (C)
 * @param bias offset (C)
 * @param groups a divisor of C
 * @param epsilon added to the variance
 * @see <a href="https://arxiv.org/abs/1803.08494">Wu and He 2018, section 3.1</a>
 */
public record GroupNorm(Tensor x, Tensor weight, Tensor bias, int groups, double epsilon) implements Op {
    /** Checks that the groups divide the channels. */
    public GroupNorm {
        int channels = weight.shape().get(0);
        if (x.shape().rank() == 0 || x.shape().get(0) != channels) {
            throw new ShapeException(
                    "normalization of " + channels + " channels needs as many",
                    "Pass an input of shape (N, " + channels + ", …).");
        }
        if (channels % groups != 0) {
            throw new ShapeException(
                    "groupNorm in " + groups + " groups needs a number of channels that " + groups + " divides, not "
                            + channels,
                    "Choose a divisor of " + channels + ".");
        }
    }

    @Override
    public Shape shape() {
        return x.shape();
    }
}
