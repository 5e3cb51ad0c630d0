package cortado.network;

import static cortado.Cortado.avgPool2d;
import static cortado.Cortado.batchNorm;
import static cortado.Cortado.conv2d;
import static cortado.Cortado.convTranspose2d;
import static cortado.Cortado.dense;
import static cortado.Cortado.depthwiseConv2d;
import static cortado.Cortado.dropout;
import static cortado.Cortado.flatten;
import static cortado.Cortado.globalAvgPool2d;
import static cortado.Cortado.groupNorm;
import static cortado.Cortado.input;
import static cortado.Cortado.layerNorm;
import static cortado.Cortado.maxPool2d;
import static cortado.Cortado.permute;
import static cortado.Cortado.relu;
import static cortado.Cortado.reshape;
import static cortado.Cortado.sequential;
import static cortado.Cortado.softmax;
import static cortado.Cortado.spatialDropout;
import static cortado.Cortado.upsample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cortado.base.Seed;
import cortado.base.Shape;
import cortado.layer.Layer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkTest {
    private static Network imageNetwork(int channels, int side, int units) {
        return sequential(
                input(channels, side, side),
                conv2d(32, 3).relu(),
                maxPool2d(2),
                conv2d(64, 3).relu(),
                maxPool2d(2),
                flatten(),
                dense(units).relu(),
                dropout(0.3),
                dense(10));
    }

    private static long parameterCount(Network network) {
        return network.graph().parameters().stream()
                .mapToLong(parameter -> parameter.shape().size())
                .sum();
    }

    /** Counts that Keras prints; the first: 32 (9 + 1) + 64 (9 x 32 + 1) + 128 (1600 + 1) + 10 (128 + 1). */
    @Test
    void parameter_counts_equal_those_of_keras() {
        assertThat(parameterCount(imageNetwork(1, 28, 128))).isEqualTo(225_034);
        assertThat(parameterCount(imageNetwork(1, 28, 64))).isEqualTo(121_930);
        assertThat(parameterCount(imageNetwork(3, 32, 64))).isEqualTo(167_562);
    }

    @Test
    void batch_normalization_trains_two_arrays_and_updates_two() {
        Network network = sequential(input(3, 8, 8), conv2d(5, 3), batchNorm(), globalAvgPool2d(), dense(2));
        Stage norm = network.stages().get(1);

        assertThat(norm.parameters()).containsExactly("batchNorm_1.weight", "batchNorm_1.bias");
        assertThat(norm.states()).containsExactly("batchNorm_1.runningMean", "batchNorm_1.runningVar");
        assertThat(parameterCount(network)).isEqualTo(5 * 27 + 5 + 2 * 5 + 5 * 2 + 2);
    }

    @Test
    void every_layer_knows_its_output_shape() {
        Network network = sequential(
                input(3, 9, 11),
                conv2d(4, 3),
                conv2d(4, 3).samePadding(),
                conv2d(6, 3).stride(2).samePadding(),
                maxPool2d(3).stride(1),
                avgPool2d(2),
                relu(),
                batchNorm(),
                globalAvgPool2d(),
                dense(2),
                softmax());

        assertThat(network.stages().stream().map(stage -> stage.output().shape()))
                .containsExactly(
                        Shape.of(4, 7, 9),
                        Shape.of(4, 7, 9),
                        Shape.of(6, 4, 5),
                        Shape.of(6, 2, 3),
                        Shape.of(6, 1, 1),
                        Shape.of(6, 1, 1),
                        Shape.of(6, 1, 1),
                        Shape.of(6),
                        Shape.of(2),
                        Shape.of(2));
        assertThat(network.inputShape()).isEqualTo(Shape.of(3, 9, 11));
        assertThat(network.outputShape()).isEqualTo(Shape.of(2));
    }

    @Test
    void unnamed_layers_are_numbered_by_kind_and_leave_out_names_that_are_taken() {
        Network network = sequential(
                input(4), dense(3), dense(3).named("dense_2"), dense(3).relu(), relu(), dense(3).named("head"));

        assertThat(network.stages().stream().map(Stage::name))
                .containsExactly("dense_1", "dense_2", "dense_3", "relu_1", "head");
        assertThat(network.stages().stream().map(Stage::kind))
                .containsExactly("dense", "dense", "dense", "relu", "dense");
        assertThat(network.stages().get(2).settings()).isEqualTo("3, relu");
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal(
                        () -> sequential(input(4)),
                        "sequential: a network needs at least one layer after its input, e.g. sequential(input(4), dense(3))."),
                refusal(
                        () -> sequential(
                                input(1, 28, 28),
                                conv2d(32, 3).relu(),
                                maxPool2d(2),
                                dense(10).named("head")),
                        "layer 3 (dense 'head') cannot follow layer 2 (maxPool2d, output (N, 32, 13, 13)): dense needs rank 2.\n"
                                + "  Insert flatten() (5408 features) or a global pooling layer before it."),
                refusal(
                        () -> sequential(input(1, 28, 28), dense(10)),
                        "layer 1 (dense) cannot follow the input (N, 1, 28, 28): dense needs rank 2.\n"
                                + "  Insert flatten() (784 features) or a global pooling layer before it."),
                refusal(
                        () -> sequential(input(1, 2, 3, 4), dense(10)),
                        "layer 1 (dense) cannot follow the input (N, 1, 2, 3, 4): dense needs rank 2.\n"
                                + "  Insert flatten() (24 features) before it."),
                refusal(
                        () -> sequential(input(1, 8, 8), flatten().named("flat"), conv2d(4, 3)),
                        "layer 2 (conv2d) cannot follow layer 1 (flatten 'flat', output (N, 64)): "
                                + "conv2d needs images (N, channels, height, width).\n"
                                + "  Put it before flatten(), or start with input(channels, height, width)."),
                refusal(
                        () -> sequential(input(1, 8, 8), flatten(), avgPool2d(2)),
                        "layer 2 (avgPool2d) cannot follow layer 1 (flatten, output (N, 64)): "
                                + "avgPool2d needs images (N, channels, height, width).\n"
                                + "  Put it before flatten(), or start with input(channels, height, width)."),
                refusal(
                        () -> sequential(input(1, 4, 9), conv2d(4, 5)),
                        "layer 1 (conv2d) cannot follow the input (N, 1, 4, 9): "
                                + "conv2d of size 5 needs images of at least 5 x 5.\n"
                                + "  Use a smaller window, \"same\" padding or fewer pooling layers before it."),
                refusal(
                        () -> sequential(input(1, 8, 12), conv2d(4, 3).dilation(4)),
                        "layer 1 (conv2d) cannot follow the input (N, 1, 8, 12): "
                                + "conv2d of size 3 with dilation 4 needs images of at least 9 x 9.\n"
                                + "  Use a smaller window, \"same\" padding or fewer pooling layers before it."),
                refusal(
                        () -> sequential(input(6, 8, 8), conv2d(8, 3).groups(4)),
                        "layer 1 (conv2d) cannot follow the input (N, 6, 8, 8): "
                                + "conv2d in 4 groups needs a number of channels that 4 divides, not 6.\n"
                                + "  Choose a divisor of 6 for groups(...), or another number of filters before it."),
                refusal(
                        () -> sequential(input(1, 4, 4), reshape(3, 5)),
                        "layer 1 (reshape) cannot follow the input (N, 1, 4, 4): "
                                + "reshape to (3, 5) needs 15 values per sample, but there are 16.\n"
                                + "  Choose dimensions whose product is 16, or -1 for one of them."),
                refusal(
                        () -> sequential(input(10), reshape(3, -1)),
                        "layer 1 (reshape) cannot follow the input (N, 10): "
                                + "reshape to (3, -1) needs a multiple of 3 values per sample, but there are 10.\n"
                                + "  Choose dimensions whose product is 10, or -1 for one of them."),
                refusal(
                        () -> sequential(input(3, 4, 5), permute(2, 1)),
                        "layer 1 (permute) cannot follow the input (N, 3, 4, 5): "
                                + "permute(2, 1) needs each axis of its input once.\n"
                                + "  Pass the numbers 1 to 3 in another order."),
                refusal(
                        () -> sequential(input(3, 4), permute(0, 1)),
                        "layer 1 (permute) cannot follow the input (N, 3, 4): "
                                + "permute(0, 1) needs each axis of its input once.\n"
                                + "  Pass the numbers 1 to 2 in another order."),
                refusal(
                        () -> sequential(input(12), upsample(2)),
                        "layer 1 (upsample) cannot follow the input (N, 12): "
                                + "upsample needs images (N, channels, height, width).\n"
                                + "  Put reshape(channels, height, width) before it, or start with input(channels, height, width)."),
                refusal(
                        () -> sequential(input(6, 4, 4), groupNorm(4)),
                        "layer 1 (groupNorm) cannot follow the input (N, 6, 4, 4): "
                                + "groupNorm in 4 groups needs a number of channels that 4 divides, not 6.\n"
                                + "  Choose a divisor of 6."),
                refusal(
                        () -> sequential(input(2, 3, 4, 5), layerNorm()),
                        "layer 1 (layerNorm) cannot follow the input (N, 2, 3, 4, 5): layerNorm needs features (N, C), "
                                + "sequences (N, length, C) or images (N, C, height, width).\n"
                                + "  Insert flatten() before it."),
                refusal(
                        () -> sequential(input(7), spatialDropout(0.2)),
                        "layer 1 (spatialDropout) cannot follow the input (N, 7): spatialDropout needs sequences "
                                + "(N, length, features) or images (N, channels, height, width).\n"
                                + "  Use dropout(0.2)."),
                refusal(
                        () -> sequential(input(12), depthwiseConv2d(3)),
                        "layer 1 (depthwiseConv2d) cannot follow the input (N, 12): "
                                + "depthwiseConv2d needs images (N, channels, height, width).\n"
                                + "  Put it before flatten(), or start with input(channels, height, width)."),
                refusal(
                        () -> sequential(input(12), convTranspose2d(3, 3)),
                        "layer 1 (convTranspose2d) cannot follow the input (N, 12): "
                                + "convTranspose2d needs images (N, channels, height, width).\n"
                                + "  Put it before flatten(), or start with input(channels, height, width)."),
                refusal(
                        () -> sequential(input(3, 2, 2), convTranspose2d(3, 3).padding(2)),
                        "layer 1 (convTranspose2d) cannot follow the input (N, 3, 2, 2): "
                                + "convTranspose2d of size 3 and stride 1 gives 4 x 4 pixels, of which padding 2 leaves none.\n"
                                + "  Use a smaller padding(...)."),
                refusal(
                        () -> sequential(
                                input(1, 4, 4),
                                maxPool2d(2),
                                maxPool2d(2),
                                maxPool2d(2).named("last")),
                        "layer 3 (maxPool2d 'last') cannot follow layer 2 (maxPool2d, output (N, 1, 1, 1)): "
                                + "maxPool2d of size 2 needs images of at least 2 x 2.\n"
                                + "  Use a smaller window, \"same\" padding or fewer pooling layers before it."),
                refusal(
                        () -> sequential(input(5), globalAvgPool2d()),
                        "layer 1 (globalAvgPool2d) cannot follow the input (N, 5): "
                                + "global pooling needs images (N, channels, height, width).\n"
                                + "  Put it before flatten(), or start with input(channels, height, width)."),
                refusal(
                        () -> sequential(input(5, 6), globalAvgPool2d()),
                        "layer 1 (globalAvgPool2d) cannot follow the input (N, 5, 6): "
                                + "globalAvgPool2d needs images (N, channels, height, width).\n"
                                + "  For sequences (N, length, features) use avgOverSteps()."),
                refusal(
                        () -> sequential(input(2, 3, 4, 5), batchNorm()),
                        "layer 1 (batchNorm) cannot follow the input (N, 2, 3, 4, 5): "
                                + "batchNorm needs features (N, C), sequences (N, length, C) or images (N, C, height, width).\n"
                                + "  Insert flatten() before it."),
                refusal(
                        () -> sequential(input(4), dense(3).named("fc"), dense(3).named("fc")),
                        "layer 2: the name 'fc' is taken by an earlier layer. Give each layer a name of its own."),
                refusal(
                        () -> sequential(input(0), dense(3)),
                        "shape: every dimension must be at least 1, but was [0]. "
                                + "Leave out the batch dimension, e.g. input(1, 28, 28)."));
    }

    private static Arguments refusal(Supplier<Network> call, String message) {
        return Arguments.of(call, message);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void what_does_not_fit_is_refused_in_the_words_of_layers(Supplier<Network> call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call::get).withMessage(message);
    }

    @Test
    void changing_the_array_of_layers_or_the_lists_does_not_change_the_network() {
        Layer[] layers = {dense(3), dense(2)};
        Network network = sequential(input(4), layers);
        layers[1] = dense(7);

        assertThat(network.outputShape()).isEqualTo(Shape.of(2));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> network.stages().remove(0));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> network.stages().get(0).parameters().add("other"));
    }

    @Test
    void the_same_layer_can_stand_in_two_places_with_arrays_of_its_own() {
        Layer layer = dense(4).relu();
        Network network = sequential(input(4), layer, layer);

        assertThat(network.graph().parameters().stream().map(parameter -> parameter.name()))
                .containsExactly("dense_1.weight", "dense_1.bias", "dense_2.weight", "dense_2.bias");
    }

    @Test
    void a_million_features_are_counted_before_anything_is_allocated() {
        Network network = sequential(input(3, 4096, 4096), flatten(), dense(100_000));

        assertThat(parameterCount(network)).isEqualTo(3L * 4096 * 4096 * 100_000 + 100_000);
    }

    @Test
    void initial_weights_depend_on_the_seed_and_the_name_only() {
        Network network = sequential(input(6), dense(5).named("a"), dense(4).named("b"));
        Network longer = sequential(input(6), dense(5).named("a"), batchNorm(), dense(4).named("b"));
        Weights weights = Weights.initial(network.graph(), new Seed(1));

        for (String name : List.of("a.weight", "b.weight")) {
            float[] values = weights.get(name).values();
            assertThat(Weights.initial(longer.graph(), new Seed(1)).get(name).values())
                    .containsExactly(values);
            assertThat(Weights.initial(network.graph(), new Seed(2)).get(name).values())
                    .isNotEqualTo(values);
        }
    }

    /** Uniform between -l and l with l = sqrt(6 / (in + out)) has mean 0 and variance l² / 3. */
    @Test
    void weights_start_glorot_uniform_and_biases_at_zero() {
        Network network = sequential(
                input(3, 20, 20), conv2d(64, 5).named("c"), flatten(), dense(10).named("d"));
        Weights weights = Weights.initial(network.graph(), new Seed(5));

        assertSpread(weights.get("c.weight").values(), Math.sqrt(6.0 / (3 * 25 + 64 * 25)));
        assertSpread(weights.get("d.weight").values(), Math.sqrt(6.0 / (64 * 16 * 16 + 10)));
        assertThat(weights.get("c.bias").values()).containsOnly(0f);
        assertThat(weights.get("d.bias").values()).containsOnly(0f);
    }

    /** Uniform between -l and l with l = sqrt(6 / in) where a rectifier follows, whose variance is 2 / in. */
    @Test
    void weights_before_rectifiers_start_he_uniform() {
        Network network = sequential(
                input(3, 20, 20),
                conv2d(64, 5).named("c").relu(),
                flatten(),
                dense(10).named("d").gelu(),
                dense(300).named("t").tanh(),
                dense(200).named("l").leakyRelu(0.5));
        Weights weights = Weights.initial(network.graph(), new Seed(5));

        assertSpread(weights.get("c.weight").values(), Math.sqrt(6.0 / (3 * 25)));
        assertSpread(weights.get("d.weight").values(), Math.sqrt(6.0 / (64 * 16 * 16)));
        assertSpread(weights.get("t.weight").values(), Math.sqrt(6.0 / (10 + 300)));
        assertSpread(weights.get("l.weight").values(), Math.sqrt(6.0 / (1.25 * 300)));
    }

    private static void assertSpread(float[] values, double limit) {
        double[] wide = new double[values.length];
        Arrays.setAll(wide, i -> values[i]);
        double mean = Arrays.stream(wide).average().orElseThrow();
        double variance = Arrays.stream(wide).map(v -> v * v).average().orElseThrow();

        assertThat(Arrays.stream(wide).map(Math::abs).max().orElseThrow())
                .isLessThanOrEqualTo(limit)
                .isGreaterThan(0.99 * limit);
        assertThat(Math.abs(mean)).isLessThan(0.05 * limit);
        assertThat(variance / (limit * limit / 3)).isBetween(0.95, 1.05);
    }

    @Test
    void an_unknown_array_is_refused_with_the_names_there_are() {
        Weights weights = Weights.initial(sequential(input(2), dense(1)).graph(), Seed.DEFAULT);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> weights.get("dense.weight"))
                .withMessage("weights: no array is named 'dense.weight'; there are [dense_1.weight, dense_1.bias].");
    }
}
