package cortado.layer;

import cortado.base.Shape;
import cortado.graph.Tensor;

/** See {@link Layers#flatten}. */
record FlattenLayer(LayerOptions options) implements Layer {
    @Override
    public String kind() {
        return "flatten";
    }

    @Override
    public String settings() {
        return "";
    }

    @Override
    public Layer with(LayerOptions newOptions) {
        return new FlattenLayer(newOptions);
    }

    @Override
    public Tensor forward(Tensor x, LayerWeights weights) {
        return x.reshape(Shape.of(Math.toIntExact(x.shape().size())));
    }
}
