package cortado.engine;

import cortado.base.Shape;
import cortado.graph.Graph;
import cortado.graph.Parameter;
import cortado.graph.RowWeight;
import cortado.graph.Tensor;
import cortado.network.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints an objective and an update rule as one module whose {@code steps} method is a loop of whole training steps. */
final class TrainingScript {
    private final Objective objective;
    private final UpdateRule rule;
    private final Graph graph;
    private final Segments segments;
    private final Attributes attributes;
    private final List<Parameter> parameters;
    private final boolean isChannelsLast;

    TrainingScript(Objective objective, UpdateRule rule, long smallestProduct) {
        this.objective = objective;
        this.rule = rule;
        graph = Graph.of(objective.trained());
        parameters = graph.parameters();
        segments = Segments.of(objective.trained(), parameters, smallestProduct);
        attributes = Attributes.of(graph);
        isChannelsLast = Scripts.isChannelsLast(objective.input(), objective.output());
    }

    /** Returns the names of the arrays in the order of the {@code weights} method's result. */
    List<String> arrays() {
        return attributes.arrays();
    }

    ScriptModule module(Weights weights, boolean hasFused) {
        ScriptModule module = new ScriptModule();
        Scripts.addArrays(module, attributes, graph, weights);
        for (String slot : rule.slots()) {
            for (Parameter parameter : parameters) {
                Shape shape = parameter.shape();
                module.addFloats(slotOf(slot, parameter), shape.toArray(), new float[(int) shape.size()], false);
            }
        }
        module.addFloats("step_count", new int[0], new float[1], false);
        module.addZero("losses", ScriptModule.Type.FLOAT64);
        module.addZero("hits", ScriptModule.Type.FLOAT64);
        Scripts.addDrop(module);
        addBegin(module);
        addSteps(module, hasFused);
        addTest(module);
        addReaders(module);
        return module;
    }

    private String slotOf(String slot, Parameter parameter) {
        return "slot_" + slot + "_" + name(parameter);
    }

    /**
     * {@code steps}: some batches one after another, each forward, backward and updated; one for each key.
     *
     * <p>Batch number i begins at {@code a[0] + i * a[1]} of the order.
     */
    private void addSteps(ScriptModule module, boolean hasFused) {
        List<String> lines = new ArrayList<>();
        lines.add("first = int(torch.select(a, 0, 0))");
        lines.add("size = int(torch.select(a, 0, 1))");
        lines.add("rate = float(torch.select(a, 0, 2))");
        for (String name : lists()) {
            lines.add(name + " = self.list_" + name);
        }
        lines.add("for step in range(torch.len(keys)):");
        lines.add("  begin = torch.add(first, torch.mul(step, size))");
        lines.add("  key = int(torch.select(keys, 0, step))");
        lines.add("  chosen = torch.slice(order, 0, begin, torch.add(begin, size))");
        oneStep(hasFused).forEach(line -> lines.add("  " + line));
        lines.add("return self.losses");
        module.addMethod(
                "steps(self, x: Tensor, y: Tensor, w: Tensor, order: Tensor, a: Tensor, keys: Tensor) -> Tensor",
                lines);
    }

    private List<String> oneStep(boolean hasFused) {
        List<String> lines = batch();
        GraphPrinter printer = GraphPrinter.ofStep(attributes, segments);
        bindWeights(lines, printer);
        String minimized = addObjective(lines, printer, objective.trained());
        assert minimized.equals(printer.raw(objective.trained()));
        lines.addAll(Backward.statements(segments, printer, parameters));
        lines.add("torch.add_(self.step_count, 1)");
        lines.addAll(rule.statements(hasFused));
        return lines;
    }

    /**
     * {@code begin}: gathers the lists that updates write to, once.
     *
     * <p>They are attributes since the compiler drops updates of a list made in the same method as dead code. In-place updates go
     * to detached aliases of the parameters.
     */
    private void addBegin(ScriptModule module) {
        List<String> lines = new ArrayList<>();
        lines.add("self.list_ps = " + list(parameters.stream().map(p -> "torch.detach(self." + name(p) + ")")));
        lines.add("self.list_counts = " + list(parameters.stream().map(p -> "self.step_count")));
        for (String slot : rule.slots()) {
            lines.add("self.list_" + slot + " = " + list(parameters.stream().map(p -> "self." + slotOf(slot, p))));
        }
        lines.add("return self.losses");
        module.addMethod("begin(self) -> Tensor", lines);
        lists().forEach(name -> module.addList("list_" + name));
    }

