package cortado.layer;

import cortado.base.Shape;
import cortado.graph.Initializer;
import cortado.graph.ShapeException;
import cortado.graph.Tensor;

/**
 * A two-dimensional convolution; see {@link Layers#conv2d}.
 *
 * @param filters number of output channels, at least 1
 * @param kernel height and width of the window, pixels, at least 1
 * @param stride step of the window, pixels, at least 1
 * @param isSame whether the image is padded with zeros so that stride 1 keeps its size
 * @param options name and activation
 */
public record Conv2dLayer(int filters, int kernel, int stride, boolean isSame, LayerOptions options) implements Layer {
    /** Checks the settings. */
    public Conv2dLayer {
        Settings.atLeastOne("conv2d", options, "filters", filters, "Pass filters and kernel, e.g. conv2d(32, 3).");
        Settings.atLeastOne("conv2d", options, "kernel", kernel, "Pass filters and kernel, e.g. conv2d(32, 3).");
        Settings.atLeastOne(
                "conv2d", options, "stride", stride, "Pass the step in pixels, e.g. conv2d(32, 3).stride(2).");
        Settings.check(
                !isSame || kernel % 2 == 1,
                "conv2d",
                options,
                "kernel must be odd for \"same\" padding, but was %d.".formatted(kernel) + " Use " + (kernel + 1)
                        + " or leave out samePadding().");
    }

    /** Returns this layer with another step of the window, in pixels; default 1. */
    public Conv2dLayer stride(int newStride) {
        return new Conv2dLayer(filters, kernel, newStride, isSame, options);
    }

    /** Returns this layer with {@code (kernel - 1) / 2} zeros on each side, so that stride 1 keeps the size; default none. */
    public Conv2dLayer samePadding() {
        return new Conv2dLayer(filters, kernel, stride, true, options);
    }

    @Override
    public String kind() {
        return "conv2d";
    }

    @Override
    public String settings() {
        return filters + ", kernel " + kernel + (stride == 1 ? "" : ", stride " + stride) + (isSame ? ", same" : "");
    }

    @Override
    public Layer with(LayerOptions newOptions) {
        return new Conv2dLayer(filters, kernel, stride, isSame, newOptions);
    }

    @Override
    public Tensor forward(Tensor x, LayerWeights weights) {
        if (x.shape().rank() != 3) {
            throw new ShapeException(
                    "conv2d needs images (N, channels, height, width)",
                    "Put it before flatten(), or start with input(channels, height, width).");
        }
        int channels = x.shape().get(0);
        long window = (long) kernel * kernel;
        return x.conv2d(
                weights.kernel(
                        "weight",
                        Shape.of(filters, channels, kernel, kernel),
                        options.activation().initializer(channels * window, filters * window)),
                weights.parameter("bias", Shape.of(filters), Initializer.constant(0)),
                stride,
                isSame ? (kernel - 1) / 2 : 0);
    }
}
