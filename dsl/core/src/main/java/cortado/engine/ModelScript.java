package cortado.engine;

import cortado.graph.Graph;
import cortado.graph.Parameter;
import cortado.network.Network;
import cortado.network.Weights;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Prints a trained network as a module with one method, {@code forward}: what predictions run and other programs load. */
public final class ModelScript {
    private ModelScript() {}

    /** Returns the TorchScript archive, which {@code torch.jit.load} of Python and C++ reads; input {@code (N, …)} float32. */
    public static byte[] archive(Network network, Weights weights) {
        return module(network, weights).toBytes();
    }

    static ScriptModule module(Network network, Weights weights) {
        Graph graph = network.graph();
        Set<String> trained = graph.parameters().stream().map(Parameter::name).collect(Collectors.toSet());
        Set<String> arrays = new LinkedHashSet<>();
        graph.parameters().forEach(parameter -> arrays.add(parameter.name()));
        graph.states().forEach(state -> arrays.add(state.name()));
        Attributes attributes = new Attributes(arrays);
        ScriptModule module = new ScriptModule();
        for (String array : arrays) {
            Weights.Values values = weights.get(array);
            module.addFloats(
                    attributes.of(array), values.shape().toArray(), values.values(), trained.contains(array));
        }
        Scripts.addForward(module, attributes, network.input(), network.output());
        return module;
    }
}