    private List<String> lists() {
        List<String> names = new ArrayList<>(List.of("ps", "counts"));
        names.addAll(rule.slots());
        return names;
    }

    private String name(Parameter parameter) {
        return attributes.of(parameter.name());
    }

    /** {@code test}: one batch forward as at inference. */
    private void addTest(ScriptModule module) {
        List<String> lines = new ArrayList<>();
        lines.add("chosen = torch.slice(order, 0, int(torch.select(a, 0, 0)), int(torch.select(a, 0, 1)))");
        lines.addAll(batch());
        String loss = addObjective(lines, new GraphPrinter(attributes, false), objective.loss());
        lines.add("return torch.detach(" + loss + ")");
        module.addMethod("test(self, x: Tensor, y: Tensor, order: Tensor, a: Tensor) -> Tensor", lines);
    }

    /** The chosen rows. */
    private List<String> batch() {
        List<String> lines = new ArrayList<>();
        String features = "torch.index_select(x, 0, chosen)";
        lines.add("bx = " + (isChannelsLast ? "torch.permute(" + features + ", [0, 3, 1, 2])" : features));
        lines.add("by = torch.index_select(y, 0, chosen)");
        return lines;
    }

    /** The weights of the chosen rows, where the objective has any. */
    private void bindWeights(List<String> lines, GraphPrinter printer) {
        for (Tensor tensor : graph.tensors()) {
            if (tensor.op() instanceof RowWeight) {
                lines.add("bw = torch.index_select(w, 0, chosen)");
                printer.bind(tensor, "bw");
            }
        }
    }

    private String addObjective(List<String> lines, GraphPrinter printer, Tensor minimized) {
        printer.bind(objective.input(), "bx");
        printer.bind(objective.target(), "by");
        String loss = printer.print(minimized);
        lines.addAll(printer.lines());
        int printed = printer.lines().size();
        String scores = printer.print(objective.scores());
        lines.addAll(printer.lines().subList(printed, printer.lines().size()));
        lines.add("torch.add_(self.losses, torch.detach(" + loss + "), alpha=torch.size(bx, 0))");
        hits(scores).ifPresent(hits -> lines.add("torch.add_(self.hits, " + hits + ")"));
        return loss;
    }

    private Optional<String> hits(String scores) {
        return switch (objective.hits()) {
            case LARGEST -> Optional.of("torch.sum(torch.eq(torch.argmax(" + scores + ", 1), by))");
            case SIGN ->
                Optional.of("torch.sum(torch.mean(torch.to(torch.flatten(torch.eq(torch.gt(torch.detach(" + scores
                        + "), 0.), torch.gt(by, 0.5)), 1), 7), [1]))");
            case NONE -> Optional.empty();
        };
    }

    private void addReaders(ScriptModule module) {
        module.addMethod("running_totals(self) -> Tensor", List.of("return torch.stack([self.losses, self.hits])"));
        module.addMethod(
                "totals(self) -> Tensor",
                List.of(
                        "t = torch.stack([self.losses, self.hits])",
                        "torch.zero_(self.losses)",
                        "torch.zero_(self.hits)",
                        "return t"));
        String detached = list(arrays().stream().map(array -> "torch.detach(self." + attributes.of(array) + ")"));
        module.addMethod("weights(self) -> List[Tensor]", List.of("return " + detached));
        // Always a copy: the argument's memory belongs to a Java buffer, which goes away with the argument.
        module.addMethod(
                "prepare(self, x: Tensor) -> Tensor",
                List.of("return torch.clone(" + (isChannelsLast ? "torch.permute(x, [0, 2, 3, 1])" : "x")
                        + ", memory_format=0)"));
    }

    private static String list(Stream<String> items) {
        return items.collect(Collectors.joining(", ", "[", "]"));
    }
}
