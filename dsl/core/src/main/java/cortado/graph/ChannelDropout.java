package cortado.graph;

import cortado.base.Shape;

/**
 * Zeroes whole channels of images, or features of sequences, at random while training and scales the rest by {@code 1 / (1 - rate)};
 * the identity at inference. Which ones is a hash like that of {@link Dropout}.
 *
 * @param x images (N, C, H, W) or sequences (N, T, C)
 * @param rate probability of a zero, 0..1, 1 excluded
 * @see <a href="https://arxiv.org/abs/1411.4280">Tompson et al. 2015, section 3.2</a>
 */
public record ChannelDropout(Tensor x, double rate) implements Op {
    /** Checks that there are channels of several values. */
    public ChannelDropout {
        if (x.shape().rank() != 2 && x.shape().rank() != 3) {
            throw new ShapeException(
                    "spatialDropout needs sequences (N, length, features) or images (N, channels, height, width)",
                    "Use dropout(" + rate + ").");
        }
    }

    @Override
    public Shape shape() {
        return x.shape();
    }
}
