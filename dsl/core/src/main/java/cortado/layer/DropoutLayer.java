package cortado.layer;

import cortado.graph.Dropout;
import cortado.graph.Tensor;

/** See {@link Layers#dropout}. */
record DropoutLayer(double rate, LayerOptions options) implements Layer {
    DropoutLayer {
        Settings.check(
                rate >= 0 && rate < 1,
                "dropout",
                options,
                "rate must be at least 0 and below 1, but was " + rate
                        + ". Pass the share of values to zero, e.g. dropout(0.3).");
    }

    @Override
    public String kind() {
        return "dropout";
    }

    @Override
    public String settings() {
        return Double.toString(rate);
    }

    @Override
    public Layer with(LayerOptions newOptions) {
        return new DropoutLayer(rate, newOptions);
    }

    @Override
    public Tensor forward(Tensor x, LayerWeights weights) {
        return rate == 0 ? x : Tensor.of(new Dropout(x, rate));
    }
}
