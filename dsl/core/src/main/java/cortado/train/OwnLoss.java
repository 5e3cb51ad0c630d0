package cortado.train;

import cortado.base.Problems;
import cortado.data.Dataset;
import cortado.graph.Graph;
import cortado.graph.GraphCodec;
import cortado.graph.Input;
import cortado.graph.Parameter;
import cortado.graph.Tensor;
import cortado.network.Network;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** A user's loss; see {@link Loss#loss}. */
final class OwnLoss extends Loss {
    private final BinaryOperator<Tensor> function;
    private final @Nullable LossForm form;

    OwnLoss(String name, BinaryOperator<Tensor> function, @Nullable LossForm form) {
        super(name);
        this.function = function;
        this.form = form;
    }

    /** Returns the loss of a model file: its recorded graph in place of the user's code. */
    static OwnLoss read(String name, String form, List<Map<String, Object>> graph) {
        return new OwnLoss(name, (output, target) -> GraphCodec.applied(graph, List.of(output, target)), form(form));
    }

    private static LossForm form(String name) {
        return switch (name) {
            case "classes" -> ClassForm.INSTANCE;
            case "yesOrNo" -> BinaryForm.INSTANCE;
            case "values" -> ValueForm.INSTANCE;
            default -> throw new IllegalArgumentException("unknown form of labels '" + name + "'");
        };
    }

    /** Returns the name of the form of labels, as a model file holds it. */
    String formName(Network network) {
        LossForm known = form(network);
        return known == ClassForm.INSTANCE ? "classes" : known == BinaryForm.INSTANCE ? "yesOrNo" : "values";
    }

    /** Returns what the user wrote as a graph of output and target. */
    List<Map<String, Object>> graph(Network network) {
        Tensor output = Tensor.of(new Input(network.outputShape()));
        Tensor target = Tensor.of(new Input(network.outputShape()));
        // The result comes last, even if it is one of the arguments.
        Tensor result = function.apply(output, target).affine(1, 0);
        return GraphCodec.encode(Graph.of(output, target, result));
    }

    @Override
    Loss on(Network network, Dataset data) {
        if (form != null) {
            return this;
        }
        LossForm known = data.isClassification() ? formOfClasses(network) : ValueForm.INSTANCE;
        return new OwnLoss(name(), function, known);
    }

    @Override
    void check(Network network, Dataset data, Problems problems) {
        Loss known = on(network, data);
        int before = problems.count();
        known.form(network).check("loss '" + name() + "'", network, data, problems);
        if (problems.count() > before) {
            return;
        }
        try {
            Tensor result =
                    known.rows(network.output(), Tensor.of(known.form(network).target(network)));
            List<Tensor> needed = Graph.of(result).tensors();
            problems.check(
                    !Graph.of(network.output()).parameters().isEmpty()
                            && needed.stream().anyMatch(tensor -> tensor.op() instanceof Parameter),
                    "loss '%s' does not depend on the output, so that nothing would be learned. Compute it from output",
                    name());
        } catch (IllegalArgumentException refused) {
            problems.check(false, "%s", String.valueOf(refused.getMessage()));
        }
    }

    @Override
    LossForm form(Network network) {
        LossForm known = form;
        return known != null ? known : ValueForm.INSTANCE;
    }

    /** What the network gives, with its last activation: a user knows no other. */
    @Override
    Tensor compared(Network network) {
        return network.output();
    }

    @Override
    Tensor rows(Tensor output, Tensor target) {
        return OwnFunction.apply("loss '" + name() + "'", function, output, target);
    }

    @Override
    public String toString() {
        return "loss(\"" + name() + "\", ...)";
    }
}
