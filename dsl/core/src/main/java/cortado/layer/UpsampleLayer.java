package cortado.layer;

import cortado.graph.Tensor;
import cortado.graph.Upsample;

/**
 * Images made larger; see {@link Layers#upsample}.
 *
 * @param scale how many times as high and wide, at least 1
 * @param mode where the pixels in between come from
 * @param options name, activation and what else every layer has
 */
public record UpsampleLayer(int scale, Upsample.Mode mode, LayerOptions options) implements Layer {
    /** Checks the settings. */
    public UpsampleLayer {
        Settings.atLeastOne(
                "upsample", options, "scale", scale, "Pass how many times as high and wide, e.g. upsample(2).");
    }

    /**
     * Returns this layer with pixels in between mixed from the four nearest ones; default the nearest one. Pixels are squares whose
     * centers are compared, as in Keras, and in PyTorch with {@code align_corners=False}.
     */
    public UpsampleLayer bilinear() {
        return new UpsampleLayer(scale, Upsample.Mode.BILINEAR, options);
    }

    @Override
    public String kind() {
        return "upsample";
    }

    @Override
    public String settings() {
        return scale + (mode == Upsample.Mode.BILINEAR ? ", bilinear" : "");
    }

    @Override
    public Layer with(LayerOptions newOptions) {
        return new UpsampleLayer(scale, mode, newOptions);
    }

    @Override
    public Tensor forward(Tensor x, LayerWeights weights) {
        return Tensor.of(new Upsample(x, scale, mode));
    }
}
