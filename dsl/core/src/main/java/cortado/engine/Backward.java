package cortado.engine;

import cortado.graph.Linear;
import cortado.graph.Parameter;
import cortado.graph.Tensor;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Prints the gradients of a loss: segments by autograd, cut products by oneDNN, from the loss back.
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
            if (segments.isCut(tensor)) {
                backward.addProduct(tensor, (Linear) tensor.op());
            } else {
                backward.addSegment(tensor);
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
        String list = "g" + lines.size();
        String names = leaves.stream().map(printer::print).collect(Collectors.joining(", ", "[", "]"));
        String outer =
                segments.isBoundary(root) ? "annotate(List[Optional[Tensor]], [" + gradients.get(root) + "])" : "None";
        lines.add(list + " = torch.autograd.grad([" + printer.raw(root) + "], " + names + ", " + outer
                + ", False, False)");
        for (int i = 0; i < leaves.size(); i++) {
            // A variable of its own: the compiler knows by it that there is a gradient.
            String item = list + "_" + i;
            lines.add(item + " = " + list + "[" + i + "]");
            add(leaves.get(i), "unchecked_cast(Tensor, " + item + ")");
        }
    }

    private void addProduct(Tensor result, Linear product) {
        boolean isWide = product.x().shape().rank() > 1;
        String outer = Objects.requireNonNull(gradients.get(result), "the loss needs a differentiable product");
        String dy = isWide ? rows(outer, result) : outer;
        String x = "torch.detach(" + printer.print(product.x()) + ")";
        if (segments.isDifferentiable(product.weight())) {
            String rows = isWide ? rows(x, product.x()) : x;
            add(product.weight(), product("torch.t(" + dy + ")", "torch.t(" + rows + ")", ""));
        }
        if (segments.isDifferentiable(product.bias())) {
            add(product.bias(), "torch.sum(" + dy + ", [0])");
        }
        if (segments.isDifferentiable(product.x())) {
            String weight = "torch.t(torch.detach(" + printer.print(product.weight()) + "))";
            add(product.x(), product(outer, weight, ""));
        }
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
