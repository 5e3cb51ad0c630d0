package cortado.network;

import cortado.graph.Tensor;
import java.util.List;

/**
 * One layer as it stands in a network: named, with its recorded result and arrays.
 *
 * @param name unique in the network, for example {@code conv2d_1}
 * @param kind the layer's factory, for example {@code conv2d}
 * @param settings the layer's settings and activation as a summary shows them
 * @param output what the layer gives, after its activation
 * @param parameters names of its trainable arrays; places of shared layers have the same
 * @param states names of the arrays that it updates while training
 * @param isFrozen whether training leaves its arrays as they are
 * @param from names of the inputs and layers that it follows; empty in a sequential network
 */
public record Stage(
        String name,
        String kind,
        String settings,
        Tensor output,
        List<String> parameters,
        List<String> states,
        boolean isFrozen,
        List<String> from) {
    /** Copies the lists. */
    public Stage {
        parameters = List.copyOf(parameters);
        states = List.copyOf(states);
        from = List.copyOf(from);
    }

    /** Returns the name of the layer, which all places of a shared one have. */
    String layer() {
        return name.replaceFirst("@.*", "");
    }

    Stage frozen(boolean isNowFrozen) {
        return new Stage(name, kind, settings, output, parameters, states, isNowFrozen, from);
    }
}
