package cortado.network;

import static cortado.Cortado.avgPool1d;
import static cortado.Cortado.batchNorm;
import static cortado.Cortado.conv1d;
import static cortado.Cortado.dense;
import static cortado.Cortado.embedding;
import static cortado.Cortado.flatten;
import static cortado.Cortado.groupNorm;
import static cortado.Cortado.gru;
import static cortado.Cortado.input;
import static cortado.Cortado.lastStep;
import static cortado.Cortado.layerNorm;
import static cortado.Cortado.lstm;
import static cortado.Cortado.maxPool1d;
import static cortado.Cortado.multiHeadAttention;
import static cortado.Cortado.permute;
import static cortado.Cortado.positions;
import static cortado.Cortado.reshape;
import static cortado.Cortado.sequential;
import static cortado.Cortado.simpleRnn;
import static cortado.Cortado.sinusoidalPositions;
import static cortado.Cortado.spatialDropout;
import static cortado.Cortado.transformerEncoder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import cortado.base.Seed;
import cortado.base.Shape;
import cortado.graph.Tensor;
import cortado.layer.Layer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks of sequences: parameter counts, shapes, masks and what cannot be put together. */
class SequenceNetworkTest {
    @Test
    void the_sentiment_network_has_as_many_parameters_as_keras_counts() {
        Network network = sequential(input(100), embedding(10_000, 16), lstm(128), dense(1).sigmoid());

        // Embedding 160,000; LSTM 4 * (128 * (16 + 128) + 128) = 74,240; Dense 129.
        assertThat(network.summary().parameters("embedding_1")).isEqualTo(160_000);
        assertThat(network.summary().parameters("lstm_1")).isEqualTo(74_240);
        assertThat(network.summary().parameters()).isEqualTo(234_369);
    }

    static Stream<Arguments> counts() {
        // Keras's summary() of the layer over 16 features, or its formula.
        return Stream.of(
                Arguments.of(simpleRnn(128), 128 * (16 + 128) + 128),
                Arguments.of(gru(128), 3 * (128 * (16 + 128) + 2 * 128)),
                Arguments.of(lstm(128).bidirectional(), 2 * 74_240),
                Arguments.of(lstm(128).stacked(2), 74_240 + 4 * (128 * (128 + 128) + 128)),
                Arguments.of(multiHeadAttention(4), 4 * (16 * 16 + 16)),
                Arguments.of(
                        transformerEncoder(4, 32), 4 * (16 * 16 + 16) + 16 * 32 + 32 + 32 * 16 + 16 + 2 * (16 + 16)),
                Arguments.of(positions(), 20 * 16),
                Arguments.of(sinusoidalPositions(), 0),
                Arguments.of(dense(5), 16 * 5 + 5),
                Arguments.of(conv1d(5, 3), 3 * 16 * 5 + 5),
                Arguments.of(conv1d(8, 3).groups(4).withoutBias(), 3 * 4 * 8),
                Arguments.of(layerNorm(), 2 * 16),
                Arguments.of(batchNorm(), 4 * 16));
    }

    @ParameterizedTest
    @MethodSource("counts")
    void layers_of_sequences_have_as_many_parameters_as_keras_counts(Layer layer, int expected) {
        Network network = sequential(input(20, 16), layer.named("one"), flatten(), dense(1));

        assertThat(network.summary().parameters("one")).isEqualTo(expected);
    }

    @Test
    void shapes_follow_the_options() {
        assertThat(shape(lstm(8))).isEqualTo(Shape.of(8));
        assertThat(shape(lstm(8).sequences())).isEqualTo(Shape.of(20, 8));
        assertThat(shape(gru(8).bidirectional())).isEqualTo(Shape.of(16));
        assertThat(shape(simpleRnn(8).stacked(3).bidirectional().sequences())).isEqualTo(Shape.of(20, 16));
        assertThat(shape(multiHeadAttention(2))).isEqualTo(Shape.of(20, 16));
        assertThat(shape(dense(5))).isEqualTo(Shape.of(20, 5));
        assertThat(shape(lastStep())).isEqualTo(Shape.of(16));
        assertThat(shape(conv1d(5, 3))).isEqualTo(Shape.of(18, 5));
        assertThat(shape(conv1d(5, 4).samePadding())).isEqualTo(Shape.of(20, 5));
        assertThat(shape(conv1d(5, 4).stride(3).causalPadding())).isEqualTo(Shape.of(7, 5));
        assertThat(shape(maxPool1d(3))).isEqualTo(Shape.of(6, 16));
        assertThat(shape(avgPool1d(3).samePadding())).isEqualTo(Shape.of(7, 16));
    }

