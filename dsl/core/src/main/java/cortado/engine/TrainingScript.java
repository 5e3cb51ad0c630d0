package cortado.engine;

import cortado.base.Shape;
import cortado.graph.Graph;
import cortado.graph.Parameter;
import cortado.graph.RowWeight;
import cortado.graph.Tensor;
import cortado.network.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Prints an objective and an update as one module whose {@code steps} method is a loop of whole training steps. */
final class TrainingScript {
    private final Objective objective;
    private final Update update;
    private final Graph graph;
    private final Segments segments;
    private final long smallestProduct;
    private final boolean isOnCpu;
    private final Attributes attributes;
    private final List<Parameter> parameters;
    private final List<ParameterGroup> groups;
    private final List<Tally> tallies = new ArrayList<>();
    private final AveragingScript averaging;
    private final Parts stepParts;
    private final Parts testParts;

    /** A sum over rows: its attribute, the name of its mean and the statement that adds a batch. */
    private record Tally(String attribute, String name, Function<GraphPrinter, String> statement) {}

    /**
     * Prepares the module.
     *
     * @param smallestProduct multiplications a sample from which on a product is cut out of autograd
     * @param isOnCpu whether it runs on the processor, where reading a number waits for nothing
     */
    TrainingScript(Objective objective, Update update, long smallestProduct, boolean isOnCpu) {
        this.objective = objective;
        this.update = update;
        graph = Graph.of(objective.trained());
        parameters = graph.parameters().stream()
                .filter(parameter -> !objective.tuning().frozen().contains(parameter.name()))
                .toList();
        groups = ParameterGroup.of(parameters, objective.tuning());
        this.smallestProduct = smallestProduct;
        this.isOnCpu = isOnCpu;
        segments = Segments.of(objective.trained(), parameters, smallestProduct, objective.isMixed());
        attributes = Attributes.of(graph);
        averaging = new AveragingScript(graph, attributes, objective.tuning().frozen());
        stepParts = new Parts(results(objective.trained()));
        testParts = new Parts(results(objective.loss()));
        addTallies();
    }

    private List<Tensor> results(Tensor minimized) {
        List<Tensor> results = new ArrayList<>(List.of(minimized));
        for (Objective.Head head : objective.heads()) {
            results.add(head.loss());
            results.add(head.scores());
            head.metrics().forEach(metric -> results.add(metric.value()));
        }
        return results;
    }

    /** Returns how foreign code cuts a step. */
    Parts stepParts() {
        return stepParts;
    }

    /** Returns how foreign code cuts what {@code test} computes. */
    Parts testParts() {
        return testParts;
    }

    /** Returns the names of the arrays that steps change. */
    List<String> trained() {
        return parameters.stream().map(Parameter::name).toList();
    }

    /** Returns the names of the arrays in the order of the {@code weights} method's result. */
    List<String> arrays() {
        return attributes.arrays();
    }

    /** Returns the names of the totals in the order of the {@code totals} method's result. */
    List<String> totals() {
        return tallies.stream().map(Tally::name).toList();
    }

    /**
     * Returns the module.
     *
     * @param state what {@link #state} told of an earlier module, to go on from there; empty to start anew
     */
    ScriptModule module(Weights weights, boolean hasFused, Weights state) {
        ScriptModule module = new ScriptModule();
        Scripts.addArrays(module, attributes, graph, weights, objective.tuning().frozen());
        for (String slot : update.slots()) {
            for (Parameter parameter : parameters) {
                Shape shape = parameter.shape();
                float[] values = slot.equals(Update.AVERAGE)
                        ? weights.get(parameter.name()).values()
                        : filled((int) shape.size(), (float) update.rule().start());
                module.addFloats(slotOf(slot, parameter), shape.toArray(), values, false);
            }
        }
        for (ParameterGroup group : groups) {
            update.scalars()
                    .forEach(name ->
                            module.addFloats(name + group.name(), new int[0], new float[] {update.start(name)}, false));
        }
        module.addZero("gathered_rows", ScriptModule.Type.FLOAT64);
        tallies.forEach(tally -> module.addZero(tally.attribute, ScriptModule.Type.FLOAT64));
        Scripts.addDrop(module);
        Scripts.addRecurrences(module, graph, smallestProduct);
        addBegin(module);
        if (stepParts.isWhole()) {
            addSteps(module, hasFused);
            addTest(module);
        } else {
            addParts(module, hasFused);
        }
        if (update.isGathering()) {
            addSharing(module, hasFused);
        }
        addReaders(module);
        addState(module);
        if (update.averaging().isPresent()) {
            averaging.addAverages(module, groups);
            if (averaging.hasStatistics()) {
                averaging.addStatistics(module);
                addCollect(module);
            }
        }
        state.names().forEach(name -> module.replaceFloats(name, state.get(name).values()));
        return module;
    }

