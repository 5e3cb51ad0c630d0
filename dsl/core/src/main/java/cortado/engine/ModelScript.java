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
        Graph graph = Graph.of(network.outputs().toArray(Tensor[]::new));
        if (!graph.foreign().isEmpty()) {
            throw new IllegalArgumentException("exportTorchScript: "
                    + graph.foreign().get(0).code().label() + " is Java code, which TorchScript cannot hold."
                    + " Use layers of Cortado for it, or exportSafeTensors for the weights.");
        }
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
        GraphPrinter printer = GraphPrinter.ofInference(attributes, smallest);
        Parts parts = new Parts(outputs);
        if (parts.isWhole()) {
            Scripts.addForward(module, printer, inputs, outputs);
        } else {
            addParts(module, "forward", printer, parts, inputs, outputs, 0);
            module.addMethod(
                    "arrays(self) -> List[Tensor]",
                    List.of("return annotate(List[Tensor], ["
                            + attributes.arrays().stream()
                                    .map(array -> "self." + attributes.of(array))
                                    .collect(Collectors.joining(", "))
                            + "])"));
        }
        return module;
    }

    /** Adds a method in parts, whose last one gives the results. */
    private static void addParts(
            ScriptModule module,
            String method,
            GraphPrinter printer,
            Parts parts,
            List<Tensor> inputs,
            List<Tensor> results,
            int labels) {
        List<String> before = Scripts.bindInputs(printer, inputs, results);
        String arguments = Scripts.parameters("x", inputs.size()) + Scripts.parameters("y", labels);
        PartsScript.add(module, method, arguments, parts, printer, before, () -> {
            String printed = results.stream().map(printer::print).collect(Collectors.joining(", "));
            List<String> lines = new ArrayList<>(printer.take());
            lines.add("return [" + printed + "]");
            return lines;
        });
    }

    /** Returns what {@code score} gives. */
    static List<Tensor> scored(Objective objective) {
        List<Tensor> results = new ArrayList<>(objective.outputs());
        results.add(objective.loss());
        objective.heads().forEach(head -> results.add(head.loss()));
        return results;
    }

    /** Adds {@code score(self, x, …, y, …)}: the outputs, the loss and, of several outputs, the loss of each. */
    static void addScore(ScriptModule module, Objective objective, long smallest) {
        List<Tensor> outputs = objective.outputs();
        GraphPrinter printer =
                GraphPrinter.ofInference(Attributes.of(Graph.of(outputs.toArray(Tensor[]::new))), smallest);
        List<Objective.Head> heads = objective.heads();
        for (int i = 0; i < heads.size(); i++) {
            printer.bind(heads.get(i).target(), Scripts.nth("y", i));
        }
        List<Tensor> results = scored(objective);
        Parts parts = new Parts(results);
        if (!parts.isWhole()) {
            addParts(module, "score", printer, parts, objective.inputs(), results, heads.size());
            return;
        }
        List<String> lines = Scripts.bindInputs(printer, objective.inputs(), outputs);
        String printed = results.stream().map(printer::print).collect(Collectors.joining(", "));
        lines.addAll(printer.lines());
        lines.add("return [" + printed + "]");
        String arguments = Scripts.parameters("x", objective.inputs().size()) + Scripts.parameters("y", heads.size());
        module.addMethod("score(self" + arguments + ") -> List[Tensor]", lines);
    }
}
