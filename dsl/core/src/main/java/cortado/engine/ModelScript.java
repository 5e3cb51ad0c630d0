package cortado.engine;

import cortado.graph.Graph;
import cortado.graph.Tensor;
import cortado.network.Network;
import cortado.network.Weights;
import java.util.List;

/** Prints a trained network as a module with one method, {@code forward}: what predictions run and other programs load. */
final class ModelScript {
    private ModelScript() {}

    /** Returns the TorchScript archive, which {@code torch.jit.load} of Python and C++ reads; input {@code (N, …)} float32. */
    static byte[] archive(Network network, Weights weights) {
        return module(network.input(), network.output(), weights).toBytes();
    }

    /** Returns the module with {@code forward}. */
    static ScriptModule module(Tensor input, Tensor output, Weights weights) {
        Graph graph = Graph.of(output);
        Attributes attributes = Attributes.of(graph);
        ScriptModule module = new ScriptModule();
        Scripts.addArrays(module, attributes, graph, weights);
        Scripts.addForward(module, attributes, input, output);
        return module;
    }

    /** Adds {@code score(self, x, y)}: the output and the loss of labeled features. */
    static void addScore(ScriptModule module, Objective objective) {
        GraphPrinter printer = new GraphPrinter(Attributes.of(Graph.of(objective.output())), false);
        List<String> lines = Scripts.bindInput(printer, objective.input(), objective.output());
        printer.bind(objective.target(), "y");
        String output = printer.print(objective.output());
        String loss = printer.print(objective.loss());
        lines.addAll(printer.lines());
        lines.add("return [" + output + ", " + loss + "]");
        module.addMethod("score(self, x: Tensor, y: Tensor) -> List[Tensor]", lines);
    }
}