    /** Returns the tensors of a module that change while it trains, besides the network's arrays. */
    List<String> state(ScriptModule module) {
        Set<String> arrays = arrays().stream().map(attributes::of).collect(Collectors.toSet());
        return module.floatBuffers().stream()
                .filter(name -> !arrays.contains(name))
                .toList();
    }

    /** {@code state}: what an optimizer keeps; all of it, so that a new optimizer need not be known here. */
    private void addState(ScriptModule module) {
        String detached = list(state(module).stream().map(name -> "torch.detach(self." + name + ")"));
        module.addMethod("state(self) -> List[Tensor]", List.of("return " + detached));
    }

    private static float[] filled(int size, float value) {
        float[] values = new float[size];
        Arrays.fill(values, value);
        return values;
    }

    private String slotOf(String slot, Parameter parameter) {
        return "slot_" + slot + "_" + name(parameter);
    }

    /**
     * {@code steps}: some batches one after another, each forward, backward and updated; one for each key.
     *
     * <p>Batch number i begins at {@code a[0] + i * a[1]} of the order. Where its rate is no number, its gradients wait for a later
     * batch's.
     */
    private void addSteps(ScriptModule module, boolean hasFused) {
        List<String> lines = new ArrayList<>();
        lines.add("first = int(torch.select(a, 0, 0))");
        lines.add("size = int(torch.select(a, 0, 1))");
        lines.addAll(update.bindings(groups));
        GraphPrinter printer =
                GraphPrinter.ofStep(attributes, objective.tuning().frozen(), segments, objective.isMixed());
        Optional<ChainBackward> chain =
                objective.isMixed() ? Optional.empty() : ChainBackward.of(objective.trained(), segments);
        chain.ifPresent(found -> lines.addAll(found.bindings(graph, attributes, printer)));
        lines.add("for step in range(torch.len(keys)):");
        lines.add("  begin = torch.add(first, torch.mul(step, size))");
        lines.add("  key = int(torch.select(keys, 0, step))");
        lines.add("  rate = float(torch.select(rates, 0, step))");
        lines.add("  chosen = torch.slice(order, 0, begin, torch.add(begin, size))");
        oneStep(printer, chain, hasFused).forEach(line -> lines.add("  " + line));
        lines.add("return self.losses");
        module.addMethod(
                "steps(self" + samples()
                        + ", w: Tensor, order: Tensor, a: Tensor, keys: Tensor, rates: Tensor) -> Tensor",
                lines);
    }

