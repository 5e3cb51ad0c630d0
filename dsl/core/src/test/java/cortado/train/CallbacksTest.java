package cortado.train;

import static cortado.Cortado.adam;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.input;
import static cortado.Cortado.mse;
import static cortado.Cortado.sequential;
import static cortado.Cortado.sgd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import cortado.base.Seed;
import cortado.base.Shape;
import cortado.data.Dataset;
import cortado.metric.Average;
import cortado.network.Network;
import cortado.network.Weights;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What happens beside training: stopping, files, functions of the user. */
class CallbacksTest {
    private static final Dataset DATA = new Gen(1).classified(40, 3, 6);
    private static final Dataset HELD = new Gen(1001).classified(40, 3, 6);

    @TempDir
    Path folder;

    private static Learner overfitting() {
        return sequential(input(6), dense(64).relu(), dense(3))
                .compile(adam(0.02), crossEntropy())
                .validation(HELD)
                .epochs(40)
                .quiet();
    }

    @Test
    void accuracy_is_watched_for_its_largest_value() {
        Model model = overfitting()
                .earlyStopping(EarlyStopping.on("valAccuracy").patience(6))
                .fit(DATA);
        double[] accuracies = model.history().get("validation accuracy");
        double best = Arrays.stream(accuracies).max().orElseThrow();

        assertThat(model.history().stop()).isEqualTo(Stop.EARLY);
        assertThat(accuracies[model.history().bestEpoch() - 1]).isEqualTo(best);
        assertThat(accuracies).hasSize(model.history().bestEpoch() + 6);
        assertThat(model.evaluate(HELD).accuracy()).isCloseTo(best, within(1e-9));
    }

    @Test
    void training_loss_can_be_watched_without_validation() {
        Model model = sequential(input(4), dense(1))
                .compile(sgd(1e-12), mse())
                .epochs(30)
                .earlyStopping(EarlyStopping.on("loss").patience(3).minDelta(0.5))
                .quiet()
                .fit(new Gen(3).valued(20, 1, 4));

        assertThat(model.history().stop()).isEqualTo(Stop.EARLY);
        assertThat(model.history().bestEpoch()).isEqualTo(1);
        assertThat(model.history().epochs()).hasSize(4);
    }

    @Test
    void a_metric_of_ones_own_is_recorded_watched_and_shown() {
        Model model = overfitting()
                .metric("macro f1", evaluation -> evaluation.f1(Average.MACRO))
                .earlyStopping(EarlyStopping.on("validation macro f1").patience(5))
                .fit(DATA);
        double[] scores = model.history().get("validation macro f1");

        assertThat(model.evaluate(HELD).f1(Average.MACRO))
                .isEqualTo(Arrays.stream(scores).max().orElseThrow())
                .isEqualTo(scores[model.history().bestEpoch() - 1]);
        assertThat(HistoryView.chart(model.history()).display().text()).contains("macro f1");
    }

