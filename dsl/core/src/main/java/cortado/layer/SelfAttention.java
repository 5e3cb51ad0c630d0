package cortado.layer;

import cortado.base.Shape;
import cortado.graph.Attention;
import cortado.graph.Initializer;
import cortado.graph.ShapeException;
import cortado.graph.Tensor;

/**
 * Attention of a sequence to itself, with its projections: what {@link AttentionLayer} and {@link TransformerEncoderLayer} share.
 *
 * @param heads number of heads
 * @param isCausal whether a step sees only itself and those before it
 * @param dropout of the attention weights
 */
record SelfAttention(int heads, boolean isCausal, double dropout) {
    /** Records the projections into queries, keys and values, the attention and the projection of its result. */
    Tensor of(Tensor x, String kind, String prefix, LayerWeights weights) {
        Sequences.check(kind, x);
        int size = x.shape().get(1);
        if (size % heads != 0) {
            throw new ShapeException(
                    kind + " with " + heads + " heads needs a size that " + heads + " divides",
                    "Choose a size that is a multiple of " + heads + ", or another number of heads.");
        }
        Initializer start = Initializer.glorotUniform(size, size);
        Tensor projected = x.linear(
                weights.kernel(prefix + "weight", Shape.of(3 * size, size), start),
                weights.parameter(prefix + "bias", Shape.of(3 * size), Initializer.constant(0)));
        return Tensor.of(new Attention(projected, x.mask(), heads, isCausal, dropout))
                .linear(
                        weights.kernel(prefix + "out_weight", Shape.of(size, size), start),
                        weights.parameter(prefix + "out_bias", Shape.of(size), Initializer.constant(0)));
    }
}