    /**
     * The parts of a step and of a test, {@code arrays} and {@code update}: what {@link RelayedSteps} calls where foreign code takes part.
     */
    private void addParts(ScriptModule module, boolean hasFused) {
        List<String> before = new ArrayList<>(List.of(
                "step = 0",
                "key = int(torch.select(keys, 0, 0))",
                "chosen = torch.slice(order, 0, int(torch.select(a, 0, 0)), int(torch.select(a, 0, 1)))"));
        before.addAll(batch());
        boolean isWeighted = graph.tensors().stream().anyMatch(tensor -> tensor.op() instanceof RowWeight);
        GraphPrinter step =
                GraphPrinter.ofTraining(attributes, objective.tuning().frozen());
        bindWeights(before, step);
        bindSamples(step);
        String arguments = samples() + ", w: Tensor, order: Tensor, a: Tensor, keys: Tensor";
        PartsScript.add(module, "step", arguments, stepParts, step, before, () -> {
            List<String> lines = new ArrayList<>();
            String loss = addObjective(lines, step, objective.trained());
            addFiniteCheck(lines, loss);
            lines.add("return [" + loss + ", torch.sum(" + (isWeighted ? "bw" : "torch.ones_like(chosen)") + ")]");
            return lines;
        });
        GraphPrinter test = GraphPrinter.ofInference(attributes, Long.MAX_VALUE);
        bindSamples(test);
        PartsScript.add(module, "test", arguments, testParts, test, before, () -> {
            List<String> lines = new ArrayList<>();
            String loss = addObjective(lines, test, objective.loss());
            lines.add("return [torch.detach(" + loss + ")]");
            return lines;
        });
        module.addMethod(
                "arrays(self) -> List[Tensor]",
                List.of("return " + list(arrays().stream().map(array -> "self." + attributes.of(array)))));
        List<String> lines = new ArrayList<>(List.of("rate = float(torch.select(rates, 0, 0))"));
        lines.addAll(update.bindings(groups));
        lines.add("gs = "
                + list(IntStream.range(0, parameters.size()).mapToObj(i -> "torch.contiguous(given[" + i + "])")));
        lines.addAll(update.statements(hasFused, groups, "float(counted)"));
        lines.add("torch._foreach_zero_(given)");
        lines.add("return self.losses");
        module.addMethod("update(self, given: List[Tensor], rates: Tensor, counted: Tensor) -> Tensor", lines);
    }

    /** What workers do with each other's gradients: {@code gathered}, {@code add_gathered}, {@code set_gathered}, {@code apply}. */
    private void addSharing(ScriptModule module, boolean hasFused) {
        List<String> sums = IntStream.range(0, parameters.size())
                .mapToObj(i -> "sums[" + (i + 1) + "]")
                .toList();
        module.addMethod(
                "gathered(self) -> List[Tensor]",
                List.of(
                        "g = self.list_gathered",
                        "return "
                                + list(Stream.concat(
                                        Stream.of("self.gathered_rows"),
                                        IntStream.range(0, parameters.size()).mapToObj(i -> "g[" + i + "]")))));
        module.addMethod(
                "add_gathered(self, sums: List[Tensor]) -> Tensor",
                List.of(
                        "g = self.list_gathered",
                        "torch.add_(self.gathered_rows, sums[0])",
                        "torch._foreach_add_(g, " + list(sums.stream()) + ", alpha=1)",
                        "return self.losses"));
        List<String> set =
                new ArrayList<>(List.of("g = self.list_gathered", "torch.copy_(self.gathered_rows, sums[0])"));
        for (int i = 0; i < sums.size(); i++) {
            set.add("torch.copy_(g[" + i + "], " + sums.get(i) + ")");
        }
        set.add("return self.losses");
        module.addMethod("set_gathered(self, sums: List[Tensor]) -> Tensor", set);
        List<String> apply = new ArrayList<>(List.of("rate = float(torch.select(rates, 0, 0))"));
        apply.addAll(update.applied(hasFused, groups));
        apply.add("return self.losses");
        module.addMethod("apply(self, rates: Tensor) -> Tensor", apply);
    }

    private List<String> oneStep(GraphPrinter printer, Optional<ChainBackward> chain, boolean hasFused) {
        List<String> lines = batch();
        bindWeights(lines, printer);
        addFiniteCheck(lines, addObjective(lines, printer, objective.trained()));
        lines.addAll(chain.map(found -> found.statements(printer, parameters))
                .orElseGet(() -> Backward.statements(segments, printer, parameters)));
        String rows = graph.tensors().stream().anyMatch(tensor -> tensor.op() instanceof RowWeight)
                ? "float(torch.sum(bw))"
                : "float(torch.size(bx, 0))";
        lines.addAll(update.statements(hasFused, groups, rows));
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
        for (ParameterGroup group : groups) {
            addList(module, lines, group, "ps", p -> "torch.detach(self." + name(p) + ")");
            addList(module, lines, group, "counts", p -> "self.step_count" + group.name());
            update.slots().forEach(slot -> addList(module, lines, group, slot, p -> "self." + slotOf(slot, p)));
        }
        if (update.isGathering()) {
            module.addList("list_gathered");
            lines.add("self.list_gathered = "
                    + list(parameters.stream().map(p -> "torch.zeros_like(torch.detach(self." + name(p) + "))")));
        }
        lines.add("return self.losses");
        module.addMethod("begin(self) -> Tensor", lines);
    }

