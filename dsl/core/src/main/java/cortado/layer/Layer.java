package cortado.layer;

import cortado.graph.Regularizer;
import cortado.graph.Tensor;

/**
 * One step of a network: a kind, settings and a forward pass.
 *
 * <p>Immutable; every method returns a new layer. A forward pass asks its {@link LayerWeights} for the arrays it needs, so the
 * parameters of a layer are exactly those its forward pass uses.
 */
public interface Layer {
    /** Returns the name of the factory that makes such a layer, for example {@code dense}. */
    String kind();

    /** Returns the settings as a summary shows them, for example {@code 32, kernel 3}; empty if there are none. */
    String settings();

    /** Returns what every layer has: name and activation. */
    LayerOptions options();

    /** Returns this layer with other options. */
    Layer with(LayerOptions options);

    /**
     * Records the forward pass without the activation.
     *
     * @param x the input, without its batch dimension in {@link Tensor#shape()}
     * @param weights where the layer's arrays come from
     * @throws cortado.graph.ShapeException if the layer cannot take an input of this shape
     */
    Tensor forward(Tensor x, LayerWeights weights);

    /** Returns this layer under a name of its own; without one it is called by kind and number, for example {@code dense_1}. */
    default Layer named(String name) {
        if (!name.matches("[A-Za-z][A-Za-z0-9_]*")) {
            throw new IllegalArgumentException(kind()
                    + ": a layer's name must be a letter followed by letters, digits or _, but was '" + name + "'.");
        }
        return with(options().withName(name));
    }

    /**
     * Returns this layer with kernels that start so; default as its factory says, He-uniform before rectifiers and Glorot-uniform else for
     * most.
     *
     * <p>Kernels are what connects inputs to outputs, as for {@link #l1}: of a recurrent layer those of its input.
     *
     * @param init for example {@code Init.heNormal()} or {@code Init.normal(0.02)}
     */
    default Layer init(Init init) {
        return with(options().withInit(init));
    }

    /**
     * Returns this layer with a bias that starts so; default zeros.
     *
     * @param init for example {@code Init.constant(0.1)}
     * @throws IllegalArgumentException if it needs numbers of inputs and outputs, which a bias has not
     */
    default Layer biasInit(Init init) {
        Settings.check(
                !init.isOfKernels(),
                kind(),
                options(),
                "biasInit cannot be " + init + ", which needs the inputs and outputs of a kernel. "
                        + "Use e.g. Init.zeros(), Init.constant(0.1) or Init.normal(0.1).");
        return with(options().withBiasInit(init));
    }

    /**
     * Returns this layer with {@code sum(factor |w|)} over its kernels added to the loss, which drives single weights to zero.
     *
     * <p>As in Keras, kernels are what connects inputs to outputs: no biases, no recurrent matrices, no scales of a normalization; and
     * the losses that are shown, validation's included, contain the penalty.
     *
     * @param factor at least 0, for example 0.01; default 0
     * @throws IllegalArgumentException if it is negative or not finite
     */
    default Layer l1(double factor) {
        Regularizer now = options().regularizer();
        Settings.notNegative(kind(), options(), "l1", factor, "Pass e.g. l1(0.01).");
        return with(options().withRegularizer(new Regularizer(factor, now.l2(), now.maxNorm())));
    }

    /**
     * Returns this layer with {@code sum(factor w²)} over its kernels added to the loss, which keeps weights small; see {@link #l1}.
     *
     * <p>The factor is Keras's. The gradient is {@code 2 factor w}, so that it is half of the {@code weight_decay} that PyTorch's SGD
     * would take.
     *
     * @param factor at least 0, for example 1e-4; default 0
     * @throws IllegalArgumentException if it is negative or not finite
     */
    default Layer l2(double factor) {
        Regularizer now = options().regularizer();
        Settings.notNegative(kind(), options(), "l2", factor, "Pass e.g. l2(1e-4).");
        return with(options().withRegularizer(new Regularizer(now.l1(), factor, now.maxNorm())));
    }

    /**
     * Returns this layer with {@code sum(l1 |w| + l2 w²)} over its kernels added to the loss; see {@link #l1}.
     *
     * @param l1 at least 0
     * @param l2 at least 0
     * @throws IllegalArgumentException if one is negative or not finite
     * @see <a href="https://doi.org/10.1111/j.1467-9868.2005.00503.x">Zou and Hastie 2005</a>
     */
    default Layer elastic(double l1, double l2) {
        return l1(l1).l2(l2);
    }

    /**
     * Returns this layer with its kernels cut back after each update: weights that lead to one output, or a row of an embedding, are
     * scaled down to this Euclidean norm where theirs is larger.
     *
     * @param limit above 0, usually 2 to 4; default no limit
     * @throws IllegalArgumentException if it is not above 0 or not finite
     * @see <a href="https://jmlr.org/papers/v15/srivastava14a.html">Srivastava et al. 2014, section 5.1</a>
     */
    default Layer maxNorm(double limit) {
        Regularizer now = options().regularizer();
        Settings.check(
                limit > 0 && limit < Double.POSITIVE_INFINITY,
                kind(),
                options(),
                "maxNorm must be above 0 and finite, but was " + limit + ". Pass the largest norm, e.g. maxNorm(3).");
        return with(options().withRegularizer(new Regularizer(now.l1(), now.l2(), limit)));
    }

    /**
     * Returns this layer with arrays that training leaves as they are; a learner's {@code unfreeze} undoes it.
     *
     * <p>As in Keras, a frozen batch normalization normalizes by its running statistics, which stay, too; penalties of frozen kernels
     * do not count; dropout drops as before.
     */
    default Layer frozen() {
        return with(options().frozen());
    }

    /** Returns this layer followed by {@code max(x, 0)}. */
    default Layer relu() {
        return with(options().withActivation(Activation.RELU));
    }

    /** Returns this layer followed by {@code min(max(x, 0), 6)}. */
    default Layer relu6() {
        return with(options().withActivation(Activation.RELU6));
    }

    /**
     * Returns this layer followed by {@code x} where it is positive, else {@code slope * x}.
     *
     * @param slope of negative values, 0..1
     * @throws IllegalArgumentException if the slope is out of range
     */
    default Layer leakyRelu(double slope) {
        return with(options().withActivation(Activation.leakyRelu(slope)));
    }

    /**
     * Returns this layer followed by {@code x} where it is positive, else {@code alpha * (exp(x) - 1)}.
     *
     * @param alpha size of the most negative value, above 0
     * @throws IllegalArgumentException if alpha is not positive and finite
     */
    default Layer elu(double alpha) {
        return with(options().withActivation(Activation.elu(alpha)));
    }

    /** Returns this layer followed by {@code x / (1 + exp(-x))}, also called swish. */
    default Layer silu() {
        return with(options().withActivation(Activation.SILU));
    }

    /** Returns this layer followed by the Gaussian error linear unit, {@code x Φ(x)}. */
    default Layer gelu() {
        return with(options().withActivation(Activation.GELU));
    }

    /** Returns this layer followed by the hyperbolic tangent. */
    default Layer tanh() {
        return with(options().withActivation(Activation.TANH));
    }

    /** Returns this layer followed by {@code 1 / (1 + exp(-x))}. */
    default Layer sigmoid() {
        return with(options().withActivation(Activation.SIGMOID));
    }

    /** Returns this layer followed by softmax over the last dimension. */
    default Layer softmax() {
        return with(options().withActivation(Activation.SOFTMAX));
    }
}
