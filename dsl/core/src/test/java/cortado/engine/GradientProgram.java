package cortado.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import cortado.graph.Graph;
import cortado.graph.Parameter;
import cortado.graph.RowWeight;
import cortado.graph.State;
import cortado.network.Weights;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One forward and backward pass of an objective, printed by the translations that training uses. */
final class GradientProgram {
    /** What a pass gives; gradients hold one array for each parameter, states the running values afterwards. */
    @SuppressWarnings("ArrayRecordComponent")
    record Pass(
            float[] output,
            float loss,
            float[] inputGradient,
            Map<String, float[]> gradients,
            Map<String, float[]> states) {}

    private GradientProgram() {}

    static Pass run(Objective objective, Weights weights, boolean isTraining, float[] features, Labels labels) {
        Graph graph = Graph.of(objective.trained(), objective.output());
        List<String> parameters =
                graph.parameters().stream().map(Parameter::name).toList();
        List<String> states = graph.states().stream().map(State::name).toList();
        ScriptModule module = module(objective, weights, parameters, states, isTraining);
        return called(
                module,
                objective,
                features,
                labels,
                results -> new Pass(
                        results.get(0).toFloatArray(),
                        results.get(1).getFloat(),
                        results.get(2).toFloatArray(),
                        named(parameters, results, 3),
                        named(states, results, 3 + parameters.size())));
    }

    /** Calls {@code gradients} with features, labels and the weights of rows. */
    private static <T> T called(
            ScriptModule module, Objective objective, float[] features, Labels labels, Function<NDList, T> reader) {
        try (Program program = new Program(module, ai.djl.Device.cpu());
                NDArray x = Native.features(
                        program.manager(),
                        FloatBuffer.wrap(features),
                        objective.input().shape());
                NDArray y = Native.labels(program.manager(), labels);
                NDArray w = Native.weights(program.manager(), labels);
                NDList results = program.callWithGradients("gradients", x, y, w)) {
            return reader.apply(results);
        }
    }

    /** Returns the gradients of the parameters in a training step that cuts every product out of autograd. */
    static Map<String, float[]> cutGradients(Objective objective, Weights weights, float[] features, Labels labels) {
        Graph graph = Graph.of(objective.trained());
        List<String> names = graph.parameters().stream().map(Parameter::name).toList();
        ScriptModule module = new ScriptModule();
        Attributes attributes = Attributes.of(graph);
        Scripts.addArrays(module, attributes, graph, weights, Set.of());
        Scripts.addDrop(module);
        Scripts.addRecurrences(module, graph, 0);
        Segments segments = Segments.of(objective.trained(), graph.parameters(), 0);
        GraphPrinter printer = GraphPrinter.ofStep(attributes, Set.of(), segments);
        List<String> lines = Scripts.bindInputs(printer, objective.inputs(), objective.outputs());
        printer.bind(objective.target(), "y");
        String minimized = printer.print(objective.trained());
        assert minimized.equals(printer.raw(objective.trained()));
        lines.addAll(printer.lines());
        lines.addAll(Backward.statements(segments, printer, graph.parameters()));
        lines.add("return gs");
        module.addMethod("gradients(self, x: Tensor, y: Tensor, w: Tensor) -> List[Tensor]", lines);
        return called(module, objective, features, labels, results -> named(names, results, 0));
    }

    private static Map<String, float[]> named(List<String> names, NDList results, int from) {
        Map<String, float[]> values = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            values.put(names.get(i), results.get(from + i).toFloatArray());
        }
        return values;
    }

    private static ScriptModule module(
            Objective objective, Weights weights, List<String> parameters, List<String> states, boolean isTraining) {
        ScriptModule module = new ScriptModule();
        Attributes attributes = new Attributes(
                Stream.concat(parameters.stream(), states.stream()).toList());
        parameters.forEach(name -> add(module, attributes, name, weights, true));
        states.forEach(name -> add(module, attributes, name, weights, false));
        GraphPrinter printer = new GraphPrinter(attributes, isTraining);
        List<String> lines = new ArrayList<>();
        lines.add("leaf = torch.requires_grad_(torch.detach(x), True)");
        Scripts.bindInputs(printer, objective.inputs(), objective.outputs())
                .forEach(line -> lines.add(line.replace("(x,", "(leaf,")));
        if (!Scripts.isChannelsLast(objective.input(), Graph.of(objective.output()))) {
            printer.bind(objective.input(), "leaf");
        }
        printer.bind(objective.target(), "y");
        Graph.of(objective.trained()).tensors().stream()
                .filter(tensor -> tensor.op() instanceof RowWeight)
                .forEach(tensor -> printer.bind(tensor, "w"));
        String loss = printer.print(objective.trained());
        String output = printer.print(objective.output());
        lines.addAll(printer.lines());
        String leaves = Stream.concat(Stream.of("leaf"), parameters.stream().map(name -> "self." + attributes.of(name)))
                .collect(Collectors.joining(", "));
        // Ids have no gradient: a zero share of the features in the loss gives them one of zeros.
        lines.add("whole = torch.add(" + loss + ", torch.mul(torch.sum(leaf), 0.))");
        lines.add("found = torch.autograd.grad([whole], [" + leaves + "], None, False, False)");
        lines.add("all = annotate(List[Tensor], [torch.detach(" + output + "), torch.detach(" + loss + ")])");
        lines.add("for i in range(torch.len(found)):");
        lines.add("  gradient = found[i]");
        lines.add("  torch.append(all, torch.contiguous(unchecked_cast(Tensor, gradient)))");
        states.forEach(name -> lines.add("torch.append(all, self." + attributes.of(name) + ")"));
        lines.add("return all");
        module.addMethod("gradients(self, x: Tensor, y: Tensor, w: Tensor) -> List[Tensor]", lines);
        return module;
    }

    private static void add(
            ScriptModule module, Attributes attributes, String name, Weights weights, boolean isParameter) {
        Weights.Values values = weights.get(name);
        module.addFloats(attributes.of(name), values.shape().toArray(), values.values(), isParameter);
    }
}
