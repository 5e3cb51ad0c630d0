package cortado.layer;

import cortado.graph.Tensor;
import java.util.function.BiFunction;

/** See {@link Layers#layer}. */
record OwnLayer(String kind, BiFunction<Tensor, LayerWeights, Tensor> forward, LayerOptions options) implements Layer {
    OwnLayer {
        if (!kind.matches("[A-Za-z][A-Za-z0-9_]*")) {
            throw new IllegalArgumentException(
                    "layer: a name must be a letter followed by letters, digits or _, but was '" + kind + "'.");
        }
    }

    @Override
    public String settings() {
        return "";
    }

    @Override
    public Layer with(LayerOptions newOptions) {
        return new OwnLayer(kind, forward, newOptions);
    }

    @Override
    public Tensor forward(Tensor x, LayerWeights weights) {
        return forward.apply(x, weights);
    }
}
