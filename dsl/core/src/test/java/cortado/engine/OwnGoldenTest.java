package cortado.engine;

import static cortado.Cortado.dense;
import static cortado.Cortado.input;
import static cortado.Cortado.layer;
import static cortado.Cortado.loss;
import static cortado.Cortado.sequential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import cortado.graph.Tensor;
import cortado.network.Network;
import cortado.train.Loss;
import cortado.train.Objectives;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A user's own layer under a user's own loss: output, loss and gradients against PyTorch. */
class OwnGoldenTest {
    private static final Golden GOLDEN = Golden.all("own", 2)
            .filter(golden -> golden.name().equals("swish-pinball"))
            .findFirst()
            .orElseThrow();

    private static Objective objective() {
        Network network = sequential(
                input(3),
                dense(5),
                layer(
                        "swish",
                        (x, w) -> x.times(w.constant("slope", 1, 5).times(x).sigmoid())),
                dense(2));
        Loss pinball = loss("pinball", OwnGoldenTest::pinball);
        return Objectives.of(pinball, network);
    }

    private static Tensor pinball(Tensor output, Tensor target) {
        Tensor error = target.minus(output);
        return error.relu().affine(0.8, 0).plus(error.affine(-1, 0).relu().affine(0.2, 0));
    }

    @Test
    void output_loss_and_gradients_are_pytorchs() {
        Golden.Array x = GOLDEN.array("x");
        Labels labels = GOLDEN.array("targets").labels("mse");
        GradientProgram.Pass pass =
                GradientProgram.run(objective(), GOLDEN.weights("weights"), true, x.floats(), labels);

        GOLDEN.assertClose("output", pass.output(), GOLDEN.array("output"));
        GOLDEN.assertClose("loss", pass.loss(), GOLDEN.json().get("loss").getAsDouble());
        GOLDEN.assertClose("input gradient", pass.inputGradient(), GOLDEN.array("inputGradient"));
        assertGradients(pass.gradients());
    }

    @Test
    void so_they_are_when_every_product_is_cut_out_of_autograd() {
        assumeThat(Torch.smallestOneDnnProduct(Device.ANY))
                .as("oneDNN is there")
                .isLessThan(Long.MAX_VALUE);

        assertGradients(GradientProgram.cutGradients(
                objective(),
                GOLDEN.weights("weights"),
                GOLDEN.array("x").floats(),
                GOLDEN.array("targets").labels("mse")));
    }

    private static void assertGradients(Map<String, float[]> gradients) {
        Map<String, Golden.Array> expected = GOLDEN.arrays("gradients");
        assertThat(gradients).containsOnlyKeys(expected.keySet());
        expected.forEach((name, array) -> GOLDEN.assertClose(name, gradients.get(name), array));
    }
}
