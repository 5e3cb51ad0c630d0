package cortado.graph;

import cortado.base.Shape;

/** Two-dimensional cross-correlation; see {@link Tensor#conv2d}. */
public record Conv2d(Tensor x, Tensor weight, Tensor bias, int stride, int padding) implements Op {
    /** Checks that the input is an image with the weight's channels, at least as large as the kernel. */
    public Conv2d {
        Shape result = Windows.slide("conv2d", x.shape(), 1, weight.shape().get(2), stride, padding);
        int channels = weight.shape().get(1);
        if (result.rank() == 3 && x.shape().get(0) != channels) {
            throw new ShapeException(
                    "conv2d with filters over " + channels + " channels needs as many",
                    "Pass an input of shape (N, " + channels + ", height, width).");
        }
    }

    @Override
    public Shape shape() {
        return Windows.slide(
                "conv2d", x.shape(), weight.shape().get(0), weight.shape().get(2), stride, padding);
    }
}