    @Test
    void a_metric_of_unknown_direction_needs_one() {
        Learner learner = overfitting().metric("surprise", evaluation -> evaluation.loss());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> learner.earlyStopping(EarlyStopping.on("validation surprise"))
                        .fit(DATA))
                .withMessage("fit: earlyStopping: is more of 'validation surprise' better or worse? "
                        + "Add highest() or lowest()");
        assertThat(learner.earlyStopping(
                                EarlyStopping.on("validation surprise").lowest().patience(4))
                        .fit(DATA)
                        .history()
                        .bestEpoch())
                .isEqualTo(overfitting().earlyStopping(4).fit(DATA).history().bestEpoch());
    }

    @Test
    void what_is_watched_must_be_recorded() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> overfitting()
                        .earlyStopping(EarlyStopping.on("valAcuracy"))
                        .fit(DATA))
                .withMessage(
                        "fit: earlyStopping: unknown metric 'validation acuracy'; did you mean 'validation accuracy'?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sequential(input(4), dense(1))
                        .compile(sgd(0.1), mse())
                        .earlyStopping(EarlyStopping.on("accuracy"))
                        .fit(new Gen(3).valued(20, 1, 4)))
                .withMessage("fit: earlyStopping: unknown metric 'accuracy'; known: loss.");
    }

    @Test
    void options_that_make_no_sense_are_refused_together() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        Learner learner = sequential(input(6), dense(3))
                .compile(adam(0.02), crossEntropy())
                .earlyStopping(EarlyStopping.on("loss").patience(2).minDelta(-1))
                .timeLimit(Duration.ZERO)
                .metric("f1", evaluation -> evaluation.f1(Average.MACRO))
                .checkpoint(folder)
                .bestCheckpoint(folder)
                .csvLog(folder)
                .tensorBoard(file);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> learner.fit(DATA))
                .withMessage("""
                fit: 8 problems:
                - earlyStopping minDelta must be at least 0, but was -1.0
                - timeLimit must be above 0, but was PT0S
                - metric("f1", ...) needs validation data. Add validationSplit(0.1) or validation(data)
                - checkpoint and bestCheckpoint must be two files, but both are DIR
                - checkpoint needs a file, but DIR is a folder. Name a file in it
                - bestCheckpoint needs a file, but DIR is a folder. Name a file in it
                - csvLog needs a file, but DIR is a folder. Name a file in it
                - tensorBoard needs a folder, but FILE is a file\
                """.replace("DIR", folder.toString()).replace("FILE", file.toString()));
    }

    @Test
    void the_best_checkpoint_is_the_model_of_the_best_epoch() {
        Path file = folder.resolve("best");
        Model last = overfitting().bestCheckpoint(file).fit(DATA);
        double[] losses = last.history().get("validation loss");

        Model best = Model.load(file);

        assertThat(best.evaluate(HELD).loss())
                .isCloseTo(DoubleStream.of(losses).min().orElseThrow(), within(1e-6));
        assertThat(last.evaluate(HELD).loss()).isCloseTo(losses[39], within(1e-6));
        assertThat(best.history().epochs().size()).isLessThan(40);
    }

    @Test
    void a_table_of_all_epochs_is_written() throws IOException {
        Path file = folder.resolve("log.csv");
        Model model = overfitting()
                .epochs(3)
                .metric("f1, \"macro\"", evaluation -> evaluation.f1(Average.MACRO))
                .csvLog(file)
                .fit(DATA);

        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);

        assertThat(lines).hasSize(4);
        assertThat(lines.get(0))
                .isEqualTo("epoch,loss,accuracy,validation loss,validation accuracy,"
                        + "\"validation f1, \"\"macro\"\"\",seconds");
        for (Epoch epoch : model.history().epochs()) {
            List<String> expected = new ArrayList<>(List.of("" + epoch.number()));
            epoch.metrics().values().forEach(value -> expected.add("" + value));
            expected.add("" + epoch.seconds());
            assertThat(lines.get(epoch.number()).split(",")).containsExactlyElementsOf(expected);
        }
    }

    @Test
    void event_files_have_the_published_form() throws IOException {
        EventFile file = EventFile.in(folder, 1_700_000_000_123L, 7);
        file.add(1_700_000_001_456L, 1, "loss", 0.5);
        file.add(1_700_000_002_789L, 300, "macro f1", -1.25e-3);

        try (var golden =
                Objects.requireNonNull(CallbacksTest.class.getResourceAsStream("/golden/tensorboard/events.hex"))) {
            String expected = new String(golden.readAllBytes(), StandardCharsets.US_ASCII).strip();
            Path written = folder.resolve("events.out.tfevents.1700000000.cortado.7");
            assertThat(HexFormat.of().formatHex(Files.readAllBytes(written))).isEqualTo(expected);
        }
    }

    @Test
    void tensor_board_gets_a_run_for_training_and_one_for_validation() throws IOException {
        Model model = overfitting().epochs(2).tensorBoard(folder).fit(DATA);
        assertThat(model.history().epochs()).hasSize(2);

        for (String run : List.of("train", "validation")) {
            try (Stream<Path> files = Files.list(folder.resolve(run))) {
                String content = Files.readString(files.findFirst().orElseThrow(), StandardCharsets.ISO_8859_1);
                assertThat(content.split("loss", -1)).hasSize(3);
                assertThat(content.split("accuracy", -1)).hasSize(3);
                assertThat(content).doesNotContain("validation");
            }
        }
    }

    @Test
    void a_function_ends_training_after_an_epoch() {
        List<Integer> seen = new ArrayList<>();
        Model model = overfitting()
                .onEpoch(epoch -> seen.add(epoch.number()))
                .onEpoch(epoch -> epoch.number() < 3)
                .fit(DATA);

        assertThat(seen).containsExactly(1, 2, 3);
        assertThat(model.history().stop()).isEqualTo(Stop.CALLBACK);
        assertThat(model.history().toString()).contains("3 epochs in ").contains("stopped by a callback");
    }

    @Test
    @Timeout(60)
    void a_time_limit_ends_training_within_the_epoch() {
        long start = System.nanoTime();
        Model model = overfitting()
                .epochs(100_000_000)
                .timeLimit(Duration.ofMillis(300))
                .fit(DATA);
        double seconds = (System.nanoTime() - start) / 1e9;

        assertThat(model.history().stop()).isEqualTo(Stop.TIME);
        assertThat(model.history().epochs()).isNotEmpty();
        assertThat(seconds).isBetween(0.3, 20.0);
    }

    @Test
    void a_loss_that_is_no_number_names_step_and_layer() {
        Dataset data = Dataset.of(new float[][] {{1}, {1}, {1}, {1}}, new float[] {0, 0, 0, 0});
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> sequential(input(1), dense(2).named("first"), dense(1).named("second"))
                        .compile(sgd(1e30), mse())
                        .batchSize(1)
                        .quiet()
                        .fit(data))
                .withMessageMatching("fit: the loss became (NaN|Infinity) in epoch 1, step [23]: "
                        + "the (output of layer '(first|second)' is the first that is not finite"
                        + "|outputs of layer 'second' are too large for the loss"
                        + "|weights of layer '(first|second)' are no longer finite)\\. "
                        + "Use a smaller learning rate than 1\\.0E30, or scale the features to 0\\.\\.1\\.");
    }

    @Test
    void a_layer_whose_output_overflows_is_named() {
        Dataset data = Dataset.of(new float[][] {{3e38f, 3e38f}}, new float[] {0});
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> sequential(input(2), dense(4).named("wild"), dense(1).named("head"))
                        .compile(sgd(1e-3), mse())
                        .startFrom(overflowing())
                        .quiet()
                        .fit(data))
                .withMessage("fit: the loss became NaN in epoch 1, step 1: "
                        + "the output of layer 'wild' is the first that is not finite. "
                        + "Use a smaller learning rate than 0.001, or scale the features to 0..1.");
    }

    /** A first layer that gives infinities of both signs, which the second adds, in whatever order. */
    private static Model overflowing() {
        Network network = sequential(input(2), dense(4).named("wild"), dense(1).named("head"));
        float[] weights = {3e38f, 3e38f, -3e38f, -3e38f, 3e38f, 3e38f, -3e38f, -3e38f};
        Weights large = Weights.of(Map.of(
                "wild.weight", new Weights.Values(Shape.of(4, 2), weights),
                "head.weight", new Weights.Values(Shape.of(1, 4), new float[] {1, 1, 1, 1})));
        Weights all = Weights.initial(network.graph(), Seed.DEFAULT).with(large);
        Task task = Task.of(network, mse(), List.of());
        return new Model(task, all, new History(List.of(), Stop.COMPLETED, 0), List.of(List.of()), Seed.DEFAULT, "");
    }
}
