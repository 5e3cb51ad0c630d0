package cortado.engine;

import cortado.graph.BatchMean;
import cortado.graph.BinaryCrossEntropy;
import cortado.graph.CrossEntropy;
import cortado.graph.Elementwise;
import cortado.graph.Graph;
import cortado.graph.Linear;
import cortado.graph.Op;
import cortado.graph.Parameter;
import cortado.graph.Target;
import cortado.graph.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Prints the gradients of a chain of small linear maps and activations under a cross-entropy without autograd, whose records of each
 * operation take as long as the operations of such a network.
 *
 * <p>The derivatives are those that autograd computes, by the same kernels. Whatever else a loss is made of is left to {@link Backward}.
 */
final class ChainBackward {
    /** The derivative through each activation, of what comes back and its result. */
    private static final Map<Elementwise.Function, String> ACTIVATIONS = Map.of(
            Elementwise.Function.RELU, "torch.threshold_backward(%s, %s, 0)",
            Elementwise.Function.TANH, "torch.tanh_backward(%s, %s)",
            Elementwise.Function.SIGMOID, "torch.sigmoid_backward(%s, %s)");

    private final Op entropy;
    private final Tensor logits;
    private final Segments segments;
    private final Map<String, String> gradients = new HashMap<>();
    private final List<String> lines = new ArrayList<>();

    private ChainBackward(Op entropy, Tensor logits, Segments segments) {
        this.entropy = entropy;
        this.logits = logits;
        this.segments = segments;
    }

    /** Returns the chain whose derivative at its end is the loss's; empty if the loss is no such chain. */
    static Optional<ChainBackward> of(Tensor loss, Segments segments) {
        if (!(loss.op() instanceof BatchMean mean)) {
            return Optional.empty();
        }
        Tensor logits;
        if (mean.x().op() instanceof CrossEntropy entropy
                && entropy.smoothing() == 0
                && entropy.target().op() instanceof Target target
                && target.isClass()) {
            logits = entropy.logits();
        } else if (mean.x().op() instanceof BinaryCrossEntropy entropy) {
            logits = entropy.logits();
        } else {
            return Optional.empty();
        }
        for (Tensor tensor = logits; segments.isDifferentiable(tensor); tensor = before(tensor)) {
            if (segments.isCut(tensor) || !isLink(tensor)) {
                return Optional.empty();
            }
        }
        return segments.isDifferentiable(logits)
                ? Optional.of(new ChainBackward(mean.x().op(), logits, segments))
                : Optional.empty();
    }

    private static boolean isLink(Tensor tensor) {
        if (tensor.op() instanceof Linear linear) {
            return linear.x().shape().rank() == 1
                    && linear.weight().op() instanceof Parameter
                    && linear.bias().op() instanceof Parameter;
        }
        return tensor.op() instanceof Elementwise activation
                && tensor.shape().rank() == 1
                && ACTIVATIONS.containsKey(activation.function());
    }

    private static Tensor before(Tensor link) {
        return link.op() instanceof Linear linear ? linear.x() : ((Elementwise) link.op()).x();
    }

    /** Returns the statements before all steps: the arrays, out of autograd's sight; the printer uses them from now on. */
    List<String> bindings(Graph graph, Attributes attributes, GraphPrinter printer) {
        List<String> bindings = new ArrayList<>();
        for (Tensor tensor : graph.tensors()) {
            if (tensor.op() instanceof Parameter parameter) {
                String variable = "p" + bindings.size();
                bindings.add(variable + " = torch.detach(self." + attributes.of(parameter.name()) + ")");
                printer.bind(tensor, variable);
            }
        }
        return bindings;
    }

    /**
     * Returns the statements that compute the gradients of the printed loss into the list {@code gs}.
     *
     * @param printer which printed the loss
     * @param parameters in the order of the list
     */
    List<String> statements(GraphPrinter printer, List<Parameter> parameters) {
        String outer = add(error(printer));
        for (Tensor link = logits; segments.isDifferentiable(link); link = before(link)) {
            outer = link.op() instanceof Linear linear
                    ? throughLinear(linear, outer, printer)
                    : add(derivative((Elementwise) link.op()).formatted(outer, printer.print(link)));
        }
        lines.add("gs = "
                + parameters.stream()
                        .map(parameter -> gradients.get(parameter.name()))
                        .toList());
        return lines;
    }

    /** The derivative of the mean loss by the logits: of probabilities less labels, a row's share. */
    private String error(GraphPrinter printer) {
        String scores = printer.print(logits);
        if (entropy instanceof BinaryCrossEntropy binary) {
            return "torch.div_(torch.sub_(torch.sigmoid(%1$s), %2$s), torch.numel(%1$s))"
                    .formatted(scores, printer.print(binary.target()));
        }
        return "torch.div_(torch.sub_(torch.softmax(%1$s, 1), torch.one_hot(%2$s, %3$d)), torch.size(%1$s, 0))"
                .formatted(
                        scores,
                        printer.print(((CrossEntropy) entropy).target()),
                        logits.shape().get(0));
    }

    private String throughLinear(Linear linear, String outer, GraphPrinter printer) {
        if (segments.isDifferentiable(linear.weight())) {
            sum(linear.weight(), "torch.mm(torch.t(" + outer + "), " + printer.print(linear.x()) + ")");
        }
        if (segments.isDifferentiable(linear.bias())) {
            sum(linear.bias(), "torch.sum(" + outer + ", [0])");
        }
        return segments.isDifferentiable(linear.x())
                ? add("torch.mm(" + outer + ", " + printer.print(linear.weight()) + ")")
                : outer;
    }

    private static String derivative(Elementwise activation) {
        return Objects.requireNonNull(ACTIVATIONS.get(activation.function()), "a link has a derivative");
    }

    private void sum(Tensor array, String gradient) {
        gradients.merge(
                ((Parameter) array.op()).name(),
                add(gradient),
                (one, other) -> add("torch.add(" + one + ", " + other + ")"));
    }

    private String add(String expression) {
        String variable = "e" + lines.size();
        lines.add(variable + " = " + expression);
        return variable;
    }
}
