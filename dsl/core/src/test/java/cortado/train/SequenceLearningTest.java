package cortado.train;

import static cortado.Cortado.adam;
import static cortado.Cortado.avgOverSteps;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.embedding;
import static cortado.Cortado.gru;
import static cortado.Cortado.input;
import static cortado.Cortado.lstm;
import static cortado.Cortado.multiHeadAttention;
import static cortado.Cortado.sequential;
import static cortado.Cortado.sinusoidalPositions;
import static cortado.Cortado.transformerEncoder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cortado.Cortado;
import cortado.data.Dataset;
import cortado.network.Network;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks of sequences learn, are saved and refuse ids that they do not know. */
class SequenceLearningTest {
    private static final int LENGTH = 12;

    /** Rows of ids 1 to 9 and padding; the class says which of the ids 1 and 2 comes first. */
    private static Dataset sequences(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[][] x = new float[rows][LENGTH];
        int[] y = new int[rows];
        for (int i = 0; i < rows; i++) {
            int size = random.nextInt(4, LENGTH + 1);
            for (int t = 0; t < size; t++) {
                x[i][t] = random.nextInt(3, 10);
            }
            int first = random.nextInt(size - 1);
            int second = random.nextInt(first + 1, size);
            y[i] = random.nextInt(2);
            x[i][first] = 1 + y[i];
            x[i][second] = 2 - y[i];
        }
        return Dataset.of(x, y);
    }

    static Stream<Arguments> networks() {
        return Stream.of(
                Arguments.of("lstm", sequential(input(LENGTH), embedding(10, 8).masked(), lstm(16), dense(2))),
                Arguments.of(
                        "gru both ways",
                        sequential(
                                input(LENGTH),
                                embedding(10, 8).masked(),
                                gru(12).bidirectional().stacked(2).dropout(0.1),
                                dense(2))),
                Arguments.of(
                        "transformer",
                        sequential(
                                input(LENGTH),
                                embedding(10, 16).masked(),
                                sinusoidalPositions(),
                                transformerEncoder(4, 32),
                                transformerEncoder(4, 32).preNorm(),
                                avgOverSteps(),
                                dense(2))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void the_order_of_tokens_is_learned_and_survives_saving(String name, Network network, @TempDir Path folder) {
        Dataset test = sequences(300, 2);
        Model model = network.compile(adam(5e-3), crossEntropy())
                .epochs(20)
                .batchSize(32)
                .seed(1)
                .quiet()
                .fit(sequences(1500, 1));
        model.save(folder.resolve("model"));

        assertThat(model.evaluate(test).accuracy()).as(name).isGreaterThan(0.9);
        assertThat(Cortado.load(folder.resolve("model")).predict(test)).isDeepEqualTo(model.predict(test));
    }

    @Test
    void the_same_seed_drops_the_same_attention_weights() {
        Learner learner = sequential(
                        input(LENGTH),
                        embedding(10, 8).masked(),
                        multiHeadAttention(2).dropout(0.5),
                        transformerEncoder(2, 16).dropout(0.3),
                        avgOverSteps(),
                        dense(2))
                .compile(adam(1e-2), crossEntropy())
                .epochs(2)
                .quiet();
        Dataset data = sequences(100, 3);

        float[][] first = learner.seed(1).fit(data).predict(data);

        assertThat(learner.seed(1).fit(data).predict(data)).isDeepEqualTo(first);
        assertThat(learner.seed(2).fit(data).predict(data)[0]).isNotEqualTo(first[0]);
    }

    private static void refuses(float id, String message) {
        float[][] x = new float[3][LENGTH];
        Arrays.fill(x[1], 9);
        x[2][5] = id;
        Network network = sequential(input(LENGTH), embedding(10, 4).named("words"), lstm(2), dense(2));
        Learner learner = network.compile(adam(1e-3), crossEntropy()).quiet();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> learner.fit(Dataset.of(x, new int[] {0, 1, 1})))
                .withMessage(message);
    }

    @Test
    void ids_without_a_row_are_refused_before_training() {
        refuses(
                10,
                "fit: row 2 of the data holds 10 at position 5, but layer 'words' takes whole ids from 0 to 9."
                        + " Use embedding(11, …) or larger, or map rare tokens to one id");
        refuses(
                -1,
                "fit: row 2 of the data holds -1 at position 5, but layer 'words' takes whole ids from 0 to 9."
                        + " Number the tokens from 1, with 0 for padding");
        refuses(
                2.5f,
                "fit: row 2 of the data holds 2.5 at position 5, but layer 'words' takes whole ids from 0 to 9."
                        + " Number the tokens from 1, with 0 for padding");
    }

    @Test
    void ids_without_a_row_are_refused_before_prediction() {
        Model model = sequential(input(2), embedding(10, 4), lstm(2), dense(2))
                .compile(adam(1e-3), crossEntropy())
                .quiet()
                .fit(Dataset.of(new float[][] {{1, 2}, {3, 4}}, new int[] {0, 1}));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.predict(Dataset.of(new float[][] {{1, 2}, {3, 99}})))
                .withMessage(
                        "predict: row 1 of the data holds 99 at position 1, but layer 'embedding_1' takes whole ids"
                                + " from 0 to 9. Use embedding(100, …) or larger, or map rare tokens to one id");
    }
}
