package cortado.layer;

import cortado.graph.Regularizer;

/**
 * What every layer has.
 *
 * @param name the user's name for the layer, empty if it is numbered by the network
 * @param activation what follows the layer's own computation
 * @param regularizer what keeps its kernels small
 */
public record LayerOptions(String name, Activation activation, Regularizer regularizer) {
    /** No name, no activation, no regularization. */
    public static final LayerOptions DEFAULT = new LayerOptions("", Activation.LINEAR, Regularizer.NONE);

    /** Returns these options with another name. */
    public LayerOptions withName(String newName) {
        return new LayerOptions(newName, activation, regularizer);
    }

    /** Returns these options with another activation. */
    public LayerOptions withActivation(Activation newActivation) {
        return new LayerOptions(name, newActivation, regularizer);
    }

    /** Returns these options with another regularizer. */
    public LayerOptions withRegularizer(Regularizer newRegularizer) {
        return new LayerOptions(name, activation, newRegularizer);
    }
}
