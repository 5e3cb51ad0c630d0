package cortado.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cortado.base.Seed;
import cortado.base.Shape;
import cortado.graph.Input;
import cortado.layer.Layer;
import cortado.layer.Layers;
import cortado.network.Network;
import cortado.network.Weights;
import cortado.train.Objectives;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Padding after, before and between the tokens of a sequence never changes what a network gives or how it learns. */
class PaddingTest {
    private static final Offset<Float> CLOSE = Offset.offset(2e-6f);

    private static final float[][] PLAIN = {{3, 1, 4, 2}, {5, 2, 6, 1}, {1, 6, 6, 3}};
    private static final float[][] AFTER = {{3, 1, 4, 2, 0, 0, 0}, {5, 2, 6, 1, 0, 0, 0}, {1, 6, 6, 3, 0, 0, 0}};
    private static final float[][] BEFORE = {{0, 0, 0, 3, 1, 4, 2}, {0, 0, 0, 5, 2, 6, 1}, {0, 0, 0, 1, 6, 6, 3}};
    private static final float[][] BETWEEN = {{3, 0, 1, 4, 0, 2, 0}, {0, 5, 2, 0, 0, 6, 1}, {1, 6, 6, 0, 0, 0, 3}};

    static Stream<Arguments> layers() {
        Map<String, Layer[]> layers = Map.ofEntries(
                Map.entry("simpleRnn", new Layer[] {Layers.simpleRnn(5)}),
                Map.entry("lstm", new Layer[] {Layers.lstm(5)}),
                Map.entry("gru", new Layer[] {Layers.gru(5)}),
                Map.entry("lstm both ways", new Layer[] {Layers.lstm(5).bidirectional()}),
                Map.entry("gru stacked", new Layer[] {Layers.gru(5).stacked(2).bidirectional()}),
                Map.entry("lstm of all steps", new Layer[] {Layers.lstm(5).sequences(), Layers.lastStep()}),
                Map.entry("maximum", new Layer[] {Layers.dense(5).tanh(), Layers.maxOverSteps()}),
                Map.entry("mean", new Layer[] {Layers.dense(5).tanh(), Layers.avgOverSteps()}),
                Map.entry("attention", new Layer[] {Layers.multiHeadAttention(2), Layers.avgOverSteps()}),
                Map.entry("causal", new Layer[] {Layers.multiHeadAttention(2).causal(), Layers.lastStep()}),
                Map.entry("encoders", new Layer[] {
                    Layers.transformerEncoder(2, 8).dropout(0),
                    Layers.transformerEncoder(4, 8).dropout(0).preNorm(),
                    Layers.avgOverSteps()
                }));
        return layers.entrySet().stream().flatMap(entry -> Stream.of(AFTER, BEFORE, BETWEEN)
                .map(padded -> Arguments.of(entry.getKey(), entry.getValue(), padded)));
    }

    private static Network network(int length, Layer... layers) {
        Layer[] all = new Layer[layers.length + 2];
        all[0] = Layers.embedding(7, 4).masked();
        System.arraycopy(layers, 0, all, 1, layers.length);
        all[all.length - 1] = Layers.dense(2);
        return Network.sequential(new Input(Shape.of(length)), all);
    }

    private static GradientProgram.Pass pass(Layer[] layers, float[][] rows) {
        Network network = network(rows[0].length, layers);
        float[] flat = new float[rows.length * rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, flat, i * rows[0].length, rows[0].length);
        }
        Labels labels = Labels.ofValues(new float[2 * rows.length], 2);
        Weights start = Weights.initial(network.graph(), new Seed(3));
        return GradientProgram.run(Objectives.of("mse", network), start, true, flat, labels);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layers")
    void padding_changes_no_output_and_no_gradient(String name, Layer[] layers, float[][] padded) {
        GradientProgram.Pass plain = pass(layers, PLAIN);
        GradientProgram.Pass other = pass(layers, padded);

        assertThat(other.output()).as(name).containsExactly(plain.output(), CLOSE);
        assertThat(other.loss()).as(name).isCloseTo(plain.loss(), CLOSE);
        plain.gradients()
                .forEach((array, gradient) -> assertThat(other.gradients().get(array))
                        .as(name + " " + array)
                        .containsExactly(gradient, CLOSE));
    }

