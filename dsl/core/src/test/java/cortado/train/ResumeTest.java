package cortado.train;

import static cortado.Cortado.adadelta;
import static cortado.Cortado.adagrad;
import static cortado.Cortado.adam;
import static cortado.Cortado.adamW;
import static cortado.Cortado.batchNorm;
import static cortado.Cortado.conv2d;
import static cortado.Cortado.cosine;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.dropout;
import static cortado.Cortado.flatten;
import static cortado.Cortado.input;
import static cortado.Cortado.inverseTime;
import static cortado.Cortado.lion;
import static cortado.Cortado.nadam;
import static cortado.Cortado.oneCycle;
import static cortado.Cortado.reduceOnPlateau;
import static cortado.Cortado.rmsProp;
import static cortado.Cortado.sequential;
import static cortado.Cortado.sgd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cortado.Datasets;
import cortado.data.Dataset;
import cortado.network.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Training that stops and goes on is training that never stopped. */
class ResumeTest {
    private static final Dataset DIGITS = Datasets.digits().train().take(400);
    private static final Dataset TEST = Datasets.digits().test();

    @TempDir
    Path folder;

    private static Network network() {
        return sequential(
                input(1, 8, 8),
                conv2d(4, 3).relu(),
                batchNorm(),
                dropout(0.2),
                flatten(),
                dense(16).relu(),
                dropout(0.4),
                dense(10));
    }

    private static Learner learner(Optimizer optimizer) {
        return network()
                .compile(optimizer, crossEntropy().smoothing(0.05))
                .epochs(5)
                .batchSize(48)
                .validationSplit(0.2)
                .balancedClassWeights()
                .seed(11)
                .quiet();
    }

    private static List<Map<String, Double>> metrics(Model model) {
        return model.history().epochs().stream().map(Epoch::metrics).toList();
    }

    private static void assertSame(Model actual, Model expected) {
        assertThat(metrics(actual)).isEqualTo(metrics(expected));
        assertThat(actual.history().stop()).isEqualTo(expected.history().stop());
        assertThat(actual.history().learningRates())
                .isEqualTo(expected.history().learningRates());
        assertThat(actual.history().bestEpoch()).isEqualTo(expected.history().bestEpoch());
        for (String name : expected.weights().names()) {
            assertThat(actual.weights().get(name).values())
                    .as(name)
                    .containsExactly(expected.weights().get(name).values());
        }
        assertThat(actual.predict(TEST)).isDeepEqualTo(expected.predict(TEST));
    }

