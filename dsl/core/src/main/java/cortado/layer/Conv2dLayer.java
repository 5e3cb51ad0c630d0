package cortado.layer;

import cortado.base.Shape;
import cortado.graph.ShapeException;
import cortado.graph.Tensor;

/**
 * A two-dimensional convolution; see {@link Layers#conv2d}.
 *
 * @param filters number of output channels, at least 1
 * @param sliding size and steps of the window, pixels
 * @param groups parts into which channels and filters are divided, at least 1
 * @param hasBias whether a trained number is added to each output channel
 * @param options name, activation and what else every layer has
 */
public record Conv2dLayer(int filters, Sliding sliding, int groups, boolean hasBias, LayerOptions options)
        implements Layer {
    /** Checks the settings. */
    public Conv2dLayer {
        String fix = "Pass filters and kernel, e.g. conv2d(32, 3).";
        Settings.atLeastOne("conv2d", options, "filters", filters, fix);
        sliding.check("conv2d", options, fix, "conv2d(32, 3)");
        Images.checkGroups("conv2d", options, filters, groups);
    }

    /** Returns this layer with another step of the window, in pixels; default 1. */
    public Conv2dLayer stride(int newStride) {
        return with(sliding.withStride(newStride));
    }

    /**
     * Returns this layer with zeros around the image, so that stride 1 keeps its size: {@code dilation * (kernel - 1) / 2} on each
     * side; if that is no whole number, one less above and to the left than below and to the right, as PyTorch and Keras do. Default
     * none. With a larger stride the zeros stay where they are, as in PyTorch, while Keras moves them.
     */
    public Conv2dLayer samePadding() {
        return with(sliding.padded(Sliding.Padding.SAME));
    }

    /**
     * Returns this layer with gaps between the pixels that a window takes, which lets it see further; default 1, neighbors.
     *
     * @param newDilation distance of these pixels, at least 1
     */
    public Conv2dLayer dilation(int newDilation) {
        return with(sliding.withDilation(newDilation));
    }

    /**
     * Returns this layer with channels and filters divided into so many parts, each filter seeing the channels of its part only;
     * default 1. Both numbers must be multiples of it.
     *
     * @param newGroups at least 1
     */
    public Conv2dLayer groups(int newGroups) {
        return new Conv2dLayer(filters, sliding, newGroups, hasBias, options);
    }

    /** Returns this layer without the number that is added to each output channel, as before a batch normalization. */
    public Conv2dLayer withoutBias() {
        return new Conv2dLayer(filters, sliding, groups, false, options);
    }

    private Conv2dLayer with(Sliding newSliding) {
        return new Conv2dLayer(filters, newSliding, groups, hasBias, options);
    }

    @Override
    public String kind() {
        return "conv2d";
    }

    @Override
    public String settings() {
        return filters + ", " + sliding.settings() + (groups == 1 ? "" : ", groups " + groups)
                + (hasBias ? "" : ", no bias");
    }

    @Override
    public Layer with(LayerOptions newOptions) {
        return new Conv2dLayer(filters, sliding, groups, hasBias, newOptions);
    }

    @Override
    public Tensor forward(Tensor x, LayerWeights weights) {
        int channels = Images.channels("conv2d", x);
        if (channels % groups != 0) {
            throw new ShapeException(
                    "conv2d in " + groups + " groups needs a number of channels that " + groups + " divides, not "
                            + channels,
                    "Choose a divisor of " + channels + " for groups(...), or another number of filters before it.");
        }
        Shape shape = Shape.of(filters, channels / groups, sliding.size(), sliding.size());
        return Images.convolved(
                x,
                Images.kernel("weight", shape, weights, options),
                hasBias ? Images.bias(filters, weights) : null,
                sliding,
                groups);
    }
}
