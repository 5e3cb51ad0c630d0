package cortado.layer;

import cortado.graph.Tensor;

/** An activation as a layer of its own; see {@link Layers#relu} and its siblings. */
record ActivationLayer(Activation function, LayerOptions options) implements Layer {
    @Override
    public String kind() {
        return function.name();
    }

    @Override
    public String settings() {
        return function.setting();
    }

    @Override
    public Layer with(LayerOptions newOptions) {
        return new ActivationLayer(function, newOptions);
    }

    @Override
    public Tensor forward(Tensor x, LayerWeights weights) {
        return function.of(x);
    }
}