    static Stream<Arguments> windows() {
        Map<String, Layer[]> anywhere = Map.of(
                "convolution", new Layer[] {Layers.conv1d(5, 3), Layers.maxOverSteps()},
                "causal", new Layer[] {Layers.conv1d(5, 2).dilation(2).causalPadding(), Layers.lastStep()},
                "same",
                        new Layer[] {
                            Layers.conv1d(5, 3).samePadding().relu(),
                            Layers.conv1d(4, 2).samePadding(),
                            Layers.lstm(3)
                        },
                "maximum", new Layer[] {Layers.maxPool1d(2).stride(1), Layers.avgOverSteps()},
                "mean", new Layer[] {Layers.avgPool1d(3).stride(1).samePadding(), Layers.maxOverSteps()},
                "norm", new Layer[] {Layers.layerNorm(), Layers.spatialDropout(0), Layers.avgOverSteps()});
        Map<String, Layer[]> behind = Map.of(
                "strided convolution", new Layer[] {Layers.conv1d(5, 2).stride(2), Layers.avgOverSteps()},
                "strided same", new Layer[] {Layers.conv1d(5, 3).stride(2).samePadding(), Layers.gru(3)},
                "maxima", new Layer[] {Layers.maxPool1d(2), Layers.avgOverSteps()},
                "means", new Layer[] {Layers.avgPool1d(2).samePadding(), Layers.lastStep()});
        return Stream.concat(
                anywhere.entrySet().stream().flatMap(entry -> Stream.of(AFTER, BEFORE)
                        .map(padded -> Arguments.of(entry.getKey(), entry.getValue(), padded))),
                behind.entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue(), AFTER)));
    }

    /** Windows that move by more than one begin with the first step, so that padding before it moves them. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("windows")
    void padding_beside_the_tokens_changes_no_result_of_windows(String name, Layer[] layers, float[][] padded) {
        padding_changes_no_output_and_no_gradient(name, layers, padded);
    }

    @Test
    void padding_of_rows_of_different_lengths_changes_nothing() {
        Layer[] layers = {Layers.lstm(5).bidirectional()};
        float[] together = pass(layers, new float[][] {{3, 1, 4, 2}, {5, 2, 0, 0}, {1, 0, 0, 0}})
                .output();

        assertThat(pass(layers, new float[][] {{3, 1, 4, 2}}).output())
                .containsExactly(new float[] {together[0], together[1]}, CLOSE);
        assertThat(pass(layers, new float[][] {{5, 2}}).output())
                .containsExactly(new float[] {together[2], together[3]}, CLOSE);
        assertThat(pass(layers, new float[][] {{1}}).output())
                .containsExactly(new float[] {together[4], together[5]}, CLOSE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layers")
    void a_row_of_nothing_but_padding_gives_numbers_and_learns_nothing(String name, Layer[] layers, float[][] padded) {
        GradientProgram.Pass pass = pass(layers, new float[][] {{0, 0, 0}, {0, 0, 0}});

        // Recurrent and pooling layers give zeros, so that only the bias of the last layer, zero at first, is left.
        assertThat(pass.output()).as(name).containsExactly(0, 0, 0, 0);
        assertThat(pass.gradients().get("embedding_1.weight")).as(name).containsOnly(0);
    }

    @Test
    void the_row_of_padding_learns_nothing() {
        Layer[] layers = {Layers.multiHeadAttention(2), Layers.avgOverSteps()};
        float[] gradient = pass(layers, BETWEEN).gradients().get("embedding_1.weight");

        assertThat(gradient).startsWith(0, 0, 0, 0);
        assertThat(gradient[4]).isNotZero();
    }
}
