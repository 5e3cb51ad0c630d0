package cortado.graph;

import cortado.base.Shape;

/**
 * One value for each window of an image. Padding counts neither as a value nor in a mean.
 *
 * @param x input (N, C, H, W)
 * @param kind what is taken from a window
 * @param size height and width of the window, pixels
 * @param stride step of the window in both directions, pixels
 * @param padding pixels added on each side
 * @param extra pixels added below and to the right besides
 */
public record Pool2d(
        Tensor x,
        Kind kind,
        int size,
        int stride,
        @Otherwise(0) int padding,
        @Otherwise(0) int extra) implements Op {
    /** What is taken from a window. */
    public enum Kind {
        MAX("maxPool2d"),
        AVERAGE("avgPool2d");

        private final String layer;

        Kind(String layer) {
            this.layer = layer;
        }
    }

    /** Makes a pooling without padding. */
    public Pool2d(Tensor x, Kind kind, int size, int stride) {
        this(x, kind, size, stride, 0, 0);
    }

    /** Checks that the input is an image at least as large as the window. */
    public Pool2d {
        Shape unused = new Window(size, stride, padding, extra, 1).overImage(kind.layer, x.shape(), 1);
    }

    @Override
    public Shape shape() {
        return new Window(size, stride, padding, extra, 1)
                .overImage(kind.layer, x.shape(), x.shape().get(0));
    }
}
