package cortado.train;

import static cortado.Cortado.adam;
import static cortado.Cortado.concat;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.input;
import static cortado.Cortado.inputs;
import static cortado.Cortado.losses;
import static cortado.Cortado.mse;
import static cortado.Cortado.network;
import static cortado.Cortado.outputs;
import static cortado.Cortado.sequential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import cortado.data.Dataset;
import cortado.metric.Evaluations;
import cortado.network.Network;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training, evaluating, predicting and saving with several inputs and outputs. */
class SeveralOutputsTest {
    private static final Gen GEN = new Gen(11);
    private static final Dataset DATA = GEN.classified(60, 3, 5)
            .featureNamed("look")
            .withFeature("meta", GEN.classified(60, 2, 4))
            .targetNamed("digit")
            .withTarget("age", GEN.valued(60, 1, 1));

    private static Network branching() {
        var look = input(5).named("look");
        var meta = input(4).named("meta");
        var trunk =
                concat(look.then(dense(6).relu()), meta.then(dense(3).tanh())).then(dense(8).relu());
        return network(
                inputs(look, meta), outputs(trunk.then(dense(3).named("digit")), trunk.then(dense(1).named("age"))));
    }

    private static Learner learner() {
        return branching()
                .compile(adam(0.01), losses(crossEntropy(), mse().weighted(0.3)))
                .epochs(4)
                .batchSize(16)
                .seed(3)
                .quiet();
    }

    @Test
    void the_history_has_each_loss() {
        History history = learner().validationSplit(0.2).fit(DATA).history();

        assertThat(history.metrics())
                .containsExactly(
                        "loss",
                        "digit loss",
                        "digit accuracy",
                        "age loss",
                        "validation loss",
                        "validation digit loss",
                        "validation digit accuracy",
                        "validation age loss");
        for (Epoch epoch : history.epochs()) {
            Map<String, Double> m = epoch.metrics();
            assertThat(m.get("digit loss") + 0.3 * m.get("age loss")).isCloseTo(m.get("loss"), within(1e-6));
        }
    }

