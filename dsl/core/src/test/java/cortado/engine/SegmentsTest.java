package cortado.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import cortado.base.Shape;
import cortado.graph.Graph;
import cortado.graph.Initializer;
import cortado.graph.Input;
import cortado.graph.Linear;
import cortado.graph.Parameter;
import cortado.graph.Target;
import cortado.graph.Tensor;
import cortado.network.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SegmentsTest {
    private final Map<String, Weights.Values> weights = new LinkedHashMap<>();
    private final SplittableRandom random = new SplittableRandom(1);
    private final Tensor x = Tensor.of(new Input(Shape.of(4)));
    private final Tensor target = Tensor.of(new Target(Shape.of(4), false));

    private Tensor weight(String name, int... shape) {
        Shape of = Shape.of(shape);
        float[] values = new float[(int) of.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        weights.put(name, new Weights.Values(of, values));
        return Tensor.of(new Parameter(name, of, Initializer.constant(0)));
    }

    private Tensor product(Tensor of, String name) {
        return of.linear(weight(name + ".weight", 4, 4), weight(name + ".bias", 4));
    }

    private Objective objective(Tensor output) {
        Tensor loss = output.minus(target).square().mean();
        return new Objective(x, output, target, loss, loss, output, Objective.Hits.NONE);
    }

    /** Products that share an input, a product of a product, a weight used twice, and a tensor that several segments share. */
    private Tensor branching() {
        Tensor first = product(x, "a");
        Tensor shared = first.sigmoid();
        Tensor left = product(shared, "b");
        Tensor right = product(product(shared, "c").relu(), "d");
        Tensor mixed = left.times(right).plus(shared);
        Tensor twice = mixed.linear(weight("e.weight", 4, 4), weight("e.bias", 4));
        Tensor again = Tensor.of(new Linear(twice, ((Linear) twice.op()).weight(), ((Linear) twice.op()).bias()));
        return again.plus(mixed);
    }

    @Test
    void without_cuts_the_loss_is_the_only_root_and_parameters_are_its_leaves() {
        Objective objective = objective(branching());
        List<Parameter> parameters = Graph.of(objective.loss()).parameters();

        Segments segments = Segments.of(objective.loss(), parameters, Long.MAX_VALUE);

        assertThat(segments.order()).containsExactly(objective.loss());
        assertThat(segments.leaves(objective.loss())).hasSize(10).allMatch(leaf -> leaf.op() instanceof Parameter);
    }

    @Test
    void only_what_depends_on_a_trainable_parameter_is_cut() {
        Tensor hidden = product(x, "frozen").relu();
        Tensor output = product(hidden, "trained");
        Objective objective = objective(output);
        List<Parameter> trained = Graph.of(objective.loss()).parameters().stream()
                .filter(parameter -> parameter.name().startsWith("trained"))
                .toList();

        Segments segments = Segments.of(objective.loss(), trained, 0);

        assertThat(segments.order()).containsExactly(output, objective.loss());
    }

    @Test
    void gradients_through_branches_equal_autograds() {
        assumeThat(Torch.smallestOneDnnProduct(Device.ANY))
                .as("oneDNN is there")
                .isLessThan(Long.MAX_VALUE);
        Objective objective = objective(branching());
        Weights start = Weights.of(weights);
        float[] features = {0.5f, -1, 2, 0.25f, 1, 1, -0.5f, 0.75f};
        Labels labels = Labels.ofValues(new float[] {1, 0, -1, 2, 0.5f, 0, 0, 1}, 4);

        Map<String, float[]> cut = GradientProgram.cutGradients(objective, start, features, labels);

        GradientProgram.Pass whole = GradientProgram.run(objective, start, true, features, labels);
        assertThat(cut).containsOnlyKeys(whole.gradients().keySet());
        whole.gradients().forEach((name, expected) -> {
            float[] found = cut.get(name);
            for (int i = 0; i < expected.length; i++) {
                assertThat(found[i]).as("%s[%d]", name, i).isCloseTo(expected[i], Offset.offset(1e-5f));
            }
        });
    }
}
