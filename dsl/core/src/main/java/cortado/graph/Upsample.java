package cortado.graph;

import cortado.base.Shape;

/**
 * Images made larger by a whole number.
 *
 * @param x input (N, C, H, W)
 * @param scale how many times as high and wide, at least 1
 * @param mode where the pixels in between come from
 */
public record Upsample(Tensor x, int scale, Mode mode) implements Op {
    /** Where pixels come from. */
    public enum Mode {
        /** The nearest pixel. */
        NEAREST,
        /** The four nearest pixels by their distance, pixels being squares whose centers are compared. */
        BILINEAR
    }

    /** Checks that the input is an image. */
    public Upsample {
        if (x.shape().rank() != 3) {
            throw new ShapeException(
                    "upsample needs images (N, channels, height, width)",
                    "Put reshape(channels, height, width) before it, or start with input(channels, height, width).");
        }
    }

    @Override
    public Shape shape() {
        return Shape.of(
                x.shape().get(0),
                Math.multiplyExact(x.shape().get(1), scale),
                Math.multiplyExact(x.shape().get(2), scale));
    }
}
