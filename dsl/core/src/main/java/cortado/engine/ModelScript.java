package cortado.engine;

import cortado.graph.Graph;
import cortado.graph.Tensor;
import cortado.network.Network;
import cortado.network.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Prints a trained network as a module with one method, {@code forward}: what predictions run and other programs load. */
final class ModelScript {
    private ModelScript() {}

    /** Returns the TorchScript archive, which {@code torch.jit.load} of Python and C++ reads; input {@code (N, …)} float32. */
    static byte[] archive(Network network, Weights weights) {
        // Without oneDNN's products, which other builds of libtorch may not have.
        return module(network.inputs(), network.outputs(), weights, Long.MAX_VALUE)
                .toBytes();
    }

    /**
     * Returns the module with {@code forward}.
     *
     * @param smallest multiplications a sample from which on a product is oneDNN's
     */
    static ScriptModule module(List<Tensor> inputs, List<Tensor> outputs, Weights weights, long smallest) {
        Graph graph = Graph.of(outputs.toArray(Tensor[]::new));
        Attributes attributes = Attributes.of(graph);
        ScriptModule module = new ScriptModule();
        Scripts.addArrays(module, attributes, graph, weights, Set.of());
        Scripts.addRecurrences(module, graph, smallest);
        Scripts.addForward(module, GraphPrinter.ofInference(attributes, smallest), inputs, outputs);
        return module;
    }

    /** Adds {@code score(self, x, …, y, …)}: the outputs, the loss and, of several outputs, the loss of each. */
    static void addScore(ScriptModule module, Objective objective, long smallest) {
        List<Tensor> outputs = objective.outputs();
        GraphPrinter printer =
                GraphPrinter.ofInference(Attributes.of(Graph.of(outputs.toArray(Tensor[]::new))), smallest);
        List<String> lines = Scripts.bindInputs(printer, objective.inputs(), outputs);
        List<Tensor> results = new ArrayList<>(outputs);
        results.add(objective.loss());
        List<Objective.Head> heads = objective.heads();
        for (int i = 0; i < heads.size(); i++) {
            printer.bind(heads.get(i).target(), Scripts.nth("y", i));
            results.add(heads.get(i).loss());
        }
        String printed = results.stream().map(printer::print).collect(Collectors.joining(", "));
        lines.addAll(printer.lines());
        lines.add("return [" + printed + "]");
        String arguments = Scripts.parameters("x", objective.inputs().size()) + Scripts.parameters("y", heads.size());
        module.addMethod("score(self" + arguments + ") -> List[Tensor]", lines);
    }
}
