package cortado.engine;

import cortado.graph.Graph;
import cortado.graph.Parameter;
import cortado.graph.State;
import cortado.graph.Tensor;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Prints a graph as TorchScript statements, one an operation. */
final class GraphPrinter {
    private final Map<Tensor, String> names = new IdentityHashMap<>();
    private final List<String> lines = new ArrayList<>();
    private final Attributes attributes;
    private final boolean isTraining;
    private int dropouts;

    /**
     * Starts an empty body.
     *
     * @param attributes where the arrays of the program live
     * @param isTraining whether dropout drops and batch normalization uses the batch
     */
    GraphPrinter(Attributes attributes, boolean isTraining) {
        this.attributes = attributes;
        this.isTraining = isTraining;
    }

    /** Makes the variable stand for the tensor, which is then not computed. */
    void bind(Tensor tensor, String variable) {
        names.put(tensor, variable);
    }

    /** Adds the statements that compute the tensor, unless they are there, and returns the variable that holds it. */
    String print(Tensor result) {
        for (Tensor tensor : Graph.of(result).tensors()) {
            if (!names.containsKey(tensor)) {
                names.put(tensor, printed(tensor));
            }
        }
        return name(result);
    }

    /** Returns the statements so far. */
    List<String> lines() {
        return lines;
    }

    boolean isTraining() {
        return isTraining;
    }

    /** Returns the number of the next dropout in this body. */
    int nextDropout() {
        return dropouts++;
    }

    /** Returns the variable of a tensor that has been printed. */
    String name(Tensor tensor) {
        String name = names.get(tensor);
        if (name == null) {
            throw new IllegalStateException("tensor " + tensor + " is used before it is computed");
        }
        return name;
    }

    private String printed(Tensor tensor) {
        if (tensor.op() instanceof Parameter parameter) {
            return "self." + attributes.of(parameter.name());
        }
        if (tensor.op() instanceof State state) {
            return "self." + attributes.of(state.name());
        }
        String variable = "v" + names.size();
        lines.add(variable + " = " + Translations.of(tensor.op(), this));
        return variable;
    }
}
