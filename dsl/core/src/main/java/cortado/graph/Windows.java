package cortado.graph;

import cortado.base.Shape;

/** The shape rule that convolution and pooling share. */
final class Windows {
    private Windows() {}

    /** Returns (channels, rows, columns) after sliding a square window over an image of shape (C, H, W). */
    static Shape slide(String what, Shape image, int channels, int size, int stride, int padding) {
        if (image.rank() != 3) {
            throw new ShapeException(
                    what + " needs images (N, channels, height, width)",
                    "Put it before flatten(), or start with input(channels, height, width).");
        }
        int height = image.get(1) + 2 * padding;
        int width = image.get(2) + 2 * padding;
        if (size > height || size > width) {
            throw new ShapeException(
                    what + " of size " + size + " needs images of at least " + size + " x " + size,
                    "Use a smaller window, \"same\" padding or fewer pooling layers before it.");
        }
        return Shape.of(channels, (height - size) / stride + 1, (width - size) / stride + 1);
    }
}