    static Stream<Optimizer> optimizers() {
        return Stream.of(
                adam(3e-3),
                adamW(3e-3),
                sgd(0.05),
                sgd(0.05).momentum(0.9).nesterov(),
                rmsProp(1e-3).centered().momentum(0.5),
                adagrad(0.02).initialAccumulator(0.1),
                adadelta(1),
                nadam(2e-3),
                lion(1e-3).weightDecay(0.1),
                adam(3e-3).clipNorm(0.5).accumulate(3),
                sgd(0.05).clipValue(0.01),
                adam(cosine(3e-3).downTo(1e-4).warmUp(2).perStep()),
                sgd(oneCycle(0.1)).momentum(0.9),
                sgd(inverseTime(0.1, 0.1)),
                adam(reduceOnPlateau(0.02).patience(0).factor(0.5).cooldown(1).threshold(0.2)));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void an_interrupted_run_goes_on_bit_for_bit(Optimizer optimizer) {
        Model expected = learner(optimizer).fit(DIGITS);
        Path file = folder.resolve("checkpoint");

        for (int epochs = 1; epochs < 5; epochs++) {
            int last = epochs;
            Learner part = learner(optimizer).checkpoint(file).onEpoch(epoch -> epoch.number() < last);
            Model stopped = (epochs == 1 ? part : part.resume(file)).fit(DIGITS);
            assertThat(stopped.history().stop()).isEqualTo(Stop.CALLBACK);
            assertThat(stopped.history().epochs()).hasSize(epochs);
        }

        assertSame(learner(optimizer).resume(file).fit(DIGITS), expected);
    }

    static Stream<Learner> averaging() {
        return Stream.of(
                learner(adam(3e-3)).ema(0.95),
                learner(adam(3e-3)).swa(2),
                learner(adam(3e-3)).swa(4).earlyStopping(2));
    }

    @ParameterizedTest
    @MethodSource("averaging")
    void so_it_does_with_averaged_weights(Learner learner) {
        Model expected = learner.fit(DIGITS);
        Path file = folder.resolve("checkpoint");

        for (int epochs = 1; epochs < 5; epochs++) {
            int last = epochs;
            Learner part = learner.checkpoint(file).onEpoch(epoch -> epoch.number() < last);
            Model stopped = (epochs == 1 ? part : part.resume(file)).fit(DIGITS);
            assertThat(stopped.history().epochs()).hasSize(epochs);
        }

        assertSame(learner.resume(file).fit(DIGITS), expected);
    }

    @ParameterizedTest
    @MethodSource("averaging")
    void an_epoch_that_was_cut_is_run_again(Learner averaging) {
        assertCutIsRunAgain(averaging);
        assertCutIsRunAgain(learner(adam(3e-3)));
    }

    private void assertCutIsRunAgain(Learner learner) {
        Model expected = learner.fit(DIGITS);
        Path file = folder.resolve("checkpoint");
        Model stopped = learner.checkpoint(file)
                .onEpoch(epoch -> {
                    if (epoch.number() == 2) {
                        Thread.currentThread().interrupt();
                    }
                    return true;
                })
                .fit(DIGITS);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(stopped.history().stop()).isEqualTo(Stop.INTERRUPTED);
        assertSame(learner.resume(file).fit(DIGITS), expected);
    }

    /** Random labels: the validation loss soon rises. */
    private static Learner overfitting() {
        return sequential(input(6), dense(64).relu(), dropout(0.1), dense(3))
                .compile(adam(0.02), crossEntropy())
                .validation(new Gen(1001).classified(40, 3, 6))
                .epochs(60)
                .earlyStopping(4)
                .quiet();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void early_stopping_remembers_its_best_epoch_and_its_patience(int epochs) {
        Dataset data = new Gen(1).classified(40, 3, 6);
        Path file = folder.resolve("checkpoint");
        Model expected = overfitting().fit(data);
        Model stopped = overfitting()
                .checkpoint(file)
                .onEpoch(epoch -> epoch.number() < epochs)
                .fit(data);
        assertThat(stopped.history().epochs().size()).isLessThanOrEqualTo(epochs);

        Model resumed = overfitting().resume(file).fit(data);

        assertThat(metrics(resumed)).isEqualTo(metrics(expected));
        assertThat(resumed.history().stop()).isEqualTo(Stop.EARLY);
        assertThat(resumed.history().bestEpoch()).isEqualTo(expected.history().bestEpoch());
        assertThat(resumed.predict(data)).isDeepEqualTo(expected.predict(data));
    }

    @Test
    void a_finished_run_goes_on_with_more_epochs_only() {
        Path file = folder.resolve("checkpoint");
        Model five = learner(adam(3e-3)).checkpoint(file).fit(DIGITS);

        assertSame(learner(adam(3e-3)).resume(file).fit(DIGITS), five);
        assertSame(
                learner(adam(3e-3)).epochs(7).resume(file).fit(DIGITS),
                learner(adam(3e-3)).epochs(7).fit(DIGITS));
    }

    @Test
    void fits_side_by_side_write_and_resume_without_touching_each_other() {
        List<Model> together = IntStream.range(0, 3)
                .mapToObj(seed -> CompletableFuture.supplyAsync(() -> {
                    Path file = folder.resolve("checkpoint" + seed);
                    Learner learner = learner(adam(3e-3)).seed(seed).epochs(3);
                    Model unused = learner.checkpoint(file)
                            .csvLog(folder.resolve(seed + ".csv"))
                            .onEpoch(epoch -> epoch.number() < 2)
                            .fit(DIGITS);
                    assertThat(unused.history().epochs()).hasSize(2);
                    return learner.resume(file).fit(DIGITS);
                }))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        for (int seed = 0; seed < 3; seed++) {
            assertSame(
                    together.get(seed), learner(adam(3e-3)).seed(seed).epochs(3).fit(DIGITS));
        }
    }

    @Test
    void a_checkpoint_is_a_model_with_the_last_weights() {
        Path file = folder.resolve("checkpoint");
        Model model = learner(adam(3e-3)).checkpoint(file).fit(DIGITS);

        Model loaded = Model.load(file);

        assertThat(loaded.predict(TEST)).isDeepEqualTo(model.predict(TEST));
        assertThat(loaded.history().stop()).isEqualTo(Stop.RUNNING);
        assertThat(metrics(loaded)).isEqualTo(metrics(model));
    }

    @Test
    void training_starts_from_the_weights_of_another_model() {
        Model first = learner(adam(3e-3)).fit(DIGITS);

        Model second = learner(sgd(1e-9)).epochs(1).seed(5).startFrom(first).fit(DIGITS);

        assertThat(second.weights().get("dense_1.weight").values())
                .containsExactly(
                        first.weights().get("dense_1.weight").values(), org.assertj.core.api.Assertions.within(1e-6f));
    }

    private static void refuses(Learner learner, Dataset data, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> learner.fit(data)).withMessage(message);
    }

    @Test
    void only_the_same_training_can_go_on() {
        Path file = folder.resolve("checkpoint");
        String recipe = ", CROSS).batchSize(48).validationSplit(0.2).seed(11).balancedClassWeights()"
                .replace("CROSS", "crossEntropy().smoothing(0.05)");
        Model unused = learner(adam(3e-3)).epochs(1).checkpoint(file).fit(DIGITS);
        assertThat(unused.history().epochs()).hasSize(1);

        refuses(
                learner(adam(1e-3)).resume(file),
                DIGITS,
                "fit: the checkpoint was trained by compile(adam(0.003)" + recipe
                        + ", but this learner is compile(adam(0.001)" + recipe
                        + ". Use the same options; only patience, what is written and, unless the learning rate falls over all "
                        + "of them, epochs may differ");
        refuses(
                learner(adam(3e-3)).resume(file),
                DIGITS.take(300),
                "fit: the checkpoint was trained on other rows. Pass the same data, or use startFrom(Model.load(path))");
        refuses(
                sequential(input(1, 8, 8), flatten(), dense(10))
                        .compile(adam(3e-3), crossEntropy().smoothing(0.05))
                        .batchSize(48)
                        .validationSplit(0.2)
                        .seed(11)
                        .balancedClassWeights()
                        .resume(file),
                DIGITS,
                "fit: the checkpoint is of another network (" + network()
                        + "). Build the same network, or use startFrom(Model.load(path)) for what fits");
    }

    @Test
    void averages_belong_to_the_training() {
        Path file = folder.resolve("checkpoint");
        Model unused = learner(adam(3e-3)).epochs(1).checkpoint(file).fit(DIGITS);
        assertThat(unused.history().epochs()).hasSize(1);
        String recipe =
                "compile(adam(0.003), crossEntropy().smoothing(0.05)).batchSize(48).validationSplit(0.2).seed(11)"
                        + ".balancedClassWeights()";

        refuses(
                learner(adam(3e-3)).ema(0.9).resume(file),
                DIGITS,
                "fit: the checkpoint was trained by " + recipe + ", but this learner is " + recipe
                        + ".ema(0.9). Use the same options; only patience, what is written and, unless the learning rate"
                        + " falls over all of them, epochs may differ");
    }

    @Test
    void a_rate_that_falls_over_the_whole_training_needs_its_length() {
        Path file = folder.resolve("checkpoint");
        String recipe = ", crossEntropy().smoothing(0.05)).epochs(EPOCHS).batchSize(48).validationSplit(0.2).seed(11)"
                + ".balancedClassWeights()";
        Model unused = learner(adam(cosine(3e-3))).checkpoint(file).fit(DIGITS);
        assertThat(unused.history().epochs()).hasSize(5);

        refuses(
                learner(adam(cosine(3e-3))).epochs(6).resume(file),
                DIGITS,
                "fit: the checkpoint was trained by compile(adam(cosine(0.003))" + recipe.replace("EPOCHS", "5")
                        + ", but this learner is compile(adam(cosine(0.003))" + recipe.replace("EPOCHS", "6")
                        + ". Use the same options; only patience, what is written and, unless the learning rate falls"
                        + " over all of them, epochs may differ");
        Model more = learner(adam(cosine(3e-3).over(4))).checkpoint(file).fit(DIGITS);
        assertThat(more.history().epochs()).hasSize(5);
        assertSame(
                learner(adam(cosine(3e-3).over(4))).epochs(6).resume(file).fit(DIGITS),
                learner(adam(cosine(3e-3).over(4))).epochs(6).fit(DIGITS));
    }

    @Test
    void what_is_no_checkpoint_is_refused() throws IOException {
        Path model = folder.resolve("model");
        learner(adam(3e-3)).epochs(1).fit(DIGITS).save(model);
        Path text = Files.writeString(folder.resolve("text"), "weights");
        Path missing = folder.resolve("missing");

        refuses(
                learner(adam(3e-3)).resume(model),
                DIGITS,
                "resume: " + model
                        + " holds a model, but no state of training. Choose a file that checkpoint(path) wrote, "
                        + "or train on from its weights with startFrom(Model.load(path)).");
        refuses(
                learner(adam(3e-3)).resume(text),
                DIGITS,
                "resume: " + text + " is not a Cortado model: it is no zip file. Choose a file that model.save wrote.");
        refuses(
                learner(adam(3e-3)).resume(missing),
                DIGITS,
                "resume: " + missing + " does not exist. Check the path; relative paths start at "
                        + Path.of("").toAbsolutePath() + ".");
    }

    @Test
    void weights_of_another_shape_are_refused() {
        Model narrow = sequential(input(4), dense(3), dense(2).named("head"))
                .compile(adam(0.1), crossEntropy())
                .quiet()
                .fit(new Gen(1).classified(9, 2, 4));
        Dataset data = new Gen(1).classified(9, 3, 4);

        refuses(
                sequential(input(4), dense(3), dense(3).named("head"))
                        .compile(adam(0.1), crossEntropy())
                        .startFrom(narrow),
                data,
                """
                fit: 2 problems:
                - startFrom: array 'head.weight' has shape (2, 3), but the network needs (3, 3). \
                Give that layer another name to start it at random
                - startFrom: array 'head.bias' has shape (2), but the network needs (3). \
                Give that layer another name to start it at random""");
        refuses(
                sequential(input(4), dense(3).named("other"))
                        .compile(adam(0.1), crossEntropy())
                        .startFrom(narrow),
                data,
                "fit: startFrom: no array has the name of one of the network's: "
                        + "[dense_1.weight, dense_1.bias, head.weight, head.bias] against [other.weight, other.bias]");
    }
}
