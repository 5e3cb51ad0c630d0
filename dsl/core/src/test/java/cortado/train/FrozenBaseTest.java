package cortado.train;

import static cortado.Cortado.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cortado.Datasets;
import cortado.data.Dataset;
import cortado.network.Network;
import cortado.network.Weights;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Features of frozen layers, computed once, against steps that compute them each time: where layers thaw in an epoch that does not come. */
class FrozenBaseTest {
    private static final Dataset DIGITS = Datasets.digits().train().take(300);

    private static Network network() {
        return sequential(
                input(1, 8, 8),
                conv2d(6, 3).relu().named("first"),
                batchNorm().named("norm"),
                conv2d(6, 3).relu().named("second"),
                flatten(),
                dropout(0.3),
                dense(20).relu(),
                dense(10));
    }

    private static Learner learner() {
        return network()
                .compile(adam(1e-2), crossEntropy())
                .freeze("first", "norm", "second")
                .epochs(3)
                .batchSize(32)
                .validationSplit(0.2)
                .seed(4)
                .quiet();
    }

    private static Optional<FrozenBase> base(Network network) {
        return FrozenBase.of(network, FitOptions.DEFAULT, 1_000);
    }

    @Test
    void the_frozen_beginning_ends_before_dropout_and_before_what_is_trained() {
        Network frozen = network().freeze("first", "norm", "second");

        assertThat(base(frozen).orElseThrow().last().shape().toArray()).containsExactly(6 * 4 * 4);
        assertThat(base(network().freeze("first")).orElseThrow().last().shape().toArray())
                .containsExactly(6, 6, 6);
        assertThat(base(network())).isEmpty();
        assertThat(base(network().freeze("second"))).isEmpty();
    }

    @Test
    void nothing_is_computed_before_where_the_rest_needs_the_rows_too() {
        Network words = sequential(input(9), embedding(50, 4).masked().frozen(), lstm(6), dense(2));
        Network pooled = sequential(
                input(9), embedding(50, 4).masked().frozen(), avgOverSteps().frozen(), dense(2));

        assertThat(base(words)).isEmpty();
        assertThat(base(pooled)).isPresent();
    }

    @Test
    void training_on_features_learns_what_training_on_rows_learns() {
        Model once = learner().fit(DIGITS);
        Model each = learner()
                .epochs(4)
                .unfreezeAt(4, "second")
                .onEpoch(epoch -> epoch.number() < 3)
                .fit(DIGITS);

        assertThat(once.weights().names()).isEqualTo(each.weights().names());
        for (String name : once.weights().names()) {
            Weights.Values values = each.weights().get(name);
            for (int i = 0; i < values.values().length; i++) {
                assertThat(once.weights().get(name).values()[i]).as(name).isCloseTo(values.values()[i], within(2e-4f));
            }
        }
        for (int epoch = 0; epoch < 3; epoch++) {
            Map<String, Double> metrics = each.history().epochs().get(epoch).metrics();
            once.history().epochs().get(epoch).metrics().forEach((name, value) -> assertThat(value)
                    .as(name)
                    .isCloseTo(metrics.get(name), within(1e-3)));
        }
        assertThat(once.evaluate(DIGITS).accuracy())
                .isEqualTo(each.evaluate(DIGITS).accuracy());
    }

    @Test
    void a_resumed_training_is_the_uninterrupted_one(@TempDir Path folder) {
        Path file = folder.resolve("state.cortado");
        Model whole = learner().epochs(4).fit(DIGITS);
        Model half = learner().epochs(2).checkpoint(file).fit(DIGITS);
        Model resumed = learner().epochs(4).resume(file).fit(DIGITS);

        assertThat(half.history().epochs()).hasSize(2);
        for (String name : whole.weights().names()) {
            assertThat(resumed.weights().get(name).values())
                    .as(name)
                    .isEqualTo(whole.weights().get(name).values());
        }
    }

    @Test
    void averages_and_best_epochs_have_all_weights() {
        Model averaged = learner().ema(0.9).fit(DIGITS);
        Model best = learner().earlyStopping(2).fit(DIGITS);

        assertThat(averaged.weights().names()).isEqualTo(best.weights().names());
        assertThat(averaged.predict(DIGITS.row(0))[0]).hasSize(10);
        assertThat(best.evaluate(DIGITS).accuracy()).isGreaterThan(0.3);
    }

    @Test
    void an_interrupt_before_the_first_step_leaves_the_weights() {
        Model start = learner().model();
        Thread.currentThread().interrupt();
        Model stopped = learner().startFrom(start).fit(DIGITS);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(stopped.history().epochs()).isEmpty();
        for (String name : start.weights().names()) {
            assertThat(stopped.weights().get(name).values())
                    .as(name)
                    .isEqualTo(start.weights().get(name).values());
        }
    }
}
