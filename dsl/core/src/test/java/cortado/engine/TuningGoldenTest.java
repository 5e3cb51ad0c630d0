package cortado.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import cortado.network.Network;
import cortado.network.Weights;
import cortado.train.Objectives;
import cortado.train.Optimizer;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ten training steps of networks with frozen layers against PyTorch. */
class TuningGoldenTest {
    static Stream<Golden> cases() {
        return Golden.all("tuning", 5);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void ten_steps_end_at_pytorchs_weights_with_its_losses(Golden golden) {
        OptimizerGoldenTest.assertSteps(golden, Long.MAX_VALUE);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void so_they_do_when_every_product_is_cut_out_of_autograd(Golden golden) {
        assumeThat(Torch.smallestOneDnnProduct()).as("oneDNN is there").isLessThan(Long.MAX_VALUE);
        OptimizerGoldenTest.assertSteps(golden, 0);
    }

    @Test
    void frozen_layers_have_no_gradient_and_no_optimizer_state() {
        Golden golden = cases().filter(one -> one.name().equals("frozen-base-adam"))
                .findFirst()
                .orElseThrow();
        Network network = GoldenNetworks.of(golden);
        TrainingScript script = new TrainingScript(
                Objectives.of("crossEntropy", network), Objectives.update(Optimizer.adam(0.1)), Long.MAX_VALUE);

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
