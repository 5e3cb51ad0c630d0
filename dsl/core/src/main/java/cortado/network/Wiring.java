package cortado.network;

import cortado.base.Problems;
import cortado.data.Encoder;
import cortado.graph.Tensor;
import cortado.layer.Layer;
import cortado.network.Recorder.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts a branching network together: checks its nodes, then records each once, after those it follows. */
final class Wiring {
    private final List<InputNode> inputs;
    private final List<Node> outputs;
    private final List<Node> order = new ArrayList<>();
    private final Map<Node, Place> places = new IdentityHashMap<>();
    private final Map<Shared, List<Recorder.Arrays>> shared = new IdentityHashMap<>();

    private Wiring(List<InputNode> inputs, List<Node> outputs) {
        this.inputs = inputs;
        this.outputs = outputs;
        Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        outputs.forEach(output -> visit(output, seen));
    }

    static Network network(List<InputNode> inputs, List<Node> outputs) {
        Wiring wiring = new Wiring(inputs, outputs);
        wiring.check();
        return wiring.record();
    }

    /** A stack of its own, since a network may be deeper than Java's. */
    private void visit(Node output, Set<Node> seen) {
        List<Node> stack = new ArrayList<>(List.of(output));
        Set<Node> opened = Collections.newSetFromMap(new IdentityHashMap<>());
        while (!stack.isEmpty()) {
            Node node = stack.get(stack.size() - 1);
            if (seen.contains(node)) {
                stack.remove(stack.size() - 1);
            } else if (opened.add(node)) {
                List<Node> from = node.from();
                for (int i = from.size() - 1; i >= 0; i--) {
                    stack.add(from.get(i));
                }
            } else {
                stack.remove(stack.size() - 1);
                seen.add(node);
                order.add(node);
            }
        }
    }

    private void check() {
        Problems problems = Problems.in("network");
        problems.check(!inputs.isEmpty(), "there is no input. Write network(inputs(image), outputs(answer))");
        problems.check(!outputs.isEmpty(), "there is no output. Write network(inputs(image), outputs(answer))");
        Set<String> names = new HashSet<>();
        for (int i = 0; i < inputs.size(); i++) {
            problems.check(
                    order.contains(inputs.get(i)),
                    "input %d (%s) reaches no output. Leave it out, or use it",
                    i + 1,
                    inputs.get(i));
            problems.check(
                    names.add(name(i)), "the input name '%s' is given twice. Name each input differently", name(i));
        }
        for (Node node : order) {
            problems.check(
                    !(node instanceof InputNode) || inputs.contains(node),
                    "%s is used, but not listed. Pass it in inputs(...)",
                    node);
        }
        Set<Node> distinct = new HashSet<>();
        for (int i = 0; i < outputs.size(); i++) {
            Node output = outputs.get(i);
            problems.check(
                    !(output instanceof InputNode), "output %d is an input itself. Put a layer between them", i + 1);
            problems.check(distinct.add(output), "output %d (%s) is given twice", i + 1, output);
        }
        problems.throwIfAny();
    }

    private String name(int input) {
        String name = inputs.get(input).name();
        return name.isEmpty() ? "input_" + (input + 1) : name;
    }

    private Network record() {
        List<Tensor> tensors = new ArrayList<>();
        List<String> names = new ArrayList<>();
        Map<String, Encoder> encoders = new HashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            Tensor tensor = Tensor.of(inputs.get(i).input());
            tensors.add(tensor);
            names.add(name(i));
            InputNode input = inputs.get(i);
            String name = name(i);
            input.encoder().ifPresent(encoder -> encoders.put(name, encoder));
            places.put(inputs.get(i), new Place(tensor, name(i), "the " + inputs.get(i)));
        }
        Recorder recorder = new Recorder(Recorder.userNames(layers()));
        for (Node node : order) {
            if (node instanceof LayerNode layer) {
                places.put(
                        node,
                        recorder.add(
                                layer.layer(),
                                arrays(recorder, layer),
                                place(node.from().get(0))));
            } else if (node instanceof JoinNode join) {
                places.put(
                        node,
                        recorder.add(join, join.from().stream().map(this::place).toList()));
            }
        }
        List<String> outputNames =
                outputs.stream().map(node -> place(node).name()).toList();
        return Network.of(tensors, names, recorder.stages(), outputNames)
                .withEncoders(encoders)
                .withStarts(recorder.starts());
    }

    private Place place(Node node) {
        Place place = places.get(node);
        if (place == null) {
            throw new IllegalStateException(node + " was not recorded");
        }
        return place;
    }

    private List<Layer> layers() {
        return order.stream()
                .filter(LayerNode.class::isInstance)
                .map(node -> ((LayerNode) node).layer())
                .toList();
    }

    private Recorder.Arrays arrays(Recorder recorder, LayerNode node) {
        Shared set = node.shared();
        if (set == null) {
            return recorder.arrays(node.layer());
        }
        List<Recorder.Arrays> known = shared.computeIfAbsent(set, key -> new ArrayList<>());
        while (known.size() <= node.index()) {
            known.add(recorder.arrays(set.layers().get(known.size())));
        }
        return known.get(node.index());
    }
}
