package cortado.graph;

import cortado.base.Shape;

/**
 * How a window moves along a dimension: the shape rule that convolution and pooling share.
 *
 * @param size steps that it takes, at least 1
 * @param stride how far it moves, at least 1
 * @param padding steps added at both ends
 * @param extra steps added at the far end besides
 * @param dilation distance of the steps that it takes, 1 for neighbors
 */
record Window(int size, int stride, int padding, int extra, int dilation) {
    /** Returns how many steps lie between its ends, both included. */
    long span() {
        return (long) dilation * (size - 1) + 1;
    }

    private long space(int length) {
        return length + 2L * padding + extra;
    }

    private int positions(int length) {
        return Math.toIntExact((space(length) - span()) / stride + 1);
    }

    /** Returns (channels, rows, columns) after sliding a square window over an image of shape (C, H, W). */
    Shape overImage(String what, Shape image, int channels) {
        if (image.rank() != 3) {
            throw new ShapeException(
                    what + " needs images (N, channels, height, width)",
                    "Put it before flatten(), or start with input(channels, height, width).");
        }
        int height = image.get(1);
        int width = image.get(2);
        if (span() > space(height) || span() > space(width)) {
            throw new ShapeException(
                    "%s needs images of at least %d x %d".formatted(named(what), least(), least()),
                    "Use a smaller window, \"same\" padding or fewer pooling layers before it.");
        }
        return Shape.of(channels, positions(height), positions(width));
    }

    /** Returns the number of steps after sliding the window along a sequence. */
    int overSteps(String what, int length) {
        if (span() > space(length)) {
            throw new ShapeException(
                    named(what) + " needs sequences of at least " + least() + (least() == 1 ? " step" : " steps"),
                    "Use a smaller window, \"same\" padding or fewer pooling layers before it.");
        }
        return positions(length);
    }

    private String named(String what) {
        return what + " of size " + size + (dilation == 1 ? "" : " with dilation " + dilation);
    }

    /** Returns the length below which it has no place. */
    private long least() {
        return Math.max(1, span() - 2L * padding - extra);
    }
}
