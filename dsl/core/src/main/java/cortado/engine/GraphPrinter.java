package cortado.engine;

import cortado.graph.Conv2d;
import cortado.graph.Graph;
import cortado.graph.Linear;
import cortado.graph.Parameter;
import cortado.graph.Recurrent;
import cortado.graph.State;
import cortado.graph.Tensor;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Prints tensors as TorchScript statements, one an operation, each when it is first needed. */
final class GraphPrinter {
    private static final int FEW_ROWS = 16;

    private final Map<Tensor, String> names = new IdentityHashMap<>();
    private final Map<Tensor, String> rawNames = new IdentityHashMap<>();
    private final List<String> lines = new ArrayList<>();
    private final Attributes attributes;
    private final boolean isTraining;
    private final Set<String> frozen;
    private final @Nullable Segments segments;
    private final long smallest;
    private final boolean isMixed;
    private final Map<Tensor, String> halves = new IdentityHashMap<>();
    private final Map<Tensor, RecurrentTranslation.Trace> traces = new IdentityHashMap<>();
    private int dropouts;
    private int taken;

    /**
     * Starts an empty body that autograd can differentiate and any libtorch can run.
     *
     * @param attributes where the arrays of the program live
     * @param isTraining whether dropout drops and batch normalization uses the batch
     */
    GraphPrinter(Attributes attributes, boolean isTraining) {
        this(attributes, isTraining, Set.of(), null, Long.MAX_VALUE, false);
    }

    private GraphPrinter(
            Attributes attributes,
            boolean isTraining,
            Set<String> frozen,
            @Nullable Segments segments,
            long smallest,
            boolean isMixed) {
        this.attributes = attributes;
        this.isTraining = isTraining;
        this.frozen = frozen;
        this.segments = segments;
        this.smallest = smallest;
        this.isMixed = isMixed;
    }

    /** Starts an empty body of a training step whose backward pass is cut into segments. */
    static GraphPrinter ofStep(Attributes attributes, Set<String> frozen, Segments segments) {
        return ofStep(attributes, frozen, segments, false);
    }

    /**
     * Starts an empty body of a training step; see {@link #ofStep(Attributes, Set, Segments)}.
     *
     * @param isMixed whether matrices are multiplied and images convolved in bfloat16
     */
    static GraphPrinter ofStep(Attributes attributes, Set<String> frozen, Segments segments, boolean isMixed) {
        return new GraphPrinter(attributes, true, frozen, segments, Long.MAX_VALUE, isMixed);
    }

    /** Starts an empty body that computes as in training; frozen arrays stay as they are. */
    static GraphPrinter ofTraining(Attributes attributes, Set<String> frozen) {
        return new GraphPrinter(attributes, true, frozen, null, Long.MAX_VALUE, false);
    }

    /**
     * Starts an empty body of an inference that has no backward pass.
     *
     * @param smallest multiplications a sample from which on a product is oneDNN's
     */
    static GraphPrinter ofInference(Attributes attributes, long smallest) {
        return new GraphPrinter(attributes, false, Set.of(), null, smallest, false);
    }

    /** Makes the variable stand for the tensor, which is then not computed. */
    void bind(Tensor tensor, String variable) {
        names.put(tensor, variable);
    }

    /** Returns the statements so far. */
    List<String> lines() {
        return lines;
    }

    /** Returns the statements so far and begins another body; what it uses of this one is to be bound anew. */
    List<String> take() {
        List<String> body = List.copyOf(lines);
        taken += lines.size();
        lines.clear();
        return body;
    }

    boolean isTraining() {
        return isTraining;
    }

    /** Returns whether the forward pass updates the state. */
    boolean isUpdated(Tensor state) {
        return isTraining && !(state.op() instanceof State array && frozen.contains(array.name()));
    }

    /** Returns whether the body may be asked for the gradient of the tensor. */
    boolean hasGradient(Tensor tensor) {
        return segments == null ? smallest == Long.MAX_VALUE : segments.isDifferentiable(tensor);
    }

    /** Returns the number of the next dropout in this body. */
    int nextDropout() {
        return dropouts++;
    }

    /** Returns the variable that holds the tensor, adding the statements that compute it unless they are there. */
    String print(Tensor tensor) {
        String name = names.get(tensor);
        if (name == null) {
            name = printed(tensor);
            names.put(tensor, name);
        }
        return name;
    }