    private static void addList(
            ScriptModule module,
            List<String> lines,
            ParameterGroup group,
            String name,
            Function<Parameter, String> member) {
        String attribute = "list_" + name + group.name();
        module.addList(attribute);
        lines.add("self." + attribute + " = " + list(group.members().stream().map(member)));
    }

    private String name(Parameter parameter) {
        return attributes.of(parameter.name());
    }

    /** {@code test}: one batch forward as at inference. */
    private void addTest(ScriptModule module) {
        List<String> lines = new ArrayList<>();
        lines.add("chosen = torch.slice(order, 0, int(torch.select(a, 0, 0)), int(torch.select(a, 0, 1)))");
        lines.addAll(batch());
        String loss = addObjective(lines, GraphPrinter.ofInference(attributes, smallestProduct), objective.loss());
        lines.add("return torch.detach(" + loss + ")");
        module.addMethod("test(self" + samples() + ", order: Tensor, a: Tensor) -> Tensor", lines);
    }

    /** Returns whether there are running statistics that training changes. */
    boolean hasStatistics() {
        return averaging.hasStatistics();
    }

    /** {@code collect}: one batch forward as in training, for the statistics of normalizations. */
    private void addCollect(ScriptModule module) {
        List<String> lines = new ArrayList<>();
        lines.add("chosen = torch.slice(order, 0, int(torch.select(a, 0, 0)), int(torch.select(a, 0, 1)))");
        lines.add("key = int(torch.select(keys, 0, 0))");
        lines.addAll(batch());
        GraphPrinter printer =
                GraphPrinter.ofTraining(attributes, objective.tuning().frozen());
        bindSamples(printer);
        String loss = printer.print(objective.loss());
        lines.addAll(averaging.collected(printer.lines()));
        lines.add("return torch.detach(" + loss + ")");
        module.addMethod("collect(self" + samples() + ", order: Tensor, a: Tensor, keys: Tensor) -> Tensor", lines);
    }

    private String samples() {
        return Scripts.parameters("x", objective.inputs().size())
                + Scripts.parameters("y", objective.heads().size());
    }

