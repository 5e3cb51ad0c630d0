package cortado.layer;

import cortado.base.Shape;
import cortado.graph.Tensor;

/**
 * A convolution of each channel by itself; see {@link Layers#depthwiseConv2d}.
 *
 * @param sliding size and steps of the window, pixels
 * @param multiplier number of output channels for each input channel, at least 1
 * @param hasBias whether a trained number is added to each output channel
 * @param options name, activation and what else every layer has
 */
public record DepthwiseConv2dLayer(Sliding sliding, int multiplier, boolean hasBias, LayerOptions options)
        implements Layer {
    /** Checks the settings. */
    public DepthwiseConv2dLayer {
        String example = "depthwiseConv2d(3)";
        sliding.check("depthwiseConv2d", options, "Pass the kernel, e.g. " + example + ".", example);
        Settings.atLeastOne(
                "depthwiseConv2d",
                options,
                "multiplier",
                multiplier,
                "Pass the number of filters for each channel, e.g. " + example + ".multiplier(2).");
    }

    /** Returns this layer with another step of the window, in pixels; default 1. */
    public DepthwiseConv2dLayer stride(int newStride) {
        return with(sliding.withStride(newStride));
    }

    /** Returns this layer with zeros around the image; see {@link Conv2dLayer#samePadding}. */
    public DepthwiseConv2dLayer samePadding() {
        return with(sliding.padded(Sliding.Padding.SAME));
    }

    /** Returns this layer with gaps between the pixels that a window takes; see {@link Conv2dLayer#dilation}. */
    public DepthwiseConv2dLayer dilation(int newDilation) {
        return with(sliding.withDilation(newDilation));
    }

    /**
     * Returns this layer with so many filters for each channel; default 1.
     *
     * @param filters at least 1
     */
    public DepthwiseConv2dLayer multiplier(int filters) {
        return new DepthwiseConv2dLayer(sliding, filters, hasBias, options);
    }

    /** Returns this layer without the number that is added to each output channel, as before a batch normalization. */
    public DepthwiseConv2dLayer withoutBias() {
        return new DepthwiseConv2dLayer(sliding, multiplier, false, options);
    }

    private DepthwiseConv2dLayer with(Sliding newSliding) {
        return new DepthwiseConv2dLayer(newSliding, multiplier, hasBias, options);
    }

    @Override
    public String kind() {
        return "depthwiseConv2d";
    }

    @Override
    public String settings() {
        return sliding.settings()
                + (multiplier == 1 ? "" : ", multiplier " + multiplier)
                + (hasBias ? "" : ", no bias");
    }

    @Override
    public Layer with(LayerOptions newOptions) {
        return new DepthwiseConv2dLayer(sliding, multiplier, hasBias, newOptions);
    }

    @Override
    public Tensor forward(Tensor x, LayerWeights weights) {
        int channels = Images.channels(kind(), x);
        int filters = Math.multiplyExact(channels, multiplier);
        Shape shape = Shape.of(filters, 1, sliding.size(), sliding.size());
        Tensor kernel = Images.kernel("weight", shape, weights, options);
        return Images.convolved(x, kernel, hasBias ? Images.bias(filters, weights) : null, sliding, channels);
    }
}
