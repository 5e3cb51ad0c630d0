package cortado.engine;

import cortado.graph.Linear;
import cortado.graph.Parameter;
import cortado.graph.Recurrent;
import cortado.graph.Tensor;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Prints the gradients of a loss: segments by autograd, cut products by oneDNN and cut recurrent layers by our own methods, from the loss
 * back.
 *
 * <p>Autograd multiplies matrices with MKL, which keeps to AVX2 on processors that are not Intel's; oneDNN uses what the processor
 * has, but its products have no derivative in libtorch.
 */
final class Backward {
    private final Segments segments;
    private final GraphPrinter printer;
    private final Map<Tensor, String> gradients = new IdentityHashMap<>();
    private final List<String> lines = new ArrayList<>();

    private Backward(Segments segments, GraphPrinter printer) {
        this.segments = segments;
        this.printer = printer;
    }

    /** Returns the expression of a product outside autograd: {@code xWᵀ + b}, no bias if empty. */
    static String product(String x, String weight, String bias) {
        String offset = bias.isEmpty() ? "annotate(Optional[Tensor], None)" : bias;
        return "ops.mkldnn._linear_pointwise(%s, %s, %s, \"none\", annotate(List[Optional[number]], []), None)"
                .formatted(x, weight, offset);
    }

    /**
     * Returns the statements that compute the gradients of a printed loss into the list {@code gs}.
     *
     * @param parameters in the order of the list
     */
    static List<String> statements(Segments segments, GraphPrinter printer, List<Parameter> parameters) {
        Backward backward = new Backward(segments, printer);
        List<Tensor> order = segments.order();
        for (int i = order.size() - 1; i >= 0; i--) {
            Tensor tensor = order.get(i);
            if (!segments.isCut(tensor)) {
                backward.addSegment(tensor);
            } else if (tensor.op() instanceof Recurrent recurrent) {
                backward.addRecurrence(tensor, recurrent);
            } else {
                backward.addProduct(tensor, (Linear) tensor.op());
            }
        }
        Map<String, String> byName = backward.gradients.entrySet().stream()
                .filter(entry -> entry.getKey().op() instanceof Parameter)
                .collect(Collectors.toMap(entry -> ((Parameter) entry.getKey().op()).name(), Map.Entry::getValue));
        backward.lines.add("gs = "
                + parameters.stream()
                        // Fused kernels run over memory, so a gradient must be laid out like its parameter.
                        .map(parameter -> "torch.contiguous(" + byName.get(parameter.name()) + ")")
                        .collect(Collectors.joining(", ", "[", "]")));
        return backward.lines;
    }

    private void addSegment(Tensor root) {
        List<Tensor> leaves = segments.leaves(root);
        if (leaves.isEmpty()) {
            return;
        }
        String outer = gradients.get(root);
        List<String> found = grad(
                List.of(printer.raw(root)),
                leaves.stream().map(printer::print).toList(),
                segments.isBoundary(root) && outer != null ? List.of(outer) : List.of());
        for (int i = 0; i < leaves.size(); i++) {
            add(leaves.get(i), found.get(i));
        }
    }

    /** Adds a call of autograd and returns the gradients of the leaves; no outer ones for a loss. */
    private List<String> grad(List<String> results, List<String> leaves, List<String> outer) {
        String list = "g" + lines.size();
        String outers =
                outer.isEmpty() ? "None" : "annotate(List[Optional[Tensor]], [" + String.join(", ", outer) + "])";
        lines.add(list + " = torch.autograd.grad([" + String.join(", ", results) + "], [" + String.join(", ", leaves)
                + "], " + outers + ", False, False)");
        List<String> found = new ArrayList<>();
        for (int i = 0; i < leaves.size(); i++) {
            // A variable of its own: the compiler knows by it that there is a gradient.
            String item = list + "_" + i;
            lines.add(item + " = " + list + "[" + i + "]");
            found.add("unchecked_cast(Tensor, " + item + ")");
        }
        return found;
    }

    private void addProduct(Tensor result, Linear product) {
        boolean isWide = product.x().shape().rank() > 1;
        String outer = Objects.requireNonNull(gradients.get(result), "the loss needs a differentiable product");
        String dy = isWide ? rows(outer, result) : outer;
        String x = "torch.detach(" + printer.print(product.x()) + ")";
        if (segments.isDifferentiable(product.weight())) {
            String rows = isWide ? rows(x, product.x()) : x;
            add(product.weight(), outerProduct(dy, rows, product.weight()));
        }
        if (segments.isDifferentiable(product.bias())) {
            add(product.bias(), "torch.sum(" + dy + ", [0])");
        }
        if (segments.isDifferentiable(product.x())) {
            String weight = "torch.t(torch.detach(" + printer.print(product.weight()) + "))";
            add(product.x(), product(outer, weight, ""));
        }
    }

    /** From the result to the states by autograd, over the steps by our own method, and to the input by autograd again. */
    private void addRecurrence(Tensor result, Recurrent layer) {
        RecurrentTranslation.Trace trace = printer.trace(result);
        List<RecurrentTranslation.Direction> directions = trace.directions();
        String outer = Objects.requireNonNull(gradients.get(result), "the loss needs a differentiable layer");
        List<String> states = grad(
                List.of(trace.result()),
                directions.stream().map(RecurrentTranslation.Direction::states).toList(),
                List.of(outer));
        List<String> inputs = new ArrayList<>();
        for (int i = 0; i < directions.size(); i++) {
            List<Tensor> weights = layer.weights().subList(3 * i, 3 * i + 3);
            String found = "r" + lines.size();
            lines.add("%1$s, %1$s_0, %1$s_1, %1$s_2 = (self).lstm_back(%2$s, %3$s, %4$s)"
                    .formatted(
                            found,
                            states.get(i),
                            directions.get(i).kept(),
                            weights.stream()
                                    .map(weight -> "torch.detach(" + printer.print(weight) + ")")
                                    .collect(Collectors.joining(", "))));
            inputs.add(found);
            for (int k = 0; k < 3; k++) {
                if (segments.isDifferentiable(weights.get(k))) {
                    add(weights.get(k), found + "_" + k);
                }
            }
        }
        if (segments.isDifferentiable(layer.x())) {
            List<String> steps = directions.stream()
                    .map(RecurrentTranslation.Direction::steps)
                    .toList();
            add(layer.x(), grad(steps, List.of(trace.x()), inputs).get(0));
        }
    }

    /** The product over the rows; oneDNN is up to twice as fast where the result has no more rows than columns. */
    private static String outerProduct(String dy, String x, Tensor weight) {
        boolean isTall = weight.shape().get(0) > weight.shape().get(1);
        String product = product("torch.t(" + (isTall ? x : dy) + ")", "torch.t(" + (isTall ? dy : x) + ")", "");
        return isTall ? "torch.t(" + product + ")" : product;
    }

    private static String rows(String variable, Tensor tensor) {
        return "torch.reshape(" + variable + ", [-1, "
                + tensor.shape().get(tensor.shape().rank() - 1) + "])";
    }

    private void add(Tensor tensor, String gradient) {
        String variable = "d" + lines.size();
        String before = gradients.put(tensor, variable);
        lines.add(variable + " = " + (before == null ? gradient : "torch.add(" + before + ", " + gradient + ")"));
    }
}
