package cortado.layer;

import cortado.base.Shape;
import cortado.graph.Dropout;
import cortado.graph.Initializer;
import cortado.graph.LayerNorm;
import cortado.graph.Tensor;

/**
 * Attention and a feed-forward network, each with a residual connection; see {@link Layers#transformerEncoder}.
 *
 * @param heads number of attention heads, at least 1
 * @param feedForward width of the hidden layer of the feed-forward network, at least 1
 * @param dropout rate of all its dropouts, 0..1, 1 excluded
 * @param isPreNorm whether inputs are normalized, not sums
 * @param isCausal whether a step attends only to itself and those before it
 * @param inner the activation of the feed-forward network
 * @param options name and the activation that follows
 */
public record TransformerEncoderLayer(
        int heads,
        int feedForward,
        double dropout,
        boolean isPreNorm,
        boolean isCausal,
        Activation inner,
        LayerOptions options)
        implements Layer {
    private static final double EPSILON = 1e-5;

    /** Checks the settings. */
    public TransformerEncoderLayer {
        String fix = "Pass heads and the feed-forward width, e.g. transformerEncoder(4, 256).";
        Settings.atLeastOne("transformerEncoder", options, "heads", heads, fix);
        Settings.atLeastOne("transformerEncoder", options, "feedForward", feedForward, fix);
        Settings.check(
                dropout >= 0 && dropout < 1,
                "transformerEncoder",
                options,
                "dropout must be at least 0 and below 1, but was " + dropout
                        + ". Pass the share of values to zero, e.g. transformerEncoder(4, 256).dropout(0.1).");
    }

    /**
     * Returns this layer with another rate of its dropouts: of the attention weights, of both sublayers' results and inside the
     * feed-forward network; default 0.1.
     *
     * @param rate probability of a zero, at least 0, below 1
     */
    public TransformerEncoderLayer dropout(double rate) {
        return new TransformerEncoderLayer(heads, feedForward, rate, isPreNorm, isCausal, inner, options);
    }

    /**
     * Returns this layer with the normalization before each sublayer, {@code x + f(norm(x))}; default after it, {@code norm(x +
     * f(x))}.
     *
     * @see <a href="https://proceedings.mlr.press/v119/xiong20b.html">Xiong et al. 2020</a>
     */
    public TransformerEncoderLayer preNorm() {
        return new TransformerEncoderLayer(heads, feedForward, dropout, true, isCausal, inner, options);
    }

    /** Returns this layer with each step attending only to itself and the steps before it; default to all. */
    public TransformerEncoderLayer causal() {
        return new TransformerEncoderLayer(heads, feedForward, dropout, isPreNorm, true, inner, options);
    }

    /** Returns this layer with the Gaussian error linear unit inside the feed-forward network; default relu. */
    public TransformerEncoderLayer feedForwardGelu() {
        return new TransformerEncoderLayer(heads, feedForward, dropout, isPreNorm, isCausal, Activation.GELU, options);
    }

    @Override
    public String kind() {
        return "transformerEncoder";
    }

    @Override
    public String settings() {
        return heads + ", " + feedForward
                + (inner.equals(Activation.RELU) ? "" : ", feed-forward " + inner.label())
                + (isPreNorm ? ", pre-norm" : "")
                + (isCausal ? ", causal" : "")
                + (dropout == 0 ? "" : ", dropout " + dropout);
    }

    @Override
    public Layer with(LayerOptions newOptions) {
        return new TransformerEncoderLayer(heads, feedForward, dropout, isPreNorm, isCausal, inner, newOptions);
    }

    @Override
    public Tensor forward(Tensor x, LayerWeights weights) {
        Sequences.check(kind(), x);
        if (isPreNorm) {
            Tensor middle = x.plus(attention(norm(x, "norm1_", weights), weights));
            return middle.plus(feed(norm(middle, "norm2_", weights), weights));
        }
        Tensor middle = norm(x.plus(attention(x, weights)), "norm1_", weights);
        return norm(middle.plus(feed(middle, weights)), "norm2_", weights);
    }

    private Tensor attention(Tensor x, LayerWeights weights) {
        return dropped(new SelfAttention(heads, isCausal, dropout).of(x, kind(), "attention_", weights));
    }

    private Tensor feed(Tensor x, LayerWeights weights) {
        int size = x.shape().get(1);
        Tensor hidden = inner.of(x.linear(
                weights.kernel("feed1_weight", Shape.of(feedForward, size), inner.initializer(size, feedForward)),
                weights.parameter("feed1_bias", Shape.of(feedForward), Initializer.constant(0))));
        return dropped(dropped(hidden)
                .linear(
                        weights.kernel(
                                "feed2_weight",
                                Shape.of(size, feedForward),
                                Initializer.glorotUniform(feedForward, size)),
                        weights.parameter("feed2_bias", Shape.of(size), Initializer.constant(0))));
    }

    private Tensor dropped(Tensor x) {
        return dropout == 0 ? x : Tensor.of(new Dropout(x, dropout));
    }

    private static Tensor norm(Tensor x, String prefix, LayerWeights weights) {
        Shape features = Shape.of(x.shape().get(1));
        return Tensor.of(new LayerNorm(
                x,
                weights.parameter(prefix + "weight", features, Initializer.constant(1)),
                weights.parameter(prefix + "bias", features, Initializer.constant(0)),
                EPSILON));
    }
}
