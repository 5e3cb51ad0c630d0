package cortado.train;

import static cortado.Cortado.adam;
import static cortado.Cortado.constant;
import static cortado.Cortado.cosine;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.exponential;
import static cortado.Cortado.input;
import static cortado.Cortado.inverseTime;
import static cortado.Cortado.oneCycle;
import static cortado.Cortado.polynomial;
import static cortado.Cortado.reduceOnPlateau;
import static cortado.Cortado.schedule;
import static cortado.Cortado.sequential;
import static cortado.Cortado.sgd;
import static cortado.Cortado.stepDecay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import cortado.data.Dataset;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Learning rates that change. */
class ScheduleTest {
    private static final Dataset DATA = new Gen(3).classified(40, 3, 4);

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal(
                        () -> constant(0),
                        "constant: learning rate must be above 0, but was 0.0. Write e.g. constant(1e-3)."),
                refusal(
                        () -> stepDecay(0.1, 0, 0.1),
                        "stepDecay: every must be at least 1, but was 0. Write e.g. stepDecay(0.1, 30, 0.1)."),
                refusal(
                        () -> stepDecay(-0.1, 3, 0.1),
                        "stepDecay: learning rate must be above 0, but was -0.1. Write e.g. stepDecay(0.1, 30, 0.1)."),
                refusal(
                        () -> stepDecay(0.1, 3, 0),
                        "stepDecay: factor must be above 0, but was 0.0. Write e.g. stepDecay(0.1, 30, 0.1)."),
                refusal(
                        () -> exponential(Double.NaN, 0.9),
                        "exponential: learning rate must be above 0, but was NaN. Write e.g. exponential(0.1, 0.95)."),
                refusal(
                        () -> exponential(0.1, -1),
                        "exponential: factor must be above 0, but was -1.0. Write e.g. exponential(0.1, 0.95)."),
                refusal(
                        () -> inverseTime(Double.POSITIVE_INFINITY, 0.1),
                        "inverseTime: learning rate must be above 0, but was Infinity. "
                                + "Write e.g. inverseTime(0.1, 0.1)."),
                refusal(
                        () -> inverseTime(0.1, -0.1),
                        "inverseTime: decay must be at least 0, but was -0.1. Write e.g. inverseTime(0.1, 0.1)."),
                refusal(
                        () -> polynomial(-1, 2),
                        "polynomial: learning rate must be above 0, but was -1.0. Write e.g. polynomial(0.1, 2)."),
                refusal(
                        () -> polynomial(0.1, 0),
                        "polynomial: power must be above 0, but was 0.0. Write e.g. polynomial(0.1, 2)."),
                refusal(
                        () -> cosine(-1e-3),
                        "cosine: learning rate must be above 0, but was -0.001. Write e.g. cosine(1e-3)."),
                refusal(
                        () -> cosine(1e-3).downTo(0.1),
                        "cosine: downTo must be at least 0 and below 0.001, but was 0.1. "
                                + "Write e.g. cosine(1e-3).downTo(1e-5)."),
                refusal(
                        () -> polynomial(1, 2).over(0),
                        "polynomial: over must be at least 1, but was 0. Write e.g. cosine(1e-3).over(10)."),
                refusal(
                        () -> cosine(1e-3).restarts(0),
                        "cosine: restarts must be at least 1 apart, but was 0. Write e.g. cosine(0.1).restarts(10)."),
                refusal(
                        () -> cosine(1e-3).restarts(2, 0),
                        "cosine: growth must be at least 1, but was 0. Write e.g. cosine(0.1).restarts(10, 2)."),
                refusal(
                        () -> cosine(1e-3).warmUp(0),
                        "warmUp: its length must be at least 1, but was 0. Write e.g. cosine(1e-3).warmUp(3)."),
                refusal(
                        () -> oneCycle(0),
                        "oneCycle: learning rate must be above 0, but was 0.0. Write e.g. oneCycle(0.1)."),
                refusal(
                        () -> oneCycle(1).pctStart(1),
                        "oneCycle: pctStart must be above 0 and below 1, but was 1.0. "
                                + "Write e.g. oneCycle(0.1).pctStart(0.3).divFactor(25).finalDivFactor(1e4)."),
                refusal(
                        () -> oneCycle(1).divFactor(0.5),
                        "oneCycle: divFactor must be at least 1, but was 0.5. "
                                + "Write e.g. oneCycle(0.1).pctStart(0.3).divFactor(25).finalDivFactor(1e4)."),
                refusal(
                        () -> oneCycle(1).finalDivFactor(0),
                        "oneCycle: finalDivFactor must be at least 1, but was 0.0. "
                                + "Write e.g. oneCycle(0.1).pctStart(0.3).divFactor(25).finalDivFactor(1e4)."),
                refusal(
                        () -> reduceOnPlateau(-1),
                        "reduceOnPlateau: learning rate must be above 0, but was -1.0. "
                                + "Write e.g. reduceOnPlateau(0.1)."),
                refusal(
                        () -> reduceOnPlateau(0.1).patience(-1),
                        "reduceOnPlateau: patience must be at least 0, but was -1. "
                                + "Write e.g. reduceOnPlateau(0.1).patience(5)."),
                refusal(
                        () -> reduceOnPlateau(0.1).cooldown(-2),
                        "reduceOnPlateau: cooldown must be at least 0, but was -2. "
                                + "Write e.g. reduceOnPlateau(0.1).cooldown(5)."),
                refusal(
                        () -> reduceOnPlateau(0.1).threshold(1),
                        "reduceOnPlateau: threshold must be at least 0 and below 1, but was 1.0. "
                                + "Write e.g. reduceOnPlateau(0.1).threshold(1e-3)."),
                refusal(
                        () -> reduceOnPlateau(0.1).factor(1),
                        "reduceOnPlateau: factor must be above 0 and below 1, but was 1.0. "
                                + "Write e.g. reduceOnPlateau(0.1).factor(0.5)."),
                refusal(
                        () -> reduceOnPlateau(0.1).downTo(0.1),
                        "reduceOnPlateau: downTo must be at least 0 and below 0.1, but was 0.1. "
                                + "Write e.g. reduceOnPlateau(0.1).downTo(1e-5)."));
    }

    private static Arguments refusal(Supplier<Schedule> call, String message) {
        return Arguments.of(call, message);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void a_wrong_number_is_refused_where_it_is_written(Supplier<Schedule> call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call::get).withMessage(message);
    }

    @Test
    void it_prints_as_it_is_written() {
        assertThat(adam(cosine(1e-3))).hasToString("adam(cosine(0.001))");
        assertThat(adam(cosine(1e-3).downTo(1e-5).warmUp(3).perStep()))
                .hasToString("adam(cosine(0.001).downTo(1.0E-5).warmUp(3).perStep())");
        assertThat(cosine(0.1).perStep().restarts(10, 2)).hasToString("cosine(0.1).restarts(10, 2).perStep()");
        assertThat(cosine(0.1).restarts(10)).hasToString("cosine(0.1).restarts(10)");
        assertThat(polynomial(0.1, 2).over(5)).hasToString("polynomial(0.1, 2.0).over(5)");
        assertThat(constant(0.1).warmUp(2)).hasToString("constant(0.1).warmUp(2)");
        assertThat(stepDecay(0.1, 3, 0.5)).hasToString("stepDecay(0.1, 3, 0.5)");
        assertThat(exponential(0.1, 0.9).perStep()).hasToString("exponential(0.1, 0.9).perStep()");
        assertThat(sgd(inverseTime(0.1, 0.1)).momentum(0.9)).hasToString("sgd(inverseTime(0.1, 0.1)).momentum(0.9)");
        assertThat(oneCycle(0.1)).hasToString("oneCycle(0.1)");
        assertThat(oneCycle(0.1).perEpoch().pctStart(0.5).divFactor(10).finalDivFactor(100))
                .hasToString("oneCycle(0.1).pctStart(0.5).divFactor(10.0).finalDivFactor(100.0).perEpoch()");
        assertThat(reduceOnPlateau(0.1)).hasToString("reduceOnPlateau(0.1)");
        assertThat(reduceOnPlateau(0.1)
                        .on("valAccuracy")
                        .patience(3)
                        .cooldown(1)
                        .threshold(0)
                        .factor(0.5)
                        .downTo(1e-4))
                .hasToString("reduceOnPlateau(0.1).on(\"validation accuracy\").patience(3).cooldown(1)"
                        + ".threshold(0.0).factor(0.5).downTo(1.0E-4)");
        assertThat(reduceOnPlateau(0.1).on("validation profit").highest())
                .hasToString("reduceOnPlateau(0.1).on(\"validation profit\").highest()");
        assertThat(schedule("halves", epoch -> 0.1 / (1 + epoch))).hasToString("schedule(\"halves\", ...)");
    }

    private static Learner learner(Optimizer optimizer) {
        return sequential(input(4), dense(3))
                .compile(optimizer, crossEntropy())
                .batchSize(8)
                .epochs(4)
                .quiet();
    }

    private static void refuses(Learner learner, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> learner.fit(DATA)).withMessage(message);
    }

    @Test
    void a_warm_up_as_long_as_training_is_refused() {
        refuses(
                learner(adam(cosine(1e-3).warmUp(4))),
                "fit: warmUp(4) must be shorter than training, which has 4 epochs. "
                        + "Use more epochs, or a shorter warm-up");
        refuses(
                learner(adam(constant(1e-3).warmUp(20).perStep())),
                "fit: warmUp(20) must be shorter than training, which has 20 steps. "
                        + "Use more epochs, or a shorter warm-up");
        refuses(
                learner(adam(oneCycle(1e-3).warmUp(10)).accumulate(2)).validationSplit(0.2),
                "fit: warmUp(10) must be shorter than training, which has 8 steps. "
                        + "Use more epochs, or a shorter warm-up");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> {
                    try (Session unused = learner(adam(cosine(1e-3).warmUp(9))).session(DATA)) {
                        assertThat(unused).isNull();
                    }
                })
                .withMessage("session: warmUp(9) must be shorter than training, which has 4 epochs. "
                        + "Use more epochs, or a shorter warm-up");
    }

    @Test
    void a_plateau_needs_what_it_watches() {
        refuses(
                learner(adam(reduceOnPlateau(1e-3))),
                "fit: reduceOnPlateau watches the validation loss, which needs validation data. "
                        + "Add validationSplit(0.1) or validation(data), or watch .on(\"loss\")");
        refuses(
                learner(adam(reduceOnPlateau(1e-3).on("valAcuracy").warmUp(1))).validationSplit(0.2),
                "fit: reduceOnPlateau: unknown metric 'validation acuracy'; did you mean 'validation accuracy'?");
        refuses(
                learner(adam(reduceOnPlateau(1e-3).on("validation profit")))
                        .validationSplit(0.2)
                        .metric("profit", evaluation -> 1),
                "fit: reduceOnPlateau: is more of 'validation profit' better or worse? Add highest() or lowest()");
    }

    @Test
    void a_rate_of_ones_own_that_is_none_is_refused() {
        refuses(
                learner(sgd(schedule("falls", epoch -> 0.02 - 0.01 * epoch))),
                "fit: schedule(\"falls\", ...): the rate of epoch 3 must be at least 0, but was " + (0.02 - 0.01 * 3));
        refuses(
                learner(sgd(schedule("odd", step -> step < 7 ? 0.1 : Double.NaN).perStep())),
                "fit: schedule(\"odd\", ...): the rate of step 7 must be at least 0, but was NaN");
    }

    @Test
    void the_history_has_the_rate_of_each_epoch() {
        History history = learner(sgd(inverseTime(0.1, 0.1))).fit(DATA).history();

        assertThat(history.get("learning rate")).containsExactly(0.1, 0.1 / 1.1, 0.1 / 1.2, 0.1 / (1 + 0.1 * 3));
        assertThat(history.learningRates()).isEqualTo(history.get("learning rate"));
        assertThat(history.toString()).endsWith(" · learning rate 7.69e-02");
        assertThat(history.display().text()).contains("learning rate");
    }

    @Test
    void a_rate_that_stays_is_recorded_but_not_shown() {
        History history = learner(sgd(0.1)).fit(DATA).history();

        assertThat(history.learningRates()).containsExactly(0.1, 0.1, 0.1, 0.1);
        assertThat(history.toString()).doesNotContain("learning rate");
        assertThat(history.display().text()).doesNotContain("learning rate");
    }

    @Test
    void by_step_the_rate_of_an_epoch_is_that_of_its_last_step() {
        History history = learner(sgd(exponential(0.1, 0.9).perStep()).accumulate(2))
                .fit(DATA)
                .history();

        // Five batches an epoch are three updates.
        for (int epoch = 0; epoch < 4; epoch++) {
            assertThat(history.learningRates()[epoch]).isCloseTo(0.1 * Math.pow(0.9, 3 * epoch + 2), within(1e-15));
        }
    }

    @Test
    void files_hold_the_rates(@TempDir Path folder) throws IOException {
        Path table = folder.resolve("log.csv");
        Path file = folder.resolve("model");
        Model model = learner(sgd(inverseTime(0.1, 1)))
                .csvLog(table)
                .tensorBoard(folder.resolve("runs"))
                .fit(DATA);
        model.save(file);

        List<String> lines = Files.readAllLines(table, StandardCharsets.UTF_8);
        assertThat(lines.get(0)).isEqualTo("epoch,loss,accuracy,learning rate,seconds");
        assertThat(lines.subList(1, 5).stream().map(line -> line.split(",")[3]))
                .containsExactly("0.1", "0.05", "" + 0.1 / 3, "0.025");
        assertThat(Model.load(file).history().learningRates())
                .isEqualTo(model.history().learningRates());
        try (Stream<Path> events = Files.list(folder.resolve("runs").resolve("train"))) {
            String content = Files.readString(events.findFirst().orElseThrow(), StandardCharsets.ISO_8859_1);
            assertThat(content.split("learning rate", -1)).hasSize(5);
        }
    }

    @Test
    void a_cycle_may_rise_in_one_step() {
        assertThat(oneCycle(0.1).pctStart(0.1).rates(1, 10)).startsWith(0.1).doesNotContain(Double.NaN);
        assertThat(oneCycle(0.1).rates(1, 1)).hasSize(1).doesNotContain(Double.NaN);
    }

    @Test
    void a_rate_that_is_no_number_ends_a_session() {
        try (Session session = learner(sgd(schedule("short", epoch -> epoch < 4 ? 0.1 : Double.NaN)))
                .session(DATA)) {
            for (int epoch = 0; epoch < 4; epoch++) {
                for (Batch batch : session.batches()) {
                    assertThat(session.step(batch)).isPositive();
                }
            }
            Batch fifth = session.batches().get(0);
            assertThatExceptionOfType(ArithmeticException.class)
                    .isThrownBy(() -> session.step(fifth))
                    .withMessage("schedule(\"short\", ...): the learning rate became NaN in epoch 5. "
                            + "Check what the schedule computes for epoch 4.");
        }
    }

    /** With a rate of 0 nothing moves, whatever the steps at a time. */
    @Test
    void each_step_takes_the_rate_of_its_own_time() {
        Learner still =
                learner(sgd(schedule("late", step -> step == 19 ? 0.5 : 0).perStep()));
        Model start = learner(sgd(schedule("never", step -> 0))).fit(DATA);
        Model last = still.fit(DATA);

        assertThat(last.weights().get("dense_1.weight").values())
                .isNotEqualTo(start.weights().get("dense_1.weight").values());
        Model threeEpochs = still.epochs(3).fit(DATA);
        assertThat(threeEpochs.weights().get("dense_1.weight").values())
                .containsExactly(start.weights().get("dense_1.weight").values());
    }

    @Test
    void a_session_follows_the_schedule_until_it_is_given_a_rate() {
        try (Session session = learner(sgd(inverseTime(0.1, 1)).accumulate(2)).session(DATA)) {
            assertThat(session.learningRate()).isEqualTo(0.1);
            for (int epoch = 1; epoch <= 3; epoch++) {
                for (Batch batch : session.batches()) {
                    assertThat(session.learningRate()).isEqualTo(0.1 / epoch);
                    assertThat(session.step(batch)).isPositive();
                }
            }
            session.learningRate(0.7);
            assertThat(session.learningRate()).isEqualTo(0.7);
            assertThat(session.model().history().learningRates()).containsExactly(0.1, 0.1 / 2, 0.1 / 3);
        }
    }
}
