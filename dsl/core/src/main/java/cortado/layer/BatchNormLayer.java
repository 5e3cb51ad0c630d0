package cortado.layer;

import cortado.base.Shape;
import cortado.graph.BatchNorm;
import cortado.graph.Initializer;
import cortado.graph.ShapeException;
import cortado.graph.Tensor;

/** See {@link Layers#batchNorm}. */
record BatchNormLayer(LayerOptions options) implements Layer {
    private static final double MOMENTUM = 0.1;
    private static final double EPSILON = 1e-5;

    @Override
    public String kind() {
        return "batchNorm";
    }

    @Override
    public String settings() {
        return "";
    }

    @Override
    public Layer with(LayerOptions newOptions) {
        return new BatchNormLayer(newOptions);
    }

    @Override
    public Tensor forward(Tensor x, LayerWeights weights) {
        return switch (x.shape().rank()) {
            case 1, 3 -> norm(x, weights);
            case 2 -> {
                Sequences.refuseMask("batchNorm", x);
                yield Sequences.swapped(norm(Sequences.swapped(x), weights));
            }
            default ->
                throw new ShapeException(
                        "batchNorm needs features (N, C), sequences (N, length, C) or images (N, C, height, width)",
                        "Insert flatten() before it.");
        };
    }

    private static Tensor norm(Tensor x, LayerWeights weights) {
        Shape channels = Shape.of(x.shape().get(0));
        return Tensor.of(new BatchNorm(
                x,
                weights.parameter("weight", channels, Initializer.constant(1)),
                weights.parameter("bias", channels, Initializer.constant(0)),
                weights.state("runningMean", channels, Initializer.constant(0)),
                weights.state("runningVar", channels, Initializer.constant(1)),
                MOMENTUM,
                EPSILON));
    }
}
