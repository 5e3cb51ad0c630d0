package cortado.network;

import cortado.graph.Tensor;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

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
 * @param parts the layers inside it, in order, named after both; empty if it is none of layers
 */
public record Stage(
        String name,
        String kind,
        String settings,
        Tensor output,
        List<String> parameters,
        List<String> states,
        boolean isFrozen,
        List<String> from,
        List<Stage> parts) {
    /** Copies the lists. */
    public Stage {
        parameters = List.copyOf(parameters);
        states = List.copyOf(states);
        from = List.copyOf(from);
        parts = List.copyOf(parts);
    }

    /** Returns the layers inside it and those inside them, in the order in which they are computed, then itself. */
    public Stream<Stage> all() {
        return Stream.concat(parts.stream().flatMap(Stage::all), Stream.of(this));
    }

    /** Returns the names of its own arrays, without those of the layers inside it: trainable ones, then running ones. */
    List<String> ownArrays() {
        Set<String> own = new LinkedHashSet<>(parameters);
        own.addAll(states);
        parts.forEach(part -> {
            part.parameters.forEach(own::remove);
            part.states.forEach(own::remove);
        });
        return List.copyOf(own);
    }

    /** Returns the name of the layer, which all places of a shared one have. */
    String layer() {
        return name.replaceFirst("@[0-9]+", "");
    }

    /** Returns this layer with those of the given names, and all inside them, frozen or not. */
    Stage frozen(Set<String> layers, boolean isNowFrozen) {
        boolean isChosen = layers.contains(layer());
        List<Stage> changed = parts.stream()
                .map(part -> part.frozen(isChosen ? Set.of(part.layer()) : layers, isNowFrozen))
                .toList();
        return new Stage(
                name, kind, settings, output, parameters, states, isChosen ? isNowFrozen : isFrozen, from, changed);
    }
}