    @Test
    void each_output_has_an_evaluation() {
        Model model = learner().validation(DATA).fit(DATA);
        Evaluations evaluations = model.evaluateEach(DATA);
        History history = model.history();

        assertThat(evaluations.byOutput()).containsOnlyKeys("digit", "age");
        assertThat(evaluations.get("digit").accuracy())
                .isCloseTo(history.get("validation digit accuracy")[3], within(1e-6));
        assertThat(evaluations.get("age").mse()).isCloseTo(history.get("validation age loss")[3], within(1e-6));
        assertThat(evaluations.get("age").loss()).isCloseTo(history.get("validation age loss")[3], within(1e-6));
        assertThat(evaluations.loss()).isCloseTo(history.get("validation loss")[3], within(1e-6));
        assertThat(evaluations.toString()).startsWith("\ndigit: ").contains("\nage: ");
        assertThat(evaluations.display().text()).contains("digit", "age", "accuracy");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> evaluations.get("ages"))
                .withMessage("evaluations: there is no output 'ages'; did you mean 'age'?");
    }

    @Test
    void the_model_of_one_output_predicts_evaluates_and_saves_like_any_other(@TempDir Path folder) {
        Model model = learner().fit(DATA);
        Model digit = model.output("digit");

        assertThat(digit.predict(DATA)).isDeepEqualTo(model.predictEach(DATA).get("digit"));
        assertThat(digit.classNames()).containsExactly("class 0", "class 1", "class 2");
        assertThat(digit.evaluate(DATA).accuracy())
                .isEqualTo(model.evaluateEach(DATA).get("digit").accuracy());
        assertThat(digit.weights().names()).doesNotContain("age.weight");
        assertThat(model.output("age").evaluate(DATA).mse())
                .isEqualTo(model.evaluateEach(DATA).get("age").mse());
        digit.save(folder.resolve("digit.cortado"));
        assertThat(Model.load(folder.resolve("digit.cortado")).predictLabel(DATA))
                .isEqualTo(digit.predictLabel(DATA));
    }

    @Test
    void a_saved_model_is_whole(@TempDir Path folder) {
        Model model = learner().fit(DATA);
        model.save(folder.resolve("both.cortado"));

        Model loaded = Model.load(folder.resolve("both.cortado"));

        assertThat(loaded.network().inputNames()).containsExactly("look", "meta");
        assertThat(loaded.network().outputNames()).containsExactly("digit", "age");
        assertThat(loaded.summary().display().text())
                .isEqualTo(model.summary().display().text());
        model.predictEach(DATA)
                .forEach((name, rows) ->
                        assertThat(loaded.predictEach(DATA).get(name)).isDeepEqualTo(rows));
        assertThat(loaded.evaluateEach(DATA).loss())
                .isEqualTo(model.evaluateEach(DATA).loss());
        assertThat(loaded.output("digit").predictLabel(DATA))
                .isEqualTo(model.output("digit").predictLabel(DATA));
        assertThat(loaded.history().metrics()).isEqualTo(model.history().metrics());
    }

    @Test
    void training_goes_on_from_a_checkpoint_bit_for_bit(@TempDir Path folder) {
        Model whole = learner().fit(DATA);
        Path path = folder.resolve("half.cortado");
        Model half = learner().epochs(2).checkpoint(path).fit(DATA);
        Model resumed = learner().resume(path).fit(DATA);

        assertThat(half.history().epochs()).hasSize(2);
        whole.predictEach(DATA)
                .forEach((name, rows) ->
                        assertThat(resumed.predictEach(DATA).get(name)).isDeepEqualTo(rows));
    }

    @Test
    void columns_are_matched_by_name_in_any_order() {
        Dataset turned = DATA.feature(1)
                .featureNamed("meta")
                .withFeature("look", DATA.feature(0))
                .withTarget("age", DATA.target(1))
                .withTarget("digit", DATA.target(0));

        assertThat(learner().validationSplit(0).fit(turned).predictEach(DATA).get("age"))
                .isDeepEqualTo(learner().fit(DATA).predictEach(DATA).get("age"));
    }

    @Test
    void a_batch_is_predicted_as_its_rows() {
        Model model = learner().fit(DATA);
        float[][] all = model.predictEach(DATA).get("digit");

        for (int row = 0; row < 5; row++) {
            assertThat(model.predictEach(DATA.row(row)).get("digit")[0]).containsExactly(all[row], within(1e-6f));
        }
    }

    @Test
    void a_metric_names_its_output() {
        History history = learner()
                .metric("age", "bias", (output, target) -> output.minus(target))
                .fit(DATA)
                .history();

        assertThat(history.metrics()).containsExactly("loss", "digit loss", "digit accuracy", "age loss", "age bias");
    }

    @Test
    void weights_of_rows_count_in_every_output() {
        float[] weights = new float[60];
        java.util.Arrays.fill(weights, 0, 20, 1);
        int[] first = java.util.stream.IntStream.range(0, 20).toArray();
        Model weighted =
                learner().batchSize(60).epochs(1).sampleWeights(weights).fit(DATA);
        Model alone = learner().batchSize(20).epochs(1).fit(DATA.rows(first));

        assertThat(weighted.weights().get("dense_1.weight").values())
                .containsExactly(alone.weights().get("dense_1.weight").values(), within(1e-4f));
    }

    private static void refuses(Learner learner, Dataset data, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> learner.fit(data)).withMessage(message);
    }

    @Test
    void one_loss_for_two_outputs_is_refused() {
        refuses(
                branching().compile(adam(0.01), crossEntropy()),
                DATA,
                "fit: the network has 2 outputs (digit, age), but there is 1 loss. Write losses(...) with one for each output");
    }

    @Test
    void data_without_the_other_columns_is_refused() {
        refuses(learner(), GEN.classified(9, 3, 5), """
                fit: 2 problems:
                - the network has 2 inputs (look, meta), but the data has 1 feature (features). Add the others with \
                withFeature(...)
                - the network has 2 outputs (digit, age), but the data has 1 target (labels). Add the others with \
                withTarget(...)""");
    }

    @Test
    void problems_name_the_input_and_the_output() {
        Dataset wrong = GEN.valued(9, 1, 5)
                .featureNamed("look")
                .withFeature("meta", GEN.valued(9, 1, 3))
                .targetNamed("digit")
                .withTarget("age", GEN.valued(9, 2, 1));
        refuses(learner(), wrong, """
                fit: 3 problems:
                - input 'meta' takes rows of shape (4), but the data has rows of shape (3)
                - output 'digit': crossEntropy needs a class for each row, but the data has none. Use mse() for real values.
                - output 'age': the network gives (N, 1), but each row has 2 targets. End it with dense(2).""");
    }

    @Test
    void unlike_names_are_not_matched_by_place() {
        Dataset unlike = GEN.classified(9, 3, 5)
                .featureNamed("look")
                .withFeature("mood", GEN.classified(9, 2, 4))
                .withTarget("age", GEN.valued(9, 1, 1));
        refuses(
                learner(),
                unlike,
                "fit: the inputs are matched with the features of the data by name, but these differ: 'meta' and 'mood'. Give"
                        + " both the same names");
    }

    @Test
    void a_metric_must_name_one_of_the_outputs() {
        refuses(
                learner().metric("bias", (output, target) -> output.minus(target)),
                DATA,
                "fit: metric 'bias': the network has 2 outputs. Say of which, e.g. metric(\"digit\", \"bias\", ...)");
        refuses(
                learner().metric("ages", "bias", (output, target) -> output.minus(target)),
                DATA,
                "fit: metric 'bias': there is no output 'ages'; there are digit, age");
    }

    @Test
    void class_weights_need_one_output() {
        refuses(
                learner().balancedClassWeights(),
                DATA,
                "fit: class weights need a network with one output. Use sampleWeights");
    }

    @Test
    void a_single_prediction_says_how_to_choose() {
        Model model = learner().epochs(1).fit(DATA);

        assertThatIllegalStateException()
                .isThrownBy(() -> model.predict(DATA))
                .withMessage(
                        "predict(data): the network has 2 outputs (digit, age). Choose one, e.g. model.output(\"digit\").predict(data)");
        assertThatIllegalStateException()
                .isThrownBy(() -> model.evaluate(DATA))
                .withMessage(
                        "evaluate(data): the network has 2 outputs (digit, age). Choose one, e.g. model.output(\"digit\").evaluate(data)");
    }

    @Test
    void weights_of_losses_are_above_zero() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mse().weighted(0))
                .withMessage(
                        "mse(): a weight must be above 0, but was 0.0. To leave an output untrained, leave it out of the network.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> losses(losses(mse(), mse()), mse()))
                .withMessage("losses: losses(mse(), mse()) stands for several outputs. Pass its parts.");
    }

    @Test
    void more_targets_than_outputs_need_names() {
        Dataset two = GEN.classified(9, 3, 5).withTarget("age", GEN.valued(9, 1, 1));
        refuses(
                sequential(input(5), dense(3)).compile(adam(0.01), crossEntropy()),
                two,
                "fit: the network has 1 output (dense_1), but the data has 2 targets (labels, age). Call those to use"
                        + " as the network does, with targetNamed or withTarget(...)");
    }
}
