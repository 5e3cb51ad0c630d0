package cortado.layer;

import cortado.base.Shape;
import cortado.graph.Initializer;
import cortado.graph.LayerNorm;
import cortado.graph.ShapeException;
import cortado.graph.Tensor;

/** See {@link Layers#layerNorm}. */
record LayerNormLayer(LayerOptions options) implements Layer {
    private static final double EPSILON = 1e-5;

    @Override
    public String kind() {
        return "layerNorm";
    }

    @Override
    public String settings() {
        return "";
    }

    @Override
    public Layer with(LayerOptions newOptions) {
        return new LayerNormLayer(newOptions);
    }

    @Override
    public Tensor forward(Tensor x, LayerWeights weights) {
        return switch (x.shape().rank()) {
            case 1, 2 -> norm(x, weights);
            case 3 -> Images.channelsFirst(norm(Images.channelsLast(x), weights));
            default ->
                throw new ShapeException(
                        "layerNorm needs features (N, C), sequences (N, length, C) or images (N, C, height, width)",
                        "Insert flatten() before it.");
        };
    }

    private static Tensor norm(Tensor x, LayerWeights weights) {
        Shape features = Shape.of(x.shape().get(-1));
        return Tensor.of(new LayerNorm(
                x,
                weights.parameter("weight", features, Initializer.constant(1)),
                weights.parameter("bias", features, Initializer.constant(0)),
                EPSILON));
    }
}
