package cortado.train;

import static cortado.Cortado.adam;
import static cortado.Cortado.batchNorm;
import static cortado.Cortado.conv2d;
import static cortado.Cortado.cpu;
import static cortado.Cortado.cpus;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.dropout;
import static cortado.Cortado.embedding;
import static cortado.Cortado.flatten;
import static cortado.Cortado.input;
import static cortado.Cortado.lstm;
import static cortado.Cortado.maxPool2d;
import static cortado.Cortado.mse;
import static cortado.Cortado.sequential;
import static cortado.Cortado.sgd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import cortado.base.Shape;
import cortado.data.Dataset;
import cortado.engine.Device;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Workers that share batches do what one does: the mean of their gradients, by rows, is the gradient of the batch. */
class WorkersTest {
    private static final Dataset ROWS = new Gen(1).classified(70, 3, 6);
    private static final Dataset IMAGES = new Gen(2).classified(50, 3, 2, 8, 8);

    @TempDir
    Path folder;

    private static Dataset ids() {
        Gen gen = new Gen(3);
        float[] ids = new float[40 * 7];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = gen.between(0, 9);
        }
        int[] labels = new int[40];
        Arrays.setAll(labels, i -> i % 2);
        return Dataset.of(ids, Shape.of(7), labels, java.util.List.of("no", "yes"));
    }

    private static Learner mlp(Optimizer optimizer) {
        return sequential(input(6), dense(64).relu().l2(0.01), dense(48).tanh(), dense(3))
                .compile(optimizer, crossEntropy())
                .epochs(4)
                .batchSize(16)
                .validationSplit(0.2)
                .seed(5)
                .quiet();
    }

    static Stream<Arguments> learners() {
        return Stream.of(
                Arguments.of("plain", (Function<Dataset, Learner>) data -> mlp(sgd(0.1)), ROWS),
                Arguments.of(
                        "weights, clipping and gathering",
                        (Function<Dataset, Learner>)
                                data -> mlp(sgd(0.1).momentum(0.9).clipNorm(0.5).accumulate(2))
                                        .balancedClassWeights(),
                        ROWS),
                Arguments.of(
                        "rates of layers, unfrozen later",
                        (Function<Dataset, Learner>) data -> mlp(adam(0.01))
                                .freeze("dense_1")
                                .learningRateFactor("dense_2", 0.5)
                                .unfreezeAt(3, "dense_1")
                                .ema(0.9),
                        ROWS),
                Arguments.of(
                        "images",
                        (Function<Dataset, Learner>) data -> sequential(
                                        input(2, 8, 8),
                                        conv2d(8, 3).relu(),
                                        maxPool2d(2),
                                        flatten(),
                                        dense(3).maxNorm(0.5))
                                .compile(adam(0.01), crossEntropy())
                                .epochs(3)
                                .batchSize(20)
                                .quiet(),
                        IMAGES),
                Arguments.of(
                        "sequences",
                        (Function<Dataset, Learner>)
                                data -> sequential(input(7), embedding(10, 8).masked(), lstm(24), dense(2))
                                        .compile(adam(0.01), crossEntropy())
                                        .epochs(3)
                                        .batchSize(10)
                                        .quiet(),
                        ids()));
    }

    private static void assertClose(Model actual, Model expected, double tolerance, double metricTolerance) {
        for (String name : expected.weights().names()) {
            float[] values = expected.weights().get(name).values();
            for (int i = 0; i < values.length; i++) {
                assertThat((double) actual.weights().get(name).values()[i])
                        .as("%s[%d]", name, i)
                        .isCloseTo(values[i], within(tolerance));
            }
        }
        for (int epoch = 0; epoch < expected.history().epochs().size(); epoch++) {
            Map<String, Double> metrics = actual.history().epochs().get(epoch).metrics();
            expected.history().epochs().get(epoch).metrics().forEach((name, value) -> assertThat(metrics.get(name))
                    .as(name)
                    .isCloseTo(value, within(metricTolerance)));
        }
    }

    /** Of rows that do not count alike, the loss shown is the mean of the workers' weighted means. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("learners")
    void several_workers_learn_what_one_learns(String name, Function<Dataset, Learner> learner, Dataset data) {
        Model one = learner.apply(data).device(cpu()).fit(data);

        for (Device device : new Device[] {cpus(2), cpus(3)}) {
            assertClose(
                    learner.apply(data).device(device).fit(data), one, 2e-5, name.contains("weights") ? 0.01 : 1e-4);
        }
    }

    @Test
    void more_workers_than_rows_are_no_harm() {
        Model one = mlp(sgd(0.1)).batchSize(3).epochs(1).fit(ROWS.take(7));

        assertClose(mlp(sgd(0.1)).batchSize(3).epochs(1).device(cpus(5)).fit(ROWS.take(7)), one, 1e-5, 1e-4);
    }

    private static Learner noisy() {
        return sequential(input(2, 8, 8), conv2d(8, 3).relu(), batchNorm(), dropout(0.3), flatten(), dense(3))
                .compile(adam(0.01), crossEntropy())
                .epochs(4)
                .batchSize(20)
                .seed(9)
                .device(cpus(2))
                .quiet();
    }

    @Test
    void the_same_seed_gives_the_same_model_and_resumes_bit_for_bit() {
        Model first = noisy().fit(IMAGES);
        Path file = folder.resolve("checkpoint");
        assertThat(noisy().checkpoint(file)
                        .onEpoch(epoch -> epoch.number() < 2)
                        .fit(IMAGES)
                        .history()
                        .stop())
                .isEqualTo(Stop.CALLBACK);

        for (Model again :
                new Model[] {noisy().fit(IMAGES), noisy().resume(file).fit(IMAGES)}) {
            first.weights().names().forEach(name -> assertThat(
                            again.weights().get(name).values())
                    .as(name)
                    .containsExactly(first.weights().get(name).values()));
            assertThat(again.predict(IMAGES)).isDeepEqualTo(first.predict(IMAGES));
        }
    }

    @Test
    void a_session_can_have_workers() {
        Model fitted =
                mlp(sgd(0.1)).validationSplit(0).epochs(1).device(cpus(2)).fit(ROWS);
        try (Session session = mlp(sgd(0.1)).validationSplit(0).device(cpus(2)).session(ROWS)) {
            for (Batch batch : session.batches()) {
                assertThat(session.step(batch)).isPositive();
            }
            assertClose(session.model(), fitted, 0, 0);
        }
    }

    @Test
    void a_loss_that_is_no_number_is_told_with_its_step() {
        float[] targets = new float[64];
        targets[40] = 1e30f;
        Dataset data = Dataset.of(new Gen(4).floats(64 * 2), Shape.of(2), targets, 1);

        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> sequential(input(2), dense(1))
                        .compile(sgd(0.1), mse())
                        .batchSize(8)
                        .device(cpus(2))
                        .quiet()
                        .fit(data))
                .withMessageMatching("(?s)fit: the loss became Infinity in epoch 1, step [1-8]: .*");
    }
}