    private static Shape shape(Layer layer) {
        return sequential(input(20, 16), layer).outputShape();
    }

    @Test
    void a_mask_flows_until_the_steps_are_gone() {
        Network network = sequential(
                input(6),
                embedding(9, 4).masked(),
                positions(),
                dense(4).relu(),
                transformerEncoder(2, 8).preNorm(),
                lstm(3).sequences(),
                gru(3));

        assertThat(network.input().mask()).isNull();
        assertThat(network.stages().subList(0, 5)).allSatisfy(stage -> {
            Tensor mask = stage.output().mask();
            assertThat(mask).isSameAs(network.stages().get(0).output().mask());
            assertThat(mask).isNotNull();
        });
        assertThat(network.output().mask()).isNull();
        assertThat(sequential(input(6), embedding(9, 4)).output().mask()).isNull();
    }

    @Test
    void windows_without_padding_shorten_a_mask_and_other_layers_end_it() {
        Layer embedding = embedding(9, 4).masked();
        Tensor shortened = sequential(
                        input(8), embedding, conv1d(3, 3).stride(2), layerNorm(), spatialDropout(0.1), maxPool1d(2))
                .output()
                .mask();

        assertThat(shortened).isNotNull().extracting(Tensor::shape).isEqualTo(Shape.of(1));
        assertThat(sequential(input(8), embedding, permute(2, 1)).output().mask())
                .isNull();
        assertThat(sequential(input(8), embedding, reshape(4, 8)).output().mask())
                .isNull();
        assertThat(sequential(input(8), embedding(9, 4), conv1d(3, 3)).output().mask())
                .isNull();
    }

