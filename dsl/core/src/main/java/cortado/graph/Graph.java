package cortado.graph;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * All operations that some results need, in an order in which they can be computed.
 *
 * <p>Immutable. The order depends on the results only, so that it numbers operations the same way each time.
 */
public final class Graph {
    private final List<Tensor> tensors;

    private Graph(List<Tensor> tensors) {
        this.tensors = tensors;
    }

    /** Returns the graph of the given results, which come in order of first need. */
    public static Graph of(Tensor... results) {
        Set<Tensor> ordered = new LinkedHashSet<>();
        for (Tensor result : results) {
            visit(result, ordered);
        }
        return new Graph(List.copyOf(ordered));
    }

    /** Returns the tensors that an operation takes, in the order of its components. */
    public static List<Tensor> inputsOf(Op op) {
        List<Tensor> inputs = new ArrayList<>();
        for (RecordComponent component : op.getClass().getRecordComponents()) {
            Object value = Components.read(op, component);
            if (value instanceof Tensor tensor) {
                inputs.add(tensor);
            } else if (value instanceof List<?> list) {
                list.stream().filter(Tensor.class::isInstance).forEach(part -> inputs.add((Tensor) part));
            }
        }
        return inputs;
    }

    /** Returns all tensors, each after those it is computed from. */
    public List<Tensor> tensors() {
        return tensors;
    }

    /** Returns the trainable arrays in order of first use. */
    public List<Parameter> parameters() {
        return all(Parameter.class);
    }

    /** Returns the arrays that the forward pass updates, in order of first use. */
    public List<State> states() {
        return all(State.class);
    }

    /** Returns the operations of foreign code, in order. */
    public List<Foreign> foreign() {
        return all(Foreign.class);
    }

    private <T extends Op> List<T> all(Class<T> type) {
        return tensors.stream()
                .map(Tensor::op)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static void visit(Tensor tensor, Set<Tensor> ordered) {
        if (ordered.contains(tensor)) {
            return;
        }
        for (Tensor input : inputsOf(tensor.op())) {
            visit(input, ordered);
        }
        ordered.add(tensor);
    }
}
