package cortado.layer;

import cortado.graph.Tensor;

/**
 * Several attention heads side by side; see {@link Layers#multiHeadAttention}.
 *
 * @param heads number of heads, at least 1
 * @param isCausal whether a step attends only to itself and those before it
 * @param dropout share of attention weights that are zeroed while training, 0..1, 1 excluded
 * @param options name and activation
 */
public record AttentionLayer(int heads, boolean isCausal, double dropout, LayerOptions options) implements Layer {
    /** Checks the settings. */
    public AttentionLayer {
        Settings.atLeastOne(
                "multiHeadAttention", options, "heads", heads, "Pass the number of heads, e.g. multiHeadAttention(4).");
        Settings.check(
                dropout >= 0 && dropout < 1,
                "multiHeadAttention",
                options,
                "dropout must be at least 0 and below 1, but was " + dropout
                        + ". Pass the share of attention weights to zero, e.g. multiHeadAttention(4).dropout(0.1).");
    }

    /** Returns this layer with each step attending only to itself and the steps before it; default to all. */
    public AttentionLayer causal() {
        return new AttentionLayer(heads, true, dropout, options);
    }

    /**
     * Returns this layer with dropout of the attention weights; default none.
     *
     * @param rate probability of a zero, at least 0, below 1
     */
    public AttentionLayer dropout(double rate) {
        return new AttentionLayer(heads, isCausal, rate, options);
    }

    @Override
    public String kind() {
        return "multiHeadAttention";
    }

    @Override
    public String settings() {
        return heads + (isCausal ? ", causal" : "") + (dropout == 0 ? "" : ", dropout " + dropout);
    }

    @Override
    public Layer with(LayerOptions newOptions) {
        return new AttentionLayer(heads, isCausal, dropout, newOptions);
    }

    @Override
    public Tensor forward(Tensor x, LayerWeights weights) {
        return new SelfAttention(heads, isCausal, dropout).of(x, kind(), "", weights);
    }
}