    /** The chosen rows. */
    private List<String> batch() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < objective.inputs().size(); i++) {
            String features = "torch.index_select(" + Scripts.nth("x", i) + ", 0, chosen)";
            lines.add(Scripts.nth("bx", i) + " = "
                    + (isChannelsLast(i) ? "torch.permute(" + features + ", [0, 3, 1, 2])" : features));
        }
        for (int i = 0; i < objective.heads().size(); i++) {
            lines.add(Scripts.nth("by", i) + " = torch.index_select(" + Scripts.nth("y", i) + ", 0, chosen)");
        }
        return lines;
    }

    private boolean isChannelsLast(int input) {
        return Scripts.isChannelsLast(objective.inputs().get(input), graph);
    }

    /** Ends the call before a loss that is no number changes the weights; not on a GPU, whose steps would wait for each other. */
    private void addFiniteCheck(List<String> lines, String loss) {
        if (isOnCpu) {
            lines.add("value = float(torch.detach(" + loss + "))");
            lines.add("if torch.ne(torch.sub(value, value), 0.):");
            lines.add(
                    "  ops.prim.RaiseException(torch.format(\"" + NotFiniteException.MARK + "{}/{}/\", step, value))");
        }
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

    private void bindSamples(GraphPrinter printer) {
        for (int i = 0; i < objective.inputs().size(); i++) {
            printer.bind(objective.inputs().get(i), Scripts.nth("bx", i));
        }
        for (int i = 0; i < objective.heads().size(); i++) {
            printer.bind(objective.heads().get(i).target(), Scripts.nth("by", i));
        }
    }

    private String addObjective(List<String> lines, GraphPrinter printer, Tensor minimized) {
        bindSamples(printer);
        String loss = printer.print(minimized);
        lines.addAll(printer.lines());
        lines.add(sum("losses", loss));
        for (Tally tally : tallies.subList(1, tallies.size())) {
            int printed = printer.lines().size();
            String statement = tally.statement.apply(printer);
            lines.addAll(printer.lines().subList(printed, printer.lines().size()));
            lines.add(statement);
        }
        return loss;
    }

    /** The loss, then of each output its own loss, if there are several, its hits and its metrics. */
    private void addTallies() {
        tallies.add(new Tally("losses", "loss", printer -> ""));
        for (int i = 0; i < objective.heads().size(); i++) {
            Objective.Head head = objective.heads().get(i);
            String labels = Scripts.nth("by", i);
            if (objective.heads().size() > 1) {
                addMean(head.total("loss"), head.loss());
            }
            if (head.hits() != Objective.Hits.NONE) {
                String attribute = Scripts.nth("hits", i);
                tallies.add(new Tally(
                        attribute,
                        head.total("accuracy"),
                        printer -> "torch.add_(self." + attribute + ", "
                                + hits(head, printer.print(head.scores()), labels) + ")"));
            }
            head.metrics().forEach(metric -> addMean(head.total(metric.name()), metric.value()));
        }
    }

    private void addMean(String name, Tensor mean) {
        String attribute = "tally" + tallies.size();
        tallies.add(new Tally(attribute, name, printer -> sum(attribute, printer.print(mean))));
    }

    private static String sum(String attribute, String mean) {
        return "torch.add_(self." + attribute + ", torch.detach(" + mean + "), alpha=torch.size(bx, 0))";
    }

    private static String hits(Objective.Head head, String scores, String labels) {
        return switch (head.hits()) {
            case LARGEST -> "torch.sum(torch.eq(torch.argmax(" + scores + ", 1), " + labels + "))";
            case LARGEST_SHARE ->
                "torch.sum(torch.eq(torch.argmax(" + scores + ", 1), torch.argmax(" + labels + ", 1)))";
            case SIGN -> {
                String equal = "torch.eq(torch.gt(torch.detach(" + scores + "), 0.), torch.gt(" + labels + ", 0.5))";
                yield head.scores().shape().size() == 1
                        ? "torch.sum(" + equal + ")"
                        : "torch.sum(torch.mean(torch.to(torch.flatten(" + equal + ", 1), 7), [1]))";
            }
            case NONE -> throw new IllegalArgumentException("real values have no hits");
        };
    }

    private void addReaders(ScriptModule module) {
        String stacked = "torch.stack(" + list(tallies.stream().map(tally -> "self." + tally.attribute)) + ")";
        module.addMethod("running_totals(self) -> Tensor", List.of("return " + stacked));
        List<String> lines = new ArrayList<>(List.of("t = " + stacked));
        tallies.forEach(tally -> lines.add("torch.zero_(self." + tally.attribute + ")"));
        lines.add("return t");
        module.addMethod("totals(self) -> Tensor", lines);
        String detached = list(arrays().stream().map(array -> "torch.detach(self." + attributes.of(array) + ")"));
        module.addMethod("weights(self) -> List[Tensor]", List.of("return " + detached));
        for (int i = 0; i < objective.inputs().size(); i++) {
            // Always a copy: the argument's memory belongs to a Java buffer, which goes away with the argument.
            module.addMethod(
                    Scripts.nth("prepare", i) + "(self, x: Tensor) -> Tensor",
                    List.of("return torch.clone(" + (isChannelsLast(i) ? "torch.permute(x, [0, 2, 3, 1])" : "x")
                            + ", memory_format=0)"));
        }
    }

    private static String list(Stream<String> items) {
        return items.collect(Collectors.joining(", ", "[", "]"));
    }
}
