package cortado.layer;

import cortado.base.Shape;
import cortado.graph.Conv1d;
import cortado.graph.ShapeException;
import cortado.graph.Tensor;
import cortado.layer.Sliding.Padding;

/**
 * A convolution along the steps of a sequence; see {@link Layers#conv1d}.
 *
 * @param filters number of output features, at least 1
 * @param sliding size and steps of the window
 * @param groups parts into which features and filters are divided, at least 1
 * @param hasBias whether a trained number is added to each output feature
 * @param options name, activation and what else every layer has
 */
public record Conv1dLayer(int filters, Sliding sliding, int groups, boolean hasBias, LayerOptions options)
        implements Layer {
    /** Checks the settings. */
    public Conv1dLayer {
        String fix = "Pass filters and kernel, e.g. conv1d(32, 3).";
        Settings.atLeastOne("conv1d", options, "filters", filters, fix);
        sliding.check("conv1d", options, fix, "conv1d(32, 3)");
        Images.checkGroups("conv1d", options, filters, groups);
    }

    /** Returns this layer with another step of the window; default 1. */
    public Conv1dLayer stride(int newStride) {
        return with(sliding.withStride(newStride));
    }

    /**
     * Returns this layer with zeros before and after the sequence, so that stride 1 keeps its length: {@code dilation * (kernel - 1) / 2}
     * on each side; if that is no whole number, one less before than after, as PyTorch and Keras do. Default none.
     */
    public Conv1dLayer samePadding() {
        return with(sliding.padded(Padding.SAME));
    }

    /** Returns this layer with zeros before the sequence only, so that no result sees a later step; default none. */
    public Conv1dLayer causalPadding() {
        return with(sliding.padded(Padding.CAUSAL));
    }

    /**
     * Returns this layer with gaps between the steps that a window takes, which lets it see further; default 1, neighbors.
     *
     * @param newDilation distance of these steps, at least 1
     */
    public Conv1dLayer dilation(int newDilation) {
        return with(sliding.withDilation(newDilation));
    }

    /**
     * Returns this layer with features and filters divided into so many parts, each filter seeing the features of its part only;
     * default 1. Both numbers must be multiples of it.
     *
     * @param newGroups at least 1
     */
    public Conv1dLayer groups(int newGroups) {
        return new Conv1dLayer(filters, sliding, newGroups, hasBias, options);
    }

    /** Returns this layer without the number that is added to each output feature, as before a batch normalization. */
    public Conv1dLayer withoutBias() {
        return new Conv1dLayer(filters, sliding, groups, false, options);
    }

    private Conv1dLayer with(Sliding newSliding) {
        return new Conv1dLayer(filters, newSliding, groups, hasBias, options);
    }

    @Override
    public String kind() {
        return "conv1d";
    }

    @Override
    public String settings() {
        return filters + ", " + sliding.settings() + (groups == 1 ? "" : ", groups " + groups)
                + (hasBias ? "" : ", no bias");
    }

    @Override
    public Layer with(LayerOptions newOptions) {
        return new Conv1dLayer(filters, sliding, groups, hasBias, newOptions);
    }

    @Override
    public Tensor forward(Tensor x, LayerWeights weights) {
        Sequences.check(kind(), x);
        int features = x.shape().get(1);
        if (features % groups != 0) {
            throw new ShapeException(
                    "conv1d in " + groups + " groups needs a number of features that " + groups + " divides, not "
                            + features,
                    "Choose a divisor of " + features + " for groups(...), or another number of features before it.");
        }
        Shape shape = Shape.of(filters, features / groups, sliding.size());
        return Tensor.of(new Conv1d(
                x,
                Images.kernel("weight", shape, weights, options),
                hasBias ? Images.bias(filters, weights) : null,
                x.mask(),
                sliding.stride(),
                sliding.before(),
                sliding.after(),
                sliding.dilation(),
                groups));
    }
}
