package cortado.train;

import static cortado.Cortado.adam;
import static cortado.Cortado.adamW;
import static cortado.Cortado.batchNorm;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.dropout;
import static cortado.Cortado.input;
import static cortado.Cortado.nadam;
import static cortado.Cortado.relu;
import static cortado.Cortado.residual;
import static cortado.Cortado.sequential;
import static cortado.Cortado.sgd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import cortado.base.Seed;
import cortado.data.Dataset;
import cortado.engine.Tuning;
import cortado.network.Network;
import cortado.network.Weights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FineTuningTest {
    private static final Dataset DATA = new Gen(1).classified(60, 3, 5);

    @TempDir
    Path folder;

    private static Network network() {
        return sequential(
                input(5),
                dense(8).named("low").tanh(),
                batchNorm(),
                relu(),
                dropout(0.1),
                dense(8).named("middle").tanh(),
                dense(3).named("head"));
    }

    private static Learner learner(Optimizer optimizer) {
        return network()
                .compile(optimizer, crossEntropy())
                .epochs(6)
                .batchSize(16)
                .validationSplit(0.2)
                .seed(7)
                .quiet();
    }

    private static Learner gradual(Optimizer optimizer) {
        return learner(optimizer)
                .freeze("low", "batch", "middle")
                .learningRateFactor("low", 0.1)
                .unfreezeAt(2, "middle")
                .unfreezeAt(4, "low", "batchNorm");
    }

    private static boolean isEqual(Weights a, Weights b, String array) {
        return Arrays.equals(a.get(array).values(), b.get(array).values());
    }

    @Test
    void what_an_epoch_trains_follows_from_the_options() {
        FineTuning tuning = FineTuning.NONE
                .withDecay(0.5)
                .withFactor("middle", 2)
                .withThaw(2, List.of("middle"))
                .withThaw(4, List.of("low"));
        Network frozen = network().freeze("low", "middle");
        Map<String, Double> factors = Map.of(
                "low.weight", 0.125,
                "low.bias", 0.125,
                "batchNorm_1.weight", 0.25,
                "batchNorm_1.bias", 0.25,
                "middle.weight", 2.0,
                "middle.bias", 2.0,
                "head.weight", 1.0,
                "head.bias", 1.0);
        Map<String, Integer> joined = Map.of("middle.weight", 2, "middle.bias", 2, "low.weight", 4, "low.bias", 4);

        assertThat(tuning.tuning(1, frozen))
                .isEqualTo(
                        new Tuning(Set.of("low.weight", "low.bias", "middle.weight", "middle.bias"), factors, joined));
        assertThat(tuning.tuning(3, frozen)).isEqualTo(new Tuning(Set.of("low.weight", "low.bias"), factors, joined));
        assertThat(tuning.tuning(4, frozen)).isEqualTo(new Tuning(Set.of(), factors, joined));
        assertThat(tuning.changesAt(3)).isFalse();
        assertThat(tuning.changesAt(4)).isTrue();
    }

    @Test
    void a_later_factor_overrules_an_earlier_one() {
        Tuning tuning = FineTuning.NONE
                .withFactor("low", 0.1)
                .withFactor("middle", 0.2)
                .withFactor("low", 0.3)
                .tuning(1, network());

        assertThat(tuning.factors()).containsEntry("low.weight", 0.3).containsEntry("head.bias", 1.0);
    }

    @Test
    void a_layer_inside_another_has_the_factor_of_its_own_name() {
        Network network = sequential(input(4), residual(dense(4).tanh(), dense(4)), dense(2));

        Tuning tuning = FineTuning.NONE
                .withDecay(0.5)
                .withFactor("residual_1.dense_2", 0.1)
                .tuning(1, network);

        assertThat(tuning.factors())
                .containsEntry("residual_1.dense_1.weight", 0.5)
                .containsEntry("residual_1.dense_2.weight", 0.1)
                .containsEntry("dense_1.weight", 1.0);
    }

    @Test
    void layers_start_to_learn_in_the_epoch_in_which_they_are_unfrozen() {
        Weights start = Weights.initial(network().graph(), new Seed(7).child("weights"));
        for (int epochs = 1; epochs <= 4; epochs++) {
            int last = epochs;
            Model model =
                    gradual(adam(0.01)).onEpoch(epoch -> epoch.number() < last).fit(DATA);

            assertThat(isEqual(start, model.weights(), "head.weight")).isFalse();
            assertThat(isEqual(start, model.weights(), "middle.weight")).isEqualTo(epochs < 2);
            assertThat(isEqual(start, model.weights(), "low.weight")).isEqualTo(epochs < 4);
            assertThat(isEqual(start, model.weights(), "batchNorm_1.runningMean"))
                    .isEqualTo(epochs < 4);
            assertThat(model.network().frozenLayers())
                    .isEqualTo(
                            epochs < 2
                                    ? Set.of("low", "batchNorm_1", "middle")
                                    : epochs < 4 ? Set.of("low", "batchNorm_1") : Set.of());
        }
    }

    static Stream<Optimizer> optimizers() {
        return Stream.of(
                adam(0.01),
                adamW(0.01),
                nadam(0.01),
                sgd(0.1).momentum(0.9),
                adam(0.01).accumulate(2));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void training_resumes_bit_for_bit_before_at_and_after_a_change(Optimizer optimizer) {
        Model expected = gradual(optimizer).fit(DATA);
        Path file = folder.resolve("checkpoint");
        for (int epochs = 1; epochs < 6; epochs++) {
            int last = epochs;
            Learner part = gradual(optimizer).checkpoint(file).onEpoch(epoch -> epoch.number() < last);
            assertThat((epochs == 1 ? part : part.resume(file))
                            .fit(DATA)
                            .history()
                            .epochs())
                    .hasSize(epochs);
        }

        Model resumed = gradual(optimizer).resume(file).fit(DATA);

        expected.weights().names().forEach(name -> assertThat(
                        resumed.weights().get(name).values())
                .as(name)
                .containsExactly(expected.weights().get(name).values()));
        assertThat(resumed.history().epochs().stream().map(Epoch::metrics))
                .containsExactlyElementsOf(
                        expected.history().epochs().stream().map(Epoch::metrics).toList());
    }

    @Test
    void a_factor_scales_the_steps_of_its_layers_only() {
        Learner once = learner(sgd(0.1)).epochs(1).batchSize(100).validationSplit(0);
        Weights start = Weights.initial(network().graph(), new Seed(7).child("weights"));
        Weights whole = once.fit(DATA).weights();
        Weights part = once.learningRateFactor("low", 0.25).fit(DATA).weights();

        for (String array : List.of("low.weight", "low.bias", "middle.weight", "head.bias")) {
            float factor = array.startsWith("low") ? 0.25f : 1;
            float[] from = start.get(array).values();
            for (int i = 0; i < from.length; i++) {
                float step = whole.get(array).values()[i] - from[i];
                assertThat(part.get(array).values()[i] - from[i])
                        .as("%s[%d]", array, i)
                        .isCloseTo(factor * step, within(1e-6f));
            }
        }
    }

    @Test
    void a_session_unfreezes_with_its_passes() {
        Model fitted = gradual(adam(0.01)).validationSplit(0).fit(DATA);
        List<Double> losses = new ArrayList<>();
        try (Session session = gradual(adam(0.01)).validationSplit(0).session(DATA)) {
            for (int epoch = 0; epoch < 6; epoch++) {
                for (Batch batch : session.batches()) {
                    losses.add(session.step(batch));
                }
            }
            Model stepped = session.model();

            assertThat(losses).hasSize(24);
            assertThat(stepped.network().frozenLayers()).isEmpty();
            fitted.weights().names().forEach(name -> assertThat(isEqual(fitted.weights(), stepped.weights(), name))
                    .as(name)
                    .isTrue());
        }
    }

    @Test
    void a_learner_says_how_it_tunes() {
        assertThat(gradual(sgd(0.1)).layerwiseDecay(0.5).toString())
                .isEqualTo("compile(sgd(0.1), crossEntropy()).epochs(6).batchSize(16).validationSplit(0.2).seed(7)"
                        + ".freeze(\"low\", \"batchNorm_1\", \"middle\").layerwiseDecay(0.5)"
                        + ".learningRateFactor(\"low\", 0.1).unfreezeAt(2, \"middle\")"
                        + ".unfreezeAt(4, \"low\", \"batchNorm\")");
    }

    @Test
    void names_and_factors_that_cannot_be_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> learner(sgd(0.1)).learningRateFactor("lowe", 0.1))
                .withMessage("learningRateFactor: no layer's name is or begins with 'lowe'; did you mean 'low'?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> learner(sgd(0.1)).unfreezeAt(2, "heat"))
                .withMessage("unfreezeAt: no layer's name is or begins with 'heat'; did you mean 'head'?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> learner(sgd(0.1)).learningRateFactor("low", 0))
                .withMessage("learningRateFactor: the factor must be above 0 and finite, but was 0.0."
                        + " Use freeze(...) for layers that are not to change.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> learner(sgd(0.1)).layerwiseDecay(Double.NaN))
                .withMessage("layerwiseDecay: the factor must be above 0 and finite, but was NaN."
                        + " Use freeze(...) for layers that are not to change.");
    }

    @Test
    void epochs_and_layers_that_cannot_be_unfrozen_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> learner(sgd(0.1))
                        .freeze("low")
                        .unfreezeAt(1, "low")
                        .unfreezeAt(7, "low")
                        .unfreezeAt(3, "low", "head")
                        .fit(DATA))
                .withMessage("""
                        fit: 4 problems:
                        - unfreezeAt(1, "low"): the epoch must be from 2 to the last one, 6. \
                        Use unfreeze(...) for the first epoch
                        - unfreezeAt(7, "low"): the epoch must be from 2 to the last one, 6. \
                        Use unfreeze(...) for the first epoch
                        - unfreezeAt(7, "low"): not all of these layers are frozen until then. \
                        Call freeze(...) with them, too
                        - unfreezeAt(3, "low", "head"): not all of these layers are frozen until then. \
                        Call freeze(...) with them, too""");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> learner(sgd(0.1))
                        .freeze("low")
                        .unfreezeAt(1, "low")
                        .session(DATA)
                        .close())
                .withMessage("session: unfreezeAt(1, \"low\"): the epoch must be from 2 to the last."
                        + " Use unfreeze(...) for the first epoch");
    }

    @Test
    void a_checkpoint_of_other_tuning_is_refused() {
        Path file = folder.resolve("checkpoint");
        assertThat(gradual(sgd(0.1))
                        .checkpoint(file)
                        .epochs(4)
                        .fit(DATA)
                        .history()
                        .epochs())
                .hasSize(4);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> gradual(sgd(0.1))
                        .learningRateFactor("low", 0.2)
                        .resume(file)
                        .fit(DATA))
                .withMessageContaining(".learningRateFactor(\"low\", 0.1).unfreezeAt(2, \"middle\")")
                .withMessageContaining(".learningRateFactor(\"low\", 0.2).unfreezeAt(2, \"middle\")");
    }
}