    @Test
    void recurrent_weights_start_orthogonal_and_forget_gates_open() {
        Network network = sequential(input(5, 3), lstm(4).named("l"));
        Weights weights = Weights.initial(network.graph(), new Seed(8));
        float[] recurrent = weights.get("l.recurrent").values();

        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                double product = 0;
                for (int row = 0; row < 16; row++) {
                    product += recurrent[row * 4 + i] * recurrent[row * 4 + j];
                }
                assertThat(product).isCloseTo(i == j ? 1 : 0, within(1e-6));
            }
        }
        assertThat(weights.get("l.bias").values()).containsExactly(0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal(
                        () -> sequential(input(100), lstm(8)),
                        "layer 1 (lstm) cannot follow the input (N, 100): lstm needs sequences (N, length, features).\n"
                                + "  Put embedding(vocabulary, size) before it if these are token ids, or start with"
                                + " input(length, features); a recurrent layer before it needs sequences()."),
                refusal(
                        () -> sequential(input(100), embedding(50, 8), lstm(8), gru(8)),
                        "layer 3 (gru) cannot follow layer 2 (lstm, output (N, 8)): gru needs sequences (N, length,"
                                + " features).\n"
                                + "  Put embedding(vocabulary, size) before it if these are token ids, or start with"
                                + " input(length, features); a recurrent layer before it needs sequences()."),
                refusal(
                        () -> sequential(input(3, 8, 8), lastStep()),
                        "layer 1 (lastStep) cannot follow the input (N, 3, 8, 8): lastStep needs sequences (N, length,"
                                + " features).\n"
                                + "  Start with input(length, features), or flatten() and start anew."),
                refusal(
                        () -> sequential(input(10), embedding(100, 8).masked(), batchNorm()),
                        "layer 2 (batchNorm) cannot follow layer 1 (embedding, output (N, 10, 8)): batchNorm cannot leave padding"
                                + " out of its means.\n"
                                + "  Use layerNorm(), which normalizes each step by itself, or an embedding without masked()."),
                refusal(
                        () -> sequential(input(10), embedding(100, 8).masked(), conv1d(4, 3), groupNorm(2)),
                        "layer 3 (groupNorm) cannot follow layer 2 (conv1d, output (N, 8, 4)): groupNorm cannot leave padding"
                                + " out of its means.\n"
                                + "  Use layerNorm(), which normalizes each step by itself, or an embedding without masked()."),
                refusal(
                        () -> sequential(input(4, 8), conv1d(4, 5)),
                        "layer 1 (conv1d) cannot follow the input (N, 4, 8): conv1d of size 5 needs sequences of at least 5"
                                + " steps.\n"
                                + "  Use a smaller window, \"same\" padding or fewer pooling layers before it."),
                refusal(
                        () -> sequential(input(4, 8), conv1d(4, 3).dilation(2)),
                        "layer 1 (conv1d) cannot follow the input (N, 4, 8): conv1d of size 3 with dilation 2 needs sequences of"
                                + " at least 5 steps.\n"
                                + "  Use a smaller window, \"same\" padding or fewer pooling layers before it."),
                refusal(
                        () -> sequential(input(4, 9), conv1d(4, 3).groups(4)),
                        "layer 1 (conv1d) cannot follow the input (N, 4, 9): conv1d in 4 groups needs a number of features that 4"
                                + " divides, not 9.\n"
                                + "  Choose a divisor of 9 for groups(...), or another number of features before it."),
                refusal(
                        () -> sequential(input(100), conv1d(4, 3)),
                        "layer 1 (conv1d) cannot follow the input (N, 100): conv1d needs sequences (N, length, features).\n"
                                + "  Put embedding(vocabulary, size) before it if these are token ids, or start with"
                                + " input(length, features); a recurrent layer before it needs sequences()."),
                refusal(
                        () -> sequential(input(3, 8), maxPool1d(4)),
                        "layer 1 (maxPool1d) cannot follow the input (N, 3, 8): maxPool1d of size 4 needs sequences of at least 4"
                                + " steps.\n"
                                + "  Use a smaller window, \"same\" padding or fewer pooling layers before it."),
                refusal(
                        () -> sequential(input(10, 6), multiHeadAttention(4)),
                        "layer 1 (multiHeadAttention) cannot follow the input (N, 10, 6): multiHeadAttention with 4 heads"
                                + " needs a size that 4 divides.\n"
                                + "  Choose a size that is a multiple of 4, or another number of heads."),
                refusal(
                        () -> sequential(input(10, 5), sinusoidalPositions()),
                        "layer 1 (sinusoidalPositions) cannot follow the input (N, 10, 5): sinusoidal positions need"
                                + " sequences (N, length, size) of an even size.\n"
                                + "  Put an embedding of an even size before them, e.g. embedding(10_000, 64)."),
                refusal(
                        () -> sequential(input(10, 5), embedding(100, 8)),
                        "layer 1 (embedding) cannot follow the input (N, 10, 5): embedding needs sequences of token ids"
                                + " (N, length).\n"
                                + "  Put it right after input(length), or flatten() the ids before it."),
                refusal(
                        () -> sequential(input(10), embedding(0, 8)),
                        "embedding: vocabulary must be at least 1, but was 0. Pass the number of tokens and the width,"
                                + " e.g. embedding(10_000, 64)."),
                refusal(
                        () -> sequential(input(10), embedding(1 << 25, 8)),
                        "embedding: vocabulary must be at most 16777216, the largest id that float32 features hold"
                                + " exactly, but was 33554432."),
                refusal(
                        () -> sequential(input(10, 5), lstm(0)),
                        "lstm: units must be at least 1, but was 0. Pass the width of the state, e.g. lstm(128)."),
                refusal(
                        () -> sequential(input(10, 5), gru(4).stacked(0)),
                        "gru: stacked must be at least 1, but was 0. Pass the number of layers, e.g. gru(128).stacked(2)."),
                refusal(
                        () -> sequential(input(10, 5), simpleRnn(4).dropout(1)),
                        "simpleRnn: dropout must be at least 0 and below 1, but was 1.0. Pass the share of values to zero"
                                + " between layers, e.g. simpleRnn(128).stacked(2).dropout(0.3)."),
                refusal(
                        () -> sequential(input(10, 4), multiHeadAttention(0)),
                        "multiHeadAttention: heads must be at least 1, but was 0. Pass the number of heads, e.g."
                                + " multiHeadAttention(4)."),
                refusal(
                        () -> sequential(input(10, 4), multiHeadAttention(2).dropout(-1)),
                        "multiHeadAttention: dropout must be at least 0 and below 1, but was -1.0. Pass the share of"
                                + " attention weights to zero, e.g. multiHeadAttention(4).dropout(0.1)."),
                refusal(
                        () -> sequential(input(10, 4), transformerEncoder(2, 0)),
                        "transformerEncoder: feedForward must be at least 1, but was 0. Pass heads and the feed-forward"
                                + " width, e.g. transformerEncoder(4, 256)."),
                refusal(
                        () -> sequential(input(10, 4), transformerEncoder(2, 8).dropout(1)),
                        "transformerEncoder: dropout must be at least 0 and below 1, but was 1.0. Pass the share of values"
                                + " to zero, e.g. transformerEncoder(4, 256).dropout(0.1)."));
    }

    private static Arguments refusal(Supplier<Network> call, String message) {
        return Arguments.of(call, message);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void what_cannot_be_is_refused_with_a_way_out(Supplier<Network> call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call::get).withMessage(message);
    }
}
