package cortado.train;

import static cortado.Cortado.adam;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.dropout;
import static cortado.Cortado.input;
import static cortado.Cortado.sequential;
import static cortado.Cortado.sgd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import cortado.base.Seed;
import cortado.base.Shape;
import cortado.data.Dataset;
import cortado.network.Network;
import cortado.network.Weights;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Training by hand. */
class SessionTest {
    private static final Network NETWORK = sequential(input(4), dense(6).tanh(), dense(3));

    /** An array of the golden file. */
    private record Array(int[] shape, float[] values) {}

    /** The golden file. */
    private record Loop(
            Array x,
            Array targets,
            Map<String, Array> initialWeights,
            Array rates,
            Array losses,
            Map<String, Array> finalWeights) {}

    private static Loop golden() {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(SessionTest.class.getResourceAsStream("/golden/own/inverse-time-loop.json")),
                StandardCharsets.UTF_8)) {
            return new Gson().fromJson(reader, Loop.class);
        } catch (java.io.IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static Model modelOf(Map<String, Array> arrays) {
        Map<String, Weights.Values> values = new LinkedHashMap<>();
        arrays.forEach((name, array) -> values.put(name, new Weights.Values(Shape.of(array.shape), array.values)));
        Task task = Task.of(NETWORK, crossEntropy(), List.of());
        return new Model(
                task,
                Weights.of(values),
                new History(List.of(), Stop.COMPLETED, 0),
                List.of(List.of()),
                Seed.DEFAULT,
                "");
    }

    @Test
    void the_textbook_loop_with_inverse_time_decay_is_pytorchs() {
        Loop golden = golden();
        int[] classes = new int[golden.targets.values.length];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = (int) golden.targets.values[i];
        }
        Dataset data = Dataset.of(golden.x.values, Shape.of(4), classes, List.of("a", "b", "c"));
        Learner learner =
                NETWORK.compile(sgd(0.5), crossEntropy()).batchSize(12).startFrom(modelOf(golden.initialWeights));

        try (Session session = learner.session(data)) {
            for (int epoch = 0; epoch < 15; epoch++) {
                session.learningRate(0.5 / (1 + 0.1 * epoch));
                assertThat(session.learningRate()).isCloseTo(golden.rates.values[epoch], within(1e-7));
                for (Batch batch : session.batches()) {
                    assertThat(session.step(batch)).isCloseTo(golden.losses.values[epoch], within(1e-5));
                }
            }
            Model model = session.model();
            golden.finalWeights.forEach((name, array) ->
                    assertThat(model.weights().get(name).values()).containsExactly(array.values, within(1e-5f)));
            assertThat(model.history().epochs()).hasSize(15);
            assertThat(model.history().get("loss")[14]).isCloseTo(golden.losses.values[14], within(1e-5));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void at_the_optimizers_rate_it_gives_the_weights_of_fit_bit_for_bit(long seed) {
        Dataset data = new Gen(seed).classified(50, 3, 4);
        Learner learner = sequential(input(4), dense(6).relu(), dropout(0.3), dense(3))
                .compile(adam(0.01), crossEntropy())
                .batchSize(16)
                .epochs(3)
                .seed(seed)
                .quiet();
        Model fitted = learner.fit(data);

        try (Session session = learner.session(data)) {
            for (int epoch = 0; epoch < 3; epoch++) {
                for (Batch batch : session.batches()) {
                    assertThat(session.step(batch)).isPositive();
                }
            }
            Model model = session.model();
            for (String name : fitted.weights().names()) {
                assertThat(model.weights().get(name).values())
                        .as("seed %d: %s", seed, name)
                        .containsExactly(fitted.weights().get(name).values());
            }
            assertThat(model.history().get("loss"))
                    .containsExactly(fitted.history().get("loss"));
            assertThat(model.evaluate(data).accuracy())
                    .isEqualTo(fitted.evaluate(data).accuracy());
        }
    }

    @Test
    void batches_hold_every_row_once() {
        Dataset data = new Gen(4).classified(50, 3, 4);
        try (Session session =
                NETWORK.compile(sgd(0.1), crossEntropy()).batchSize(16).session(data)) {
            assertThat(session.batches())
                    .containsExactly(new Batch(1, 1, 16), new Batch(1, 2, 16), new Batch(1, 3, 16), new Batch(1, 4, 2));
        }
    }

    @Test
    void a_batch_of_an_earlier_pass_is_refused() {
        Dataset data = new Gen(5).classified(8, 3, 4);
        try (Session session = NETWORK.compile(sgd(0.1), crossEntropy()).session(data)) {
            Batch old = session.batches().get(0);
            assertThat(session.batches()).hasSize(1);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> session.step(old))
                    .withMessage(
                            "session: the batch is of pass 1, but this is pass 2. Take the batches of the last call of batches().");
        }
    }

    @Test
    void a_rate_of_zero_is_refused() {
        Dataset data = new Gen(6).classified(8, 3, 4);
        try (Session session = NETWORK.compile(sgd(0.1), crossEntropy()).session(data)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> session.learningRate(0))
                    .withMessage("session: the learning rate must be above 0, but was 0.0.");
        }
    }

    @Test
    void a_closed_session_says_so() {
        Dataset data = new Gen(7).classified(8, 3, 4);
        Session session = NETWORK.compile(sgd(0.1), crossEntropy()).session(data);
        session.close();
        session.close();

        assertThatIllegalStateException()
                .isThrownBy(session::batches)
                .withMessage("session: it is closed. Call batches() inside its try block.");
    }

    @Test
    void data_that_does_not_fit_is_refused_as_by_fit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NETWORK.compile(sgd(0.1), crossEntropy()).session(new Gen(8).classified(8, 2, 4)))
                .withMessage("session: the network has 3 outputs, but the data has 2 classes. End it with dense(2).");
    }
}
