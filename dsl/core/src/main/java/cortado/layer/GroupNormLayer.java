package cortado.layer;

import cortado.base.Shape;
import cortado.graph.GroupNorm;
import cortado.graph.Initializer;
import cortado.graph.ShapeException;
import cortado.graph.Tensor;

/** See {@link Layers#groupNorm}. */
record GroupNormLayer(int groups, LayerOptions options) implements Layer {
    private static final double EPSILON = 1e-5;

    GroupNormLayer {
        Settings.atLeastOne(
                "groupNorm", options, "groups", groups, "Pass the number of groups of channels, e.g. groupNorm(8).");
    }

    @Override
    public String kind() {
        return "groupNorm";
    }

    @Override
    public String settings() {
        return Integer.toString(groups);
    }

    @Override
    public Layer with(LayerOptions newOptions) {
        return new GroupNormLayer(groups, newOptions);
    }

    @Override
    public Tensor forward(Tensor x, LayerWeights weights) {
        return switch (x.shape().rank()) {
            case 1, 3 -> norm(x, weights);
            case 2 -> {
                Sequences.refuseMask("groupNorm", x);
                yield Sequences.swapped(norm(Sequences.swapped(x), weights));
            }
            default ->
                throw new ShapeException(
                        "groupNorm needs features (N, C), sequences (N, length, C) or images (N, C, height, width)",
                        "Insert flatten() before it.");
        };
    }

    private Tensor norm(Tensor x, LayerWeights weights) {
        Shape channels = Shape.of(x.shape().get(0));
        return Tensor.of(new GroupNorm(
                x,
                weights.parameter("weight", channels, Initializer.constant(1)),
                weights.parameter("bias", channels, Initializer.constant(0)),
                groups,
                EPSILON));
    }
}
