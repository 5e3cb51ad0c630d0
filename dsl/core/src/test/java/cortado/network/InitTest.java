package cortado.network;

import static cortado.Cortado.batchNorm;
import static cortado.Cortado.conv1d;
import static cortado.Cortado.conv2d;
import static cortado.Cortado.convTranspose2d;
import static cortado.Cortado.dense;
import static cortado.Cortado.depthwiseConv2d;
import static cortado.Cortado.embedding;
import static cortado.Cortado.flatten;
import static cortado.Cortado.input;
import static cortado.Cortado.lstm;
import static cortado.Cortado.residual;
import static cortado.Cortado.sequential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import cortado.base.Seed;
import cortado.layer.Init;
import cortado.layer.Layer;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How weights start, against what torch.nn.init draws. */
class InitTest {
    private static final Map<String, Init> INITS = Map.of(
            "glorotUniform", Init.glorotUniform(),
            "glorotNormal", Init.glorotNormal(),
            "heUniform", Init.heUniform(),
            "heNormal", Init.heNormal(),
            "lecunUniform", Init.lecunUniform(),
            "lecunNormal", Init.lecunNormal(),
            "uniform", Init.uniform(0.3),
            "normal", Init.normal(0.3),
            "truncatedNormal", Init.truncatedNormal(0.3),
            "constant", Init.constant(0.3));

    private static Network network(String layer, Init init) {
        return switch (layer) {
            case "dense" -> one(input(300), dense(200), init);
            case "conv1d" -> one(input(9, 96), conv1d(64, 5), init);
            case "conv2d" -> one(input(32, 9, 9), conv2d(64, 3), init);
            case "conv2d-groups" -> one(input(64, 9, 9), conv2d(96, 5).groups(4), init);
            case "depthwiseConv2d" -> one(input(200, 9, 9), depthwiseConv2d(7).multiplier(2), init);
            case "convTranspose2d" -> one(input(32, 9, 9), convTranspose2d(64, 4), init);
            default -> throw new IllegalArgumentException(layer);
        };
    }

    private static Network one(InputNode input, Layer layer, Init init) {
        return sequential(input, layer.init(init).named("one"));
    }

    private static float[] drawn(Network network, String array) {
        return Weights.initial(network.graph(), new Seed(3)).get(array).values();
    }

