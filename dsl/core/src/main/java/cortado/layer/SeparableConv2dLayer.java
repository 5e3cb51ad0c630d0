package cortado.layer;

import cortado.base.Shape;
import cortado.graph.Tensor;

/**
 * A convolution of each channel by itself, then one of single pixels over all channels; see {@link Layers#separableConv2d}.
 *
 * @param filters number of output channels, at least 1
 * @param sliding size and steps of the window, pixels
 * @param multiplier number of channels between the two for each input channel, at least 1
 * @param hasBias whether a trained number is added to each output channel
 * @param options name, activation and what else every layer has
 */
public record SeparableConv2dLayer(int filters, Sliding sliding, int multiplier, boolean hasBias, LayerOptions options)
        implements Layer {
    /** Checks the settings. */
    public SeparableConv2dLayer {
        String example = "separableConv2d(32, 3)";
        String fix = "Pass filters and kernel, e.g. " + example + ".";
        Settings.atLeastOne("separableConv2d", options, "filters", filters, fix);
        sliding.check("separableConv2d", options, fix, example);
        Settings.atLeastOne(
                "separableConv2d",
                options,
                "multiplier",
                multiplier,
                "Pass the number of channels in between for each channel, e.g. " + example + ".multiplier(2).");
    }

    /** Returns this layer with another step of the window, in pixels; default 1. */
    public SeparableConv2dLayer stride(int newStride) {
        return with(sliding.withStride(newStride));
    }

    /** Returns this layer with zeros around the image; see {@link Conv2dLayer#samePadding}. */
    public SeparableConv2dLayer samePadding() {
        return with(sliding.padded(Sliding.Padding.SAME));
    }

    /** Returns this layer with gaps between the pixels that a window takes; see {@link Conv2dLayer#dilation}. */
    public SeparableConv2dLayer dilation(int newDilation) {
        return with(sliding.withDilation(newDilation));
    }

    /**
     * Returns this layer with so many channels between the two convolutions for each input channel; default 1.
     *
     * @param channels at least 1
     */
    public SeparableConv2dLayer multiplier(int channels) {
        return new SeparableConv2dLayer(filters, sliding, channels, hasBias, options);
    }

    /** Returns this layer without the number that is added to each output channel, as before a batch normalization. */
    public SeparableConv2dLayer withoutBias() {
        return new SeparableConv2dLayer(filters, sliding, multiplier, false, options);
    }

    private SeparableConv2dLayer with(Sliding newSliding) {
        return new SeparableConv2dLayer(filters, newSliding, multiplier, hasBias, options);
    }

    @Override
    public String kind() {
        return "separableConv2d";
    }

    @Override
    public String settings() {
        return filters + ", " + sliding.settings() + (multiplier == 1 ? "" : ", multiplier " + multiplier)
                + (hasBias ? "" : ", no bias");
    }

    @Override
    public Layer with(LayerOptions newOptions) {
        return new SeparableConv2dLayer(filters, sliding, multiplier, hasBias, newOptions);
    }

    @Override
    public Tensor forward(Tensor x, LayerWeights weights) {
        int channels = Images.channels(kind(), x);
        int between = Math.multiplyExact(channels, multiplier);
        // No activation stands between the two.
        Shape windows = Shape.of(between, 1, sliding.size(), sliding.size());
        Tensor depthwise = Images.kernel("depthwise", windows, weights, LayerOptions.DEFAULT);
        Tensor pointwise = Images.kernel("pointwise", Shape.of(filters, between, 1, 1), weights, options);
        Tensor bias = hasBias ? Images.bias(filters, weights) : null;
        return Images.convolved(
                Images.convolved(x, depthwise, null, sliding, channels), pointwise, bias, Sliding.of(1), 1);
    }
}
