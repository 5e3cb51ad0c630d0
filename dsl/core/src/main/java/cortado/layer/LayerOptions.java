package cortado.layer;

import cortado.graph.Regularizer;

/**
 * What every layer has.
 *
 * @param name the user's name for the layer, empty if it is numbered by the network
 * @param activation what follows the layer's own computation
 * @param regularizer what keeps its kernels small
 * @param isFrozen whether training leaves its arrays as they are
 */
public record LayerOptions(String name, Activation activation, Regularizer regularizer, boolean isFrozen) {
    /** No name, no activation, no regularization, not frozen. */
    public static final LayerOptions DEFAULT = new LayerOptions("", Activation.LINEAR, Regularizer.NONE, false);

    /** Returns these options with another name. */
    public LayerOptions withName(String newName) {
        return new LayerOptions(newName, activation, regularizer, isFrozen);
    }

    /** Returns these options with another activation. */
    public LayerOptions withActivation(Activation newActivation) {
        return new LayerOptions(name, newActivation, regularizer, isFrozen);
    }

    /** Returns these options with another regularizer. */
    public LayerOptions withRegularizer(Regularizer newRegularizer) {
        return new LayerOptions(name, activation, newRegularizer, isFrozen);
    }

    /** Returns these options of a frozen layer. */
    public LayerOptions frozen() {
        return new LayerOptions(name, activation, regularizer, true);
    }
}
