package cortado.train;

import static cortado.Cortado.adam;
import static cortado.Cortado.batchNorm;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.dropout;
import static cortado.Cortado.input;
import static cortado.Cortado.sequential;
import static cortado.Cortado.sgd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import cortado.data.Dataset;
import cortado.network.Network;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models of averaged weights. */
class AveragingTest {
    private static final Dataset DATA = new Gen(5).classified(60, 3, 4);
    private static final Dataset HELD = new Gen(6).classified(40, 3, 4);

    @TempDir
    Path folder;

    private static Learner learner(Network network) {
        return network.compile(sgd(0.2).momentum(0.5), crossEntropy())
                .batchSize(16)
                .epochs(5)
                .seed(3)
                .quiet();
    }

    private static Learner plain() {
        return learner(sequential(input(4), dense(6).tanh(), dropout(0.2), dense(3)));
    }

    private static Learner normalized() {
        return learner(sequential(input(4), dense(6), batchNorm().relu(), dropout(0.2), dense(3)));
    }

    private static void assertMean(Model actual, List<double[]> weights, String name) {
        float[] values = actual.weights().get(name).values();
        for (int i = 0; i < values.length; i++) {
            int at = i;
            double mean =
                    weights.stream().mapToDouble(array -> array[at]).average().orElseThrow();
            assertThat(values[i]).as(name).isCloseTo((float) mean, within(1e-6f));
        }
    }

