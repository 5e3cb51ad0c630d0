package cortado.graph;

import cortado.base.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Two-dimensional cross-correlation.
 *
 * @param x input (N, C, H, W)
 * @param weight filters (F, C / groups, kernel, kernel)
 * @param bias (F); null for none
 * @param stride step of the window in both directions, pixels
 * @param padding zeros added on each side, pixels
 * @param extra zeros added below and to the right besides, pixels
 * @param dilation distance of the pixels that a window takes, 1 for neighbors
 * @param groups parts into which channels and filters are divided, each filter seeing the channels of its part
 */
public record Conv2d(
        Tensor x,
        Tensor weight,
        @Nullable Tensor bias,
        int stride,
        int padding,
        @Otherwise(0) int extra,
        @Otherwise(1) int dilation,
        @Otherwise(1) int groups)
        implements Op {
    /** Makes a convolution of neighboring pixels whose filters see all channels. */
    public Conv2d(Tensor x, Tensor weight, Tensor bias, int stride, int padding) {
        this(x, weight, bias, stride, padding, 0, 1, 1);
    }

    /** Checks that the input is an image with the weight's channels, at least as large as the window. */
    public Conv2d {
        Shape unused = window(weight, stride, padding, extra, dilation).overImage("conv2d", x.shape(), 1);
        int channels = weight.shape().get(1) * groups;
        if (x.shape().get(0) != channels) {
            throw new ShapeException(
                    "conv2d with filters over " + channels + " channels needs as many",
                    "Pass an input of shape (N, " + channels + ", height, width).");
        }
        if (weight.shape().get(0) % groups != 0) {
            throw new ShapeException(
                    "conv2d in " + groups + " groups needs a number of filters that " + groups + " divides, not "
                            + weight.shape().get(0),
                    "Choose a multiple of " + groups + ", or another number of groups.");
        }
    }

    private static Window window(Tensor weight, int stride, int padding, int extra, int dilation) {
        return new Window(weight.shape().get(2), stride, padding, extra, dilation);
    }

    @Override
    public Shape shape() {
        return window(weight, stride, padding, extra, dilation)
                .overImage("conv2d", x.shape(), weight.shape().get(0));
    }
}
