package cortado.graph;

import cortado.base.Shape;

/** One value for each window of an image; see {@link Tensor#maxPool2d} and {@link Tensor#avgPool2d}. */
public record Pool2d(Tensor x, Kind kind, int size, int stride) implements Op {
    /** What is taken from a window. */
    public enum Kind {
        MAX("maxPool2d"),
        AVERAGE("avgPool2d");

        private final String layer;

        Kind(String layer) {
            this.layer = layer;
        }
    }

    /** Checks that the input is an image at least as large as the window. */
    public Pool2d {
        Shape unused = Windows.slide(kind.layer, x.shape(), 1, size, stride, 0);
    }

    @Override
    public Shape shape() {
        return Windows.slide(kind.layer, x.shape(), x.shape().get(0), size, stride, 0);
    }
}
