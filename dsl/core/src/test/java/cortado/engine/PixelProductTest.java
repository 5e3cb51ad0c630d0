package cortado.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cortado.base.Seed;
import cortado.base.Shape;
import cortado.layer.Layers;
import cortado.network.InputNode;
import cortado.network.Network;
import cortado.network.Weights;
import cortado.train.Objectives;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Convolutions of single pixels are products of each pixel with the filters, whichever way they are computed. */
class PixelProductTest {
    private static final Offset<Float> CLOSE = Offset.offset(1e-5f);

    private static GradientProgram.Pass pass(Network network, Map<String, Weights.Values> weights, float[] features) {
        Labels labels =
                Labels.ofValues(new float[2 * (int) network.outputShape().size()], (int)
                        network.outputShape().size());
        return GradientProgram.run(Objectives.of("mse", network), Weights.of(weights), true, features, labels);
    }

    @ParameterizedTest
    @CsvSource({"512, 256, 1", "256, 1024, 2", "64, 32, 1", "64, 32, 2"})
    void outputs_and_gradients_are_those_of_a_dense_layer_over_pixels(int channels, int filters, int stride) {
        int side = (3 - 1) / stride + 1;
        InputNode input = InputNode.of(Shape.of(channels, 3, 3));
        Network convolution = Network.sequential(
                input, Layers.conv2d(filters, 1).stride(stride).named("one"), Layers.flatten());
        Network dense = Network.sequential(
                input,
                Layers.maxPool2d(1).stride(stride),
                Layers.permute(2, 3, 1),
                Layers.reshape(side * side, channels),
                Layers.dense(filters).named("one"),
                Layers.reshape(side, side, filters),
                Layers.permute(3, 1, 2),
                Layers.flatten());
        Map<String, Weights.Values> weights = new LinkedHashMap<>();
        Weights drawn = Weights.initial(convolution.graph(), new Seed(4));
        drawn.names().forEach(name -> weights.put(name, drawn.get(name)));
        Map<String, Weights.Values> flat = new LinkedHashMap<>(weights);
        flat.put(
                "one.weight",
                new Weights.Values(
                        Shape.of(filters, channels), drawn.get("one.weight").values()));
        SplittableRandom random = new SplittableRandom(5);
        float[] features = new float[2 * channels * 9];
        for (int i = 0; i < features.length; i++) {
            features[i] = (float) random.nextDouble(-1, 1);
        }

        GradientProgram.Pass ours = pass(convolution, weights, features);
        GradientProgram.Pass other = pass(dense, flat, features);

        assertThat(ours.output()).containsExactly(other.output(), CLOSE);
        assertThat(ours.inputGradient()).containsExactly(other.inputGradient(), CLOSE);
        assertThat(ours.gradients().get("one.weight"))
                .containsExactly(other.gradients().get("one.weight"), CLOSE);
        assertThat(ours.gradients().get("one.bias"))
                .containsExactly(other.gradients().get("one.bias"), CLOSE);
    }

    @ParameterizedTest
    @CsvSource({"8, 4, 2", "4, 6, 3", "512, 256, 1"})
    void kernels_that_end_the_process_are_not_called(int channels, int filters, int stride) {
        Network network = Network.sequential(
                InputNode.of(Shape.of(channels, 6, 6)),
                Layers.conv2d(filters, 1).stride(stride));

        ScriptModule module = ModelScript.module(
                network.inputs(), network.outputs(), Weights.initial(network.graph(), new Seed(1)), Long.MAX_VALUE);

        assertThat(module.source()).doesNotContain("conv2d(").contains("torch.linear");
    }
}
