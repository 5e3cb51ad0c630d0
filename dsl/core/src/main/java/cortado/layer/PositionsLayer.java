package cortado.layer;

import cortado.graph.Initializer;
import cortado.graph.Sinusoids;
import cortado.graph.Tensor;

/** See {@link Layers#positions} and {@link Layers#sinusoidalPositions}. */
record PositionsLayer(boolean isLearned, LayerOptions options) implements Layer {
    /** Half the width of Keras's uniform interval. */
    private static final double SPREAD = 0.05;

    @Override
    public String kind() {
        return isLearned ? "positions" : "sinusoidalPositions";
    }

    @Override
    public String settings() {
        return "";
    }

    @Override
    public Layer with(LayerOptions newOptions) {
        return new PositionsLayer(isLearned, newOptions);
    }

    @Override
    public Tensor forward(Tensor x, LayerWeights weights) {
        Sequences.check(kind(), x);
        return x.plus(
                isLearned
                        ? weights.kernel("weight", x.shape(), Initializer.uniform(SPREAD))
                        : Tensor.of(new Sinusoids(x)));
    }
}
