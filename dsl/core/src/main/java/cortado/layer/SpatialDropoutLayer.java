package cortado.layer;

import cortado.graph.ChannelDropout;
import cortado.graph.Tensor;

/** See {@link Layers#spatialDropout}. */
record SpatialDropoutLayer(double rate, LayerOptions options) implements Layer {
    SpatialDropoutLayer {
        Settings.check(
                rate >= 0 && rate < 1,
                "spatialDropout",
                options,
                "rate must be at least 0 and below 1, but was " + rate
                        + ". Pass the share of channels to zero, e.g. spatialDropout(0.2).");
    }

    @Override
    public String kind() {
        return "spatialDropout";
    }

    @Override
    public String settings() {
        return Double.toString(rate);
    }

    @Override
    public Layer with(LayerOptions newOptions) {
        return new SpatialDropoutLayer(rate, newOptions);
    }

    @Override
    public Tensor forward(Tensor x, LayerWeights weights) {
        Tensor dropped = Tensor.of(new ChannelDropout(x, rate));
        return rate == 0 ? x : dropped;
    }
}
