package cortado.layer;

import cortado.base.Shape;
import cortado.graph.Embedding;
import cortado.graph.Initializer;
import cortado.graph.Tensor;

/**
 * A table with a row for each token; see {@link Layers#embedding}.
 *
 * @param vocabulary number of rows, at least 1
 * @param size width of a row, at least 1
 * @param isMasked whether id 0 is padding
 * @param options name and activation
 */
public record EmbeddingLayer(int vocabulary, int size, boolean isMasked, LayerOptions options) implements Layer {
    /** Half the width of Keras's uniform interval. */
    private static final double SPREAD = 0.05;

    /** Checks the settings. */
    public EmbeddingLayer {
        String fix = "Pass the number of tokens and the width, e.g. embedding(10_000, 64).";
        Settings.atLeastOne("embedding", options, "vocabulary", vocabulary, fix);
        Settings.atLeastOne("embedding", options, "size", size, fix);
        Settings.check(
                vocabulary <= 1 << 24,
                "embedding",
                options,
                "vocabulary must be at most 16777216, the largest id that float32 features hold exactly, but was "
                        + vocabulary + ".");
    }

    /**
     * Returns this layer with id 0 as padding: its row gets no gradient, and the layers after it leave such steps out, until the
     * sequence is pooled or flattened. Recurrent layers, attention and pooling over steps do so; default no padding.
     */
    public EmbeddingLayer masked() {
        return new EmbeddingLayer(vocabulary, size, true, options);
    }

    @Override
    public String kind() {
        return "embedding";
    }

    @Override
    public String settings() {
        return vocabulary + ", " + size + (isMasked ? ", masked" : "");
    }

    @Override
    public Layer with(LayerOptions newOptions) {
        return new EmbeddingLayer(vocabulary, size, isMasked, newOptions);
    }

    @Override
    public Tensor forward(Tensor x, LayerWeights weights) {
        Tensor table = weights.kernel("weight", Shape.of(vocabulary, size), Initializer.uniform(SPREAD));
        return Tensor.of(new Embedding(x, table, isMasked));
    }
}
