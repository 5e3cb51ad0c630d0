package cortado.layer;

/**
 * What every layer has.
 *
 * @param name the user's name for the layer, empty if it is numbered by the network
 * @param activation what follows the layer's own computation
 */
public record LayerOptions(String name, Activation activation) {
    /** No name, no activation. */
    public static final LayerOptions DEFAULT = new LayerOptions("", Activation.LINEAR);

    /** Returns these options with another name. */
    public LayerOptions withName(String newName) {
        return new LayerOptions(newName, activation);
    }

    /** Returns these options with another activation. */
    public LayerOptions withActivation(Activation newActivation) {
        return new LayerOptions(name, newActivation);
    }
}