    private static double[] doubles(Model model, String name) {
        float[] floats = model.weights().get(name).values();
        double[] doubles = new double[floats.length];
        for (int i = 0; i < floats.length; i++) {
            doubles[i] = floats[i];
        }
        return doubles;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.9, 0.99})
    void a_moving_average_is_that_of_the_weights_after_each_step(double decay) {
        String name = "dense_1.weight";
        double[] average = {};
        try (Session session = plain().session(DATA)) {
            for (int epoch = 0; epoch < 5; epoch++) {
                for (Batch batch : session.batches()) {
                    assertThat(session.step(batch)).isPositive();
                    double[] weights = doubles(session.model(), name);
                    boolean isFirst = average.length == 0;
                    double[] before = isFirst ? weights : average;
                    average = new double[weights.length];
                    for (int i = 0; i < weights.length; i++) {
                        average[i] = decay * before[i] + (1 - decay) * weights[i];
                    }
                }
            }
        }

        assertMean(plain().ema(decay).fit(DATA), List.of(average), name);
        try (Session session = plain().ema(decay).session(DATA)) {
            for (int epoch = 0; epoch < 5; epoch++) {
                for (Batch batch : session.batches()) {
                    assertThat(session.step(batch)).isPositive();
                }
            }
            assertMean(session.model(), List.of(average), name);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5})
    void an_average_of_epochs_is_the_mean_of_their_weights(int from) {
        for (String name : List.of("dense_1.weight", "dense_1.bias", "dense_2.weight", "dense_2.bias")) {
            List<double[]> ends = new ArrayList<>();
            for (int epochs = from; epochs <= 5; epochs++) {
                ends.add(doubles(plain().epochs(epochs).fit(DATA), name));
            }
            assertMean(plain().swa(from).fit(DATA), ends, name);
        }
    }

    @Test
    void the_last_validation_is_that_of_the_model() {
        for (Learner learner : List.of(
                plain().ema(0.9),
                plain().swa(2),
                normalized().ema(0.9),
                normalized().swa(2))) {
            Model model = learner.validation(HELD)
                    .metric("accuracy again", e -> e.accuracy())
                    .fit(DATA);

            double[] losses = model.history().get("validation loss");
            double[] accuracies = model.history().get("validation accuracy");
            assertThat(model.evaluate(HELD).loss()).as("%s", learner).isCloseTo(losses[4], within(1e-6));
            assertThat(model.evaluate(HELD).accuracy()).isCloseTo(accuracies[4], within(1e-9));
            assertThat(model.history().get("validation accuracy again")).containsExactly(accuracies, within(1e-9));
        }
    }

    @Test
    void looking_at_averages_leaves_training_as_it_was() {
        for (Learner learner : List.of(plain(), normalized())) {
            double[] losses = learner.fit(DATA).history().get("loss");

            assertThat(learner.ema(0.9).validation(HELD).fit(DATA).history().get("loss"))
                    .containsExactly(losses);
            assertThat(learner.swa(2)
                            .validation(HELD)
                            .checkpoint(folder.resolve("c"))
                            .fit(DATA)
                            .history()
                            .get("loss"))
                    .containsExactly(losses);
        }
    }

    /** A normalization of the features themselves has the statistics of the batches, whatever the weights are. */
    @Test
    void normalizations_get_the_mean_statistics_of_the_batches() {
        Model model =
                learner(sequential(input(4), batchNorm(), dense(3))).swa(2).fit(DATA);

        float[] means = model.weights().get("batchNorm_1.runningMean").values();
        float[] variances = model.weights().get("batchNorm_1.runningVar").values();
        float[] features = new float[60 * 4];
        DATA.features().get(features);
        for (int column = 0; column < 4; column++) {
            double mean = 0;
            double variance = 0;
            for (int from = 0; from < 60; from += 16) {
                int rows = Math.min(16, 60 - from);
                double sum = 0;
                for (int row = from; row < from + rows; row++) {
                    sum += features[4 * row + column];
                }
                double squares = 0;
                for (int row = from; row < from + rows; row++) {
                    squares += Math.pow(features[4 * row + column] - sum / rows, 2);
                }
                mean += sum / rows / 4;
                variance += squares / (rows - 1) / 4;
            }
            assertThat(means[column]).isCloseTo((float) mean, within(1e-6f));
            assertThat(variances[column]).isCloseTo((float) variance, within(1e-6f));
        }
    }

    @Test
    void files_hold_the_averages() {
        for (Learner learner : List.of(normalized().ema(0.9), normalized().swa(2))) {
            Path last = folder.resolve("last");
            Path best = folder.resolve("best");
            Model model = learner.validation(HELD)
                    .checkpoint(last)
                    .bestCheckpoint(best)
                    .fit(DATA);

            assertThat(Model.load(last).predict(HELD)).isDeepEqualTo(model.predict(HELD));
            Model restored = learner.validation(HELD).earlyStopping(5).fit(DATA);
            assertThat(Model.load(best).predict(HELD)).isDeepEqualTo(restored.predict(HELD));
        }
    }

    @Test
    void a_finished_run_gives_its_averages_again() {
        for (Learner learner : List.of(normalized().ema(0.9), normalized().swa(2))) {
            Path file = folder.resolve("checkpoint");
            Model model = learner.checkpoint(file).fit(DATA);

            assertThat(learner.resume(file).fit(DATA).predict(HELD)).isDeepEqualTo(model.predict(HELD));
        }
    }

    @Test
    void before_the_first_update_the_weights_are_their_average() {
        Learner learner = plain();
        Thread.currentThread().interrupt();
        Model start = learner.fit(DATA);
        assertThat(Thread.interrupted()).isTrue();
        for (Learner averaging : List.of(learner.ema(0.9), learner.swa(1))) {
            Thread.currentThread().interrupt();
            Model model = averaging.fit(DATA);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(model.history().stop()).isEqualTo(Stop.INTERRUPTED);
            assertThat(model.predict(HELD)).isDeepEqualTo(start.predict(HELD));
        }
    }

    /** A layer that starts to learn later has been the same until then. */
    @Test
    void layers_that_join_later_are_averaged_from_the_start() {
        Network network = sequential(input(4), dense(6).tanh(), dense(3)).freeze("dense_1");
        Learner learner = learner(network).unfreezeAt(4, "dense_1");
        for (String name : List.of("dense_1.weight", "dense_2.weight")) {
            List<double[]> ends = new ArrayList<>();
            for (int epochs = 2; epochs <= 5; epochs++) {
                Learner until = epochs < 4 ? learner(network) : learner;
                ends.add(doubles(until.epochs(epochs).fit(DATA), name));
            }
            assertMean(learner.swa(2).fit(DATA), ends, name);
        }
        Path file = folder.resolve("checkpoint");
        for (Learner averaging : List.of(learner.swa(2), learner.ema(0.9))) {
            Model expected = averaging.validation(HELD).fit(DATA);
            for (int epochs = 2; epochs <= 4; epochs++) {
                int last = epochs;
                Model stopped = averaging
                        .validation(HELD)
                        .checkpoint(file)
                        .onEpoch(epoch -> epoch.number() < last)
                        .fit(DATA);
                assertThat(stopped.history().epochs()).hasSize(last);
                Model resumed = averaging.validation(HELD).resume(file).fit(DATA);
                assertThat(resumed.predict(HELD)).isDeepEqualTo(expected.predict(HELD));
            }
        }
    }

    private static void refuses(Learner learner, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> learner.fit(DATA)).withMessage(message);
    }

    @Test
    void wrong_averages_are_refused() {
        refuses(plain().ema(1), "fit: ema must be above 0 and below 1, but was 1.0. Try ema(0.999)");
        refuses(plain().ema(Double.NaN), "fit: ema must be above 0 and below 1, but was NaN. Try ema(0.999)");
        refuses(plain().swa(6), "fit: swa must begin with one of the epochs 1 to 5, but was 6");
        refuses(plain().swa(0), "fit: swa must begin with one of the epochs 1 to 5, but was 0");
        refuses(plain().swa(2).ema(0.9), "fit: ema and swa exclude each other. Keep one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> {
                    try (Session unused = plain().swa(2).session(DATA)) {
                        assertThat(unused).isNull();
                    }
                })
                .withMessage("session: swa averages the epochs of a fit, which a session has not. Use ema(0.999)");
    }

    @Test
    void it_prints_as_it_is_written() {
        Network network = sequential(input(4), dense(3));
        assertThat(network.compile(adam(1e-3), crossEntropy()).seed(7).ema(0.999))
                .hasToString("compile(adam(0.001), crossEntropy()).epochs(1).batchSize(32).seed(7).ema(0.999)");
        assertThat(network.compile(adam(1e-3), crossEntropy()).seed(7).swa(4))
                .hasToString("compile(adam(0.001), crossEntropy()).epochs(1).batchSize(32).seed(7).swa(4)");
    }
}
