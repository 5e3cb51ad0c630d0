package cortado.train;

import cortado.base.Problems;
import cortado.base.Shape;
import cortado.graph.Graph;
import cortado.network.Network;
import cortado.network.Weights;
import java.util.LinkedHashMap;
import java.util.Map;

/** Puts the weights of one network into another, by name. */
final class WeightFit {
    private WeightFit() {}

    /** Adds that weights of equal name have another shape, or that no name is shared. */
    static void check(Network network, Weights weights, Problems problems) {
        Map<String, Shape> shapes = shapes(network);
        shapes.forEach((name, shape) -> problems.check(
                !weights.names().contains(name) || weights.get(name).shape().equals(shape),
                "startFrom: array '%s' has shape %s, but the network needs %s. Give that layer another name to start it at random",
                name,
                weights.names().contains(name) ? weights.get(name).shape() : shape,
                shape));
        problems.check(
                shapes.keySet().stream().anyMatch(weights.names()::contains),
                "startFrom: no array has the name of one of the network's: %s against %s",
                weights.names(),
                shapes.keySet());
    }

    /** Returns the arrays that a network needs, with their shapes. */
    static Map<String, Shape> shapes(Network network) {
        Graph graph = network.graph();
        Map<String, Shape> shapes = new LinkedHashMap<>();
        graph.parameters().forEach(p -> shapes.put(p.name(), p.shape()));
        graph.states().forEach(s -> shapes.put(s.name(), s.shape()));
        return shapes;
    }
}