    private static double mean(float[] values, DoubleUnaryOperator of) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> of.applyAsDouble(values[i]))
                .average()
                .orElseThrow();
    }

    static Stream<Arguments> goldens() throws IOException, URISyntaxException {
        String path = "/golden/initializer/initializers.json";
        String json = Files.readString(
                Path.of(Objects.requireNonNull(InitTest.class.getResource(path)).toURI()));
        JsonObject layers = new Gson().fromJson(json, JsonObject.class).getAsJsonObject("layers");
        assertThat(layers.size()).isEqualTo(6);
        return layers.entrySet().stream().flatMap(layer -> INITS.keySet().stream()
                .map(init -> Arguments.of(layer.getKey(), init, layer.getValue())));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("goldens")
    void weights_are_spread_as_torch_spreads_them(String layer, String init, JsonObject golden) {
        Network network = network(layer, Objects.requireNonNull(INITS.get(init)));
        float[] values = drawn(network, "one.weight");
        JsonObject draw = golden.getAsJsonObject("draws").getAsJsonObject(init);
        double expected = draw.get("deviation").getAsDouble();

        int[] shape = new Gson().fromJson(golden.get("shape"), int[].class);
        assertThat(network.graph().parameters().get(0).shape().toArray()).containsExactly(shape);
        double mean = mean(values, v -> v);
        double deviation = Math.sqrt(mean(values, v -> (v - mean) * (v - mean)));
        // Five standard errors of both draws' deviations.
        assertThat(deviation).isCloseTo(expected, within(expected * 5 / Math.sqrt(values.length) + 1e-9));
        double largest = IntStream.range(0, values.length)
                .mapToDouble(i -> Math.abs(values[i]))
                .max()
                .orElseThrow();
        double other = draw.get("largest").getAsDouble();
        assertThat(largest)
                .isCloseTo(other, within(other * (init.endsWith("ormal") && !init.startsWith("trunc") ? 0.25 : 1e-3)));
        if (!init.equals("constant")) {
            assertThat(Math.abs(mean)).isLessThan(5 * deviation / Math.sqrt(values.length));
        }
    }

    /** Written out: a kernel (a, b, rows, columns) has b rows columns inputs and a rows columns outputs, in torch as in Keras. */
    @Test
    void inputs_and_outputs_are_counted_by_the_kernel() {
        assertLimit(drawn(network("dense", Init.heUniform()), "one.weight"), Math.sqrt(6.0 / 300));
        assertLimit(drawn(network("conv2d", Init.heUniform()), "one.weight"), Math.sqrt(6.0 / (32 * 9)));
        assertLimit(drawn(network("conv2d-groups", Init.heUniform()), "one.weight"), Math.sqrt(6.0 / (16 * 25)));
        assertLimit(
                drawn(network("conv2d-groups", Init.glorotUniform()), "one.weight"),
                Math.sqrt(6.0 / (16 * 25 + 96 * 25)));
        assertLimit(drawn(network("depthwiseConv2d", Init.heUniform()), "one.weight"), Math.sqrt(6.0 / 49));
        assertLimit(drawn(network("convTranspose2d", Init.heUniform()), "one.weight"), Math.sqrt(6.0 / (64 * 16)));
        assertLimit(drawn(network("conv1d", Init.lecunUniform()), "one.weight"), Math.sqrt(3.0 / (96 * 5)));
    }

    private static void assertLimit(float[] values, double limit) {
        double largest = IntStream.range(0, values.length)
                .mapToDouble(i -> Math.abs(values[i]))
                .max()
                .orElseThrow();
        assertThat(largest).isLessThanOrEqualTo(limit).isGreaterThan(0.99 * limit);
    }

    @Test
    void orthogonal_filters_have_the_gain_as_their_length() {
        float[] values = drawn(
                sequential(input(3, 5, 5), conv2d(8, 3).init(Init.orthogonal(2)).named("c")), "c.weight");

        for (int i = 0; i < 8; i++) {
            for (int j = 0; j < 8; j++) {
                double product = 0;
                for (int k = 0; k < 27; k++) {
                    product += values[i * 27 + k] * values[j * 27 + k];
                }
                assertThat(product).isCloseTo(i == j ? 4 : 0, within(1e-5));
            }
        }
    }

    @Test
    void biases_start_as_told_and_at_zero_else() {
        Network network = sequential(
                input(3, 5, 5),
                conv2d(8, 3).biasInit(Init.constant(0.25)).named("c"),
                convTranspose2d(4, 2).biasInit(Init.ones()).named("t"),
                flatten(),
                dense(5).init(Init.zeros()).named("d"),
                dense(400).biasInit(Init.normal(2)).named("n"));

        assertThat(drawn(network, "c.bias")).containsOnly(0.25f);
        assertThat(drawn(network, "t.bias")).containsOnly(1f);
        assertThat(drawn(network, "d.bias")).containsOnly(0f);
        assertThat(drawn(network, "d.weight")).containsOnly(0f);
        assertThat(Math.sqrt(mean(drawn(network, "n.bias"), v -> v * v))).isBetween(1.7, 2.3);
    }

    @Test
    void kernels_of_other_layers_start_as_told_and_only_they() {
        Network network = sequential(
                input(6),
                embedding(50, 8).init(Init.constant(0.5)).named("e"),
                residual(lstm(8).sequences().init(Init.constant(0.1)).named("inner")),
                lstm(3).named("plain"));
        Weights weights = Weights.initial(network.graph(), new Seed(1));

        assertThat(weights.get("e.weight").values()).containsOnly(0.5f);
        assertThat(weights.get("residual_1.inner.weight").values()).containsOnly(0.1f);
        assertThat(weights.get("residual_1.inner.recurrent").values()).doesNotContain(0.1f);
        assertThat(weights.get("plain.weight").values()).doesNotContain(0.1f);
    }

    @Test
    void the_summary_says_what_differs_from_the_default() {
        Network network = sequential(
                input(4),
                dense(8).relu().init(Init.heNormal()).biasInit(Init.constant(0.1)),
                dense(2).init(Init.normal(0.02)).l2(0.5),
                dense(2).init(Init.orthogonal(1)),
                dense(2).init(Init.orthogonal(1.5)));

        assertThat(network.stages())
                .extracting(Stage::settings)
                .containsExactly(
                        "8, relu, heNormal, bias constant 0.1",
                        "2, normal 0.02, l2 0.5",
                        "2, orthogonal",
                        "2, orthogonal 1.5");
    }

    private static void refuses(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }

    @Test
    void wrong_numbers_and_places_are_refused() {
        refuses(
                () -> assertThat(Init.normal(0)).isNull(),
                "normal: standard deviation must be above 0 and finite, but was 0.0. Pass e.g. Init.normal(0.02).");
        refuses(
                () -> assertThat(Init.truncatedNormal(-1)).isNull(),
                "truncatedNormal: standard deviation must be above 0 and finite, but was -1.0. "
                        + "Pass e.g. Init.truncatedNormal(0.02).");
        refuses(
                () -> assertThat(Init.uniform(Double.POSITIVE_INFINITY)).isNull(),
                "uniform: limit must be above 0 and finite, but was Infinity. Pass e.g. Init.uniform(0.05).");
        refuses(
                () -> assertThat(Init.constant(Double.NaN)).isNull(),
                "constant: value must be finite, but was NaN. Pass e.g. Init.constant(0.1).");
        refuses(
                () -> assertThat(Init.orthogonal(0)).isNull(),
                "orthogonal: gain must be above 0 and finite, but was 0.0. Pass e.g. Init.orthogonal(1).");
        refuses(
                () -> assertThat(dense(3).named("d").biasInit(Init.heNormal())).isNull(),
                "dense 'd': biasInit cannot be heNormal, which needs the inputs and outputs of a kernel. "
                        + "Use e.g. Init.zeros(), Init.constant(0.1) or Init.normal(0.1).");
        refuses(
                () -> sequential(input(3), batchNorm().init(Init.heNormal()).l2(0.1)),
                "layer 1 (batchNorm): it has no kernel for heNormal, l2 0.1. Give this to a layer that has one, e.g. dense or"
                        + " conv2d.");
        refuses(
                () -> sequential(input(3, 4, 4), conv2d(2, 2).withoutBias().biasInit(Init.ones())),
                "layer 1 (conv2d): it has no bias for biasInit constant 1.0. Give this to a layer that has one, e.g. dense or"
                        + " conv2d.");
        refuses(
                () -> sequential(
                        input(3),
                        residual(dense(3).init(Init.heNormal()), batchNorm().biasInit(Init.zeros()))),
                "layer 'residual_1': inside it, layer 2 (batchNorm): it has no bias for biasInit constant 0.0. Give this to a"
                        + " layer that has one, e.g. dense or conv2d.");
    }
}
