package cortado.layer;

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

    /** Returns this layer followed by {@code max(x, 0)}. */
    default Layer relu() {
        return with(options().withActivation(Activation.RELU));
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
