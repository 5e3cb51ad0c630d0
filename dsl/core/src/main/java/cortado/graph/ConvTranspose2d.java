package cortado.graph;

import cortado.base.Shape;
import org.jspecify.annotations.Nullable;

/**
 * The adjoint of a two-dimensional cross-correlation, which makes images larger: each pixel adds its multiple of the filters to the
 * window that it stands for.
 *
 * @param x input (N, C, H, W)
 * @param weight filters (C, F, kernel, kernel)
 * @param bias (F); null for none
 * @param stride distance of the windows of neighboring pixels, pixels
 * @param padding pixels cut off on each side
 * @param extra pixels cut off less below and to the right, negative for more
 * @param dilation distance of the pixels of a window, 1 for neighbors
 * @see <a href="https://arxiv.org/abs/1603.07285">Dumoulin and Visin 2016, section 4</a>
 */
public record ConvTranspose2d(
        Tensor x, Tensor weight, @Nullable Tensor bias, int stride, int padding, int extra, int dilation)
        implements Op {
    /** Checks that the input is an image with the weight's channels, and that something is left of it. */
    public ConvTranspose2d {
        if (x.shape().rank() != 3) {
            throw new ShapeException(
                    "convTranspose2d needs images (N, channels, height, width)",
                    "Put reshape(channels, height, width) before it, or start with input(channels, height, width).");
        }
        int channels = weight.shape().get(0);
        if (x.shape().get(0) != channels) {
            throw new ShapeException(
                    "convTranspose2d with filters over " + channels + " channels needs as many",
                    "Pass an input of shape (N, " + channels + ", height, width).");
        }
        long height = side(x.shape().get(1), weight, stride, dilation);
        long width = side(x.shape().get(2), weight, stride, dilation);
        if (Math.min(height, width) - 2L * padding + extra < 1) {
            throw new ShapeException(
                    "convTranspose2d of size %d and stride %d gives %d x %d pixels, of which padding %d leaves none"
                            .formatted(weight.shape().get(2), stride, height, width, padding),
                    "Use a smaller padding(...).");
        }
    }

    private static long side(int length, Tensor weight, int stride, int dilation) {
        return (length - 1L) * stride + (long) dilation * (weight.shape().get(2) - 1) + 1;
    }

    @Override
    public Shape shape() {
        return Shape.of(
                weight.shape().get(1), cut(x.shape().get(1)), cut(x.shape().get(2)));
    }

    private int cut(int length) {
        return Math.toIntExact(side(length, weight, stride, dilation) - 2L * padding + extra);
    }
}
