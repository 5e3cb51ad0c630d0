package cortado.layer;

import cortado.base.Shape;
import cortado.graph.ConvTranspose2d;
import cortado.graph.Tensor;

/**
 * A convolution that makes images larger; see {@link Layers#convTranspose2d}.
 *
 * @param filters number of output channels, at least 1
 * @param sliding size and steps of the window, pixels
 * @param padding rows and columns cut off on each side, at least 0
 * @param outputPadding rows and columns cut off less below and to the right, at least 0
 * @param hasBias whether a trained number is added to each output channel
 * @param options name, activation and what else every layer has
 */
public record ConvTranspose2dLayer(
        int filters, Sliding sliding, int padding, int outputPadding, boolean hasBias, LayerOptions options)
        implements Layer {
    private static final String KIND = "convTranspose2d";

    /** Checks the settings. */
    public ConvTranspose2dLayer {
        String example = "convTranspose2d(32, 3)";
        String fix = "Pass filters and kernel, e.g. " + example + ".";
        Settings.atLeastOne(KIND, options, "filters", filters, fix);
        sliding.check(KIND, options, fix, example);
        Settings.check(
                padding >= 0,
                KIND,
                options,
                "padding must be at least 0, but was " + padding + ". Pass the pixels to cut off on each side, e.g. "
                        + example + ".padding(1).");
        int most = Math.max(sliding.stride(), sliding.dilation()) - 1;
        Settings.check(
                outputPadding >= 0 && outputPadding <= most,
                KIND,
                options,
                "outputPadding must be at least 0 and below stride or dilation, here at most " + most + ", but was "
                        + outputPadding + ". Set the stride first, e.g. " + example + ".stride(2).outputPadding(1).");
        Settings.check(
                !sliding.isSame() || padding == 0 && outputPadding == 0,
                KIND,
                options,
                "padding and outputPadding have no place beside samePadding(), which chooses both. Leave it or them out.");
        Settings.check(
                options.regularizer().maxNorm() == 0,
                KIND,
                options,
                "maxNorm cannot be kept here, since the weights of one output lie apart. Use l2(1e-4) instead.");
    }

    /** Returns this layer with another distance of the windows of neighboring pixels, in pixels; default 1. */
    public ConvTranspose2dLayer stride(int newStride) {
        return with(sliding.withStride(newStride));
    }

    /**
     * Returns this layer with images made exactly {@code stride} times as large, as in Keras; default {@code (size - 1) * stride +
     * kernel}. What is too much is cut off evenly, an odd pixel below and to the right; what is missing is added there.
     */
    public ConvTranspose2dLayer samePadding() {
        return with(sliding.padded(Sliding.Padding.SAME));
    }

    /**
     * Returns this layer with so many rows and columns of its result cut off on each side, as PyTorch's {@code padding}; default none.
     *
     * @param pixels at least 0
     */
    public ConvTranspose2dLayer padding(int pixels) {
        return new ConvTranspose2dLayer(filters, sliding, pixels, outputPadding, hasBias, options);
    }

    /**
     * Returns this layer with so many more rows and columns below and to the right, as PyTorch's {@code output_padding}: it tells apart
     * the sizes that a convolution with this stride makes one; default none.
     *
     * @param pixels at least 0, below stride or dilation
     */
    public ConvTranspose2dLayer outputPadding(int pixels) {
        return new ConvTranspose2dLayer(filters, sliding, padding, pixels, hasBias, options);
    }

    /** Returns this layer with gaps between the pixels of a window; default 1, none. */
    public ConvTranspose2dLayer dilation(int newDilation) {
        return with(sliding.withDilation(newDilation));
    }

    /** Returns this layer without the number that is added to each output channel, as before a batch normalization. */
    public ConvTranspose2dLayer withoutBias() {
        return new ConvTranspose2dLayer(filters, sliding, padding, outputPadding, false, options);
    }

    private ConvTranspose2dLayer with(Sliding newSliding) {
        return new ConvTranspose2dLayer(filters, newSliding, padding, outputPadding, hasBias, options);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String settings() {
        return filters + ", " + sliding.settings()
                + (padding == 0 ? "" : ", padding " + padding)
                + (outputPadding == 0 ? "" : ", output padding " + outputPadding)
                + (hasBias ? "" : ", no bias");
    }

    @Override
    public Layer with(LayerOptions newOptions) {
        return new ConvTranspose2dLayer(filters, sliding, padding, outputPadding, hasBias, newOptions);
    }

    @Override
    public Tensor forward(Tensor x, LayerWeights weights) {
        Shape shape = Shape.of(Images.channels(KIND, x), filters, sliding.size(), sliding.size());
        Tensor kernel = Images.kernel("weight", shape, weights, options);
        Tensor bias = hasBias ? Images.bias(filters, weights) : null;
        // How much larger windows are than their distance, which is what overlaps.
        int overlap = sliding.reach() + 1 - sliding.stride();
        int cut = sliding.isSame() ? Math.max(0, overlap) / 2 : padding;
        int extra = sliding.isSame() ? 2 * cut - overlap : outputPadding;
        return Tensor.of(new ConvTranspose2d(x, kernel, bias, sliding.stride(), cut, extra, sliding.dilation()));
    }
}