    /** Returns the variable in which a segment ends; {@link #print} gives the leaf from which the next one starts. */
    String raw(Tensor root) {
        return rawNames.getOrDefault(root, print(root));
    }

    /** Returns the variables of a recurrent layer that was cut out of autograd. */
    RecurrentTranslation.Trace trace(Tensor tensor) {
        return Objects.requireNonNull(traces.get(tensor), "only cut layers leave a trace");
    }

    /** Returns whether the tensor has a variable already. */
    boolean isPrinted(Tensor tensor) {
        return names.containsKey(tensor);
    }

    private String printed(Tensor tensor) {
        if (tensor.op() instanceof Parameter parameter) {
            return "self." + attributes.of(parameter.name());
        }
        if (tensor.op() instanceof State state) {
            return "self." + attributes.of(state.name());
        }
        if (segments != null && segments.isCut(tensor)) {
            return leaf(tensor.op() instanceof Recurrent recurrent ? traced(tensor, recurrent) : product(tensor));
        }
        if (Segments.isCutAtInference(tensor, smallest)) {
            return add(
                    tensor.op() instanceof Recurrent recurrent
                            ? RecurrentTranslation.own(recurrent, this)
                            : inferred((Linear) tensor.op(), product(tensor)));
        }
        String variable = isHalved(tensor) ? halved(tensor) : add(Translations.of(tensor.op(), this));
        if (segments != null && segments.isBoundary(tensor)) {
            rawNames.put(tensor, variable);
            return leaf("torch.detach(" + variable + ")");
        }
        return variable;
    }

    private boolean isHalved(Tensor tensor) {
        return isMixed && (tensor.op() instanceof Linear || tensor.op() instanceof Conv2d);
    }

    /**
     * Computes the operation in bfloat16, on copies of what it takes, and gives its result as float32 again: what autocast would do,
     * which TorchScript does not reach.
     */
    private String halved(Tensor tensor) {
        Map<Tensor, String> whole = new IdentityHashMap<>();
        for (Tensor input : Graph.inputsOf(tensor.op())) {
            whole.put(input, print(input));
        }
        whole.forEach((input, variable) ->
                names.put(input, halves.computeIfAbsent(input, key -> add("torch.to(" + variable + ", 15)"))));
        String result = add(Translations.of(tensor.op(), this));
        names.putAll(whole);
        return add("torch.to(" + result + ", 6)");
    }

    private String traced(Tensor tensor, Recurrent recurrent) {
        RecurrentTranslation.Trace trace = RecurrentTranslation.trace(recurrent, this);
        traces.put(tensor, trace);
        return "torch.detach(" + trace.result() + ")";
    }

    private String product(Tensor tensor) {
        Linear linear = (Linear) tensor.op();
        return Backward.product(detached(linear.x()), detached(linear.weight()), detached(linear.bias()));
    }

    /** For few rows what oneDNN needs to get going is longer than MKL takes. */
    private String inferred(Linear linear, String product) {
        return linear.x().shape().rank() > 1
                ? product
                : "(%s if torch.ge(torch.size(%s, 0), %d) else %s)"
                        .formatted(product, print(linear.x()), FEW_ROWS, Translations.of(linear, this));
    }

    private String detached(Tensor tensor) {
        return "torch.detach(" + print(tensor) + ")";
    }

    /** Adds a statement and returns the variable that holds its result, from which autograd starts. */
    String leaf(String expression) {
        return add("torch.requires_grad_(" + expression + ", True)");
    }

    /** Adds a statement and returns the variable that holds its result. */
    String add(String expression) {
        String variable = nextVariable();
        lines.add(variable + " = " + expression);
        return variable;
    }

    /** Adds a statement that gives several results and returns the variable that holds the first. */
    String addFirst(String expression, int results) {
        String variable = nextVariable();
        StringBuilder statement = new StringBuilder(variable);
        for (int i = 1; i < results; i++) {
            statement.append(", ").append(variable).append('_').append(i);
        }
        lines.add(statement + " = " + expression);
        return variable;
    }

    private String nextVariable() {
        return "v" + (taken + lines.size());
    }
}
