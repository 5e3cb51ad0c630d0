package cortado.layer;

import cortado.graph.Regularizer;

/**
 * What every layer has.
 *
 * @param name the user's name for the layer, empty if it is numbered by the network
 * @param activation what follows the layer's own computation
 * @param init how its kernels start
 * @param biasInit how its bias starts
 * @param regularizer what keeps its kernels small
 * @param isFrozen whether training leaves its arrays as they are
 */
public record LayerOptions(
        String name, Activation activation, Init init, Init biasInit, Regularizer regularizer, boolean isFrozen) {
    /** No name, no activation, weights as the layer chooses, no regularization, not frozen. */
    public static final LayerOptions DEFAULT =
            new LayerOptions("", Activation.LINEAR, Init.DEFAULT, Init.DEFAULT, Regularizer.NONE, false);

    /** Returns these options with another name. */
    public LayerOptions withName(String newName) {
        return new LayerOptions(newName, activation, init, biasInit, regularizer, isFrozen);
    }

    /** Returns these options with another activation. */
    public LayerOptions withActivation(Activation newActivation) {
        return new LayerOptions(name, newActivation, init, biasInit, regularizer, isFrozen);
    }

    /** Returns these options with another start of the kernels. */
    public LayerOptions withInit(Init newInit) {
        return new LayerOptions(name, activation, newInit, biasInit, regularizer, isFrozen);
    }

    /** Returns these options with another start of the bias. */
    public LayerOptions withBiasInit(Init newInit) {
        return new LayerOptions(name, activation, init, newInit, regularizer, isFrozen);
    }

    /** Returns these options with another regularizer. */
    public LayerOptions withRegularizer(Regularizer newRegularizer) {
        return new LayerOptions(name, activation, init, biasInit, newRegularizer, isFrozen);
    }

    /** Returns these options of a frozen layer. */
    public LayerOptions frozen() {
        return new LayerOptions(name, activation, init, biasInit, regularizer, true);
    }
}
