package cortado.engine;

import cortado.base.Shape;
import cortado.graph.Input;
import cortado.layer.Layers;
import cortado.network.Network;
import cortado.network.Weights;
import cortado.train.Objectives;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Losses on logits and on heads against PyTorch, extreme logits included. */
class LossGoldenTest {
    static Stream<Golden> cases() {
        return Golden.all("loss", 39);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void value_and_gradient_in_the_logits_equal_pytorch(Golden golden) {
        Golden.Array logits = golden.array("logits");
        // The features are the logits: a layer that changes nothing carries the head.
        Network network = Network.sequential(
                new Input(Shape.of(Arrays.copyOfRange(logits.shape(), 1, logits.shape().length))),
                GoldenNetworks.activated(Layers.layer("same", (x, weights) -> x.affine(1, 0)), golden.text("head")));

        boolean isWeighted = golden.json().has("weights");
        Golden.Array targets = golden.array("targets");
        Labels labels = targets.labels(targets.shape().length == 1 ? "crossEntropy" : "values");

        GradientProgram.Pass pass = GradientProgram.run(
                Objectives.of(golden.text("loss"), settings(golden), network, isWeighted),
                Weights.of(Map.of()),
                true,
                logits.floats(),
                isWeighted ? labels.weighted(golden.array("weights").floats()) : labels);

        golden.assertClose("output", pass.output(), golden.array("output"));
        golden.assertClose("loss", pass.loss(), golden.json().get("value").getAsDouble());
        golden.assertClose("gradient", pass.inputGradient(), golden.array("logitsGradient"));
    }

    private static Map<String, Double> settings(Golden golden) {
        Map<String, Double> settings = new HashMap<>();
        if (golden.json().has("settings")) {
            golden.json()
                    .getAsJsonObject("settings")
                    .entrySet()
                    .forEach(entry ->
                            settings.put(entry.getKey(), entry.getValue().getAsDouble()));
        }
        return settings;
    }
}
