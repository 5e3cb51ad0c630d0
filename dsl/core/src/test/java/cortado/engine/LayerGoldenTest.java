package cortado.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.gson.JsonObject;
import cortado.network.Network;
import cortado.network.Weights;
import cortado.train.Objectives;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Layers forward and backward against PyTorch. */
class LayerGoldenTest {
    static Stream<Golden> cases() {
        return Stream.concat(Golden.all("layer", 40), Golden.all("sequence", 50));
    }

    static Stream<Golden> trainingCases() {
        return cases().filter(golden -> golden.text("mode").equals("training"));
    }

    static Stream<Golden> inferenceCases() {
        return cases().filter(golden -> golden.text("mode").equals("inference"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void output_loss_gradients_and_running_statistics_equal_pytorch(Golden golden) {
        GradientProgram.Pass pass = pass(golden);

        golden.assertClose("output", pass.output(), golden.array("output"));
        golden.assertClose("loss", pass.loss(), lossOf(golden).get("value").getAsDouble());
        golden.assertClose("input gradient", pass.inputGradient(), golden.array("inputGradient"));
        assertThat(pass.gradients()).containsOnlyKeys(golden.arrays("gradients").keySet());
        golden.arrays("gradients")
                .forEach((name, expected) ->
                        golden.assertClose(name, pass.gradients().get(name), expected));
        assertThat(pass.states()).containsOnlyKeys(golden.arrays("buffersAfter").keySet());
        golden.arrays("buffersAfter")
                .forEach((name, expected) ->
                        golden.assertClose(name, pass.states().get(name), expected));
    }

    @ParameterizedTest
    @MethodSource("trainingCases")
    void gradients_equal_pytorch_when_every_product_is_cut_out_of_autograd(Golden golden) {
        assumeThat(Torch.smallestOneDnnProduct(Device.ANY))
                .as("oneDNN is there")
                .isLessThan(Long.MAX_VALUE);
        Map<String, float[]> gradients = GradientProgram.cutGradients(
                Objectives.of(lossOf(golden).get("name").getAsString(), GoldenNetworks.of(golden)),
                golden.weights("weights", "buffersBefore"),
                golden.array("x").floats(),
                labels(golden));

        assertThat(gradients).containsOnlyKeys(golden.arrays("gradients").keySet());
        golden.arrays("gradients").forEach((name, expected) -> golden.assertClose(name, gradients.get(name), expected));
    }

    private static GradientProgram.Pass pass(Golden golden) {
        Network network = GoldenNetworks.of(golden);
        Weights weights = golden.weights("weights", "buffersBefore");
        return GradientProgram.run(
                Objectives.of(lossOf(golden).get("name").getAsString(), network),
                weights,
                golden.text("mode").equals("training"),
                golden.array("x").floats(),
                labels(golden));
    }

    @ParameterizedTest
    @MethodSource("inferenceCases")
    void predictions_and_scores_equal_pytorch(Golden golden) {
        Objective objective = Objectives.of(lossOf(golden).get("name").getAsString(), GoldenNetworks.of(golden));
        FloatBuffer features = FloatBuffer.wrap(golden.array("x").floats());

        try (PredictionProgram program = new PredictionProgram(objective, golden.weights("weights", "buffersBefore"))) {
            PredictionProgram.Scored scored = program.score(List.of(features.duplicate()), List.of(labels(golden)));

            golden.assertClose("output", program.outputs(features.duplicate()), golden.array("output"));
            golden.assertClose("scored output", scored.outputs().get(0), golden.array("output"));
            golden.assertClose(
                    "loss", scored.loss(), lossOf(golden).get("value").getAsDouble());
        }
    }

    private static JsonObject lossOf(Golden golden) {
        return golden.json().getAsJsonObject("loss");
    }

    private static Labels labels(Golden golden) {
        return Golden.Array.of(lossOf(golden).getAsJsonObject("targets"))
                .labels(lossOf(golden).get("name").getAsString());
    }
}
