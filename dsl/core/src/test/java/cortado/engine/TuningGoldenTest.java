package cortado.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.gson.JsonObject;
import cortado.network.Network;
import cortado.network.Weights;
import cortado.train.Objectives;
import cortado.train.Optimizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ten training steps against PyTorch, of networks with frozen layers, layers that are unfrozen, and rates of their own. */
class TuningGoldenTest {
    static Stream<Golden> cases() {
        return Golden.all("tuning", 11);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void ten_steps_end_at_pytorchs_weights_with_its_losses(Golden golden) {
        assertSteps(golden, Long.MAX_VALUE);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void so_they_do_when_every_product_is_cut_out_of_autograd(Golden golden) {
        assumeThat(Torch.smallestOneDnnProduct(Device.ANY))
                .as("oneDNN is there")
                .isLessThan(Long.MAX_VALUE);
        assertSteps(golden, 0);
    }

    /** Another program goes on at each step before which layers are unfrozen. */
    private static void assertSteps(Golden golden, long smallestProduct) {
        Network network = GoldenNetworks.of(golden);
        Map<String, Double> factors = new HashMap<>();
        Map<String, Integer> joined = new HashMap<>();
        TreeSet<Integer> starts = new TreeSet<>(List.of(0));
        List<JsonObject> specs = new ArrayList<>();
        golden.json().getAsJsonArray("network").forEach(spec -> specs.add(spec.getAsJsonObject()));
        for (int i = 0; i < specs.size(); i++) {
            JsonObject spec = specs.get(i);
            for (String parameter : network.stages().get(i).parameters()) {
                if (spec.has("factor")) {
                    factors.put(parameter, spec.get("factor").getAsDouble());
                }
                if (spec.has("thaw")) {
                    joined.put(parameter, spec.get("thaw").getAsInt());
                    starts.add(spec.get("thaw").getAsInt());
                }
            }
        }
        OptimizerGoldenTest.Run run = OptimizerGoldenTest.Run.of(golden, smallestProduct);
        for (int from : starts) {
            for (int i = 0; i < specs.size(); i++) {
                if (specs.get(i).has("thaw") && specs.get(i).get("thaw").getAsInt() == from) {
                    network = network.unfreeze(network.stages().get(i).name());
                }
            }
            Integer next = starts.higher(from);
            Objective objective =
                    Objectives.of("crossEntropy", network).with(new Tuning(network.frozenArrays(), factors, joined));
            run.steps(objective, from, next == null ? run.count() : next);
        }
        run.assertEnd();
    }

    @Test
    void frozen_layers_have_no_gradient_and_no_optimizer_state() {
        Golden golden = cases().filter(one -> one.name().equals("frozen-base-adam"))
                .findFirst()
                .orElseThrow();
        Network network = GoldenNetworks.of(golden);
        TrainingScript script = new TrainingScript(
                Objectives.of("crossEntropy", network), Objectives.update(Optimizer.adam(0.1)), Long.MAX_VALUE, true);

        String source = script.module(golden.weights("initialWeights", "initialBuffers"), true, Weights.of(Map.of()))
                .source();

        assertThat(source)
                .contains("__parameters__ = [\"conv2d_2_weight\", \"conv2d_2_bias\", \"batchNorm_2_weight\","
                        + " \"batchNorm_2_bias\", \"dense_1_weight\", \"dense_1_bias\", ]")
                .contains(", [self.conv2d_2_weight, self.conv2d_2_bias, self.batchNorm_2_weight, self.batchNorm_2_bias,"
                        + " self.dense_1_weight, self.dense_1_bias], None, False, False)")
                .contains("slot_mean_conv2d_2_weight")
                .doesNotContain("slot_mean_conv2d_1")
                .doesNotContain("slot_square_batchNorm_1");
    }
}
