package cortado.train;

import static cortado.Cortado.adam;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.input;
import static cortado.Cortado.sequential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cortado.base.Seed;
import cortado.data.Dataset;
import cortado.network.Weights;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Training that ends before its last epoch. */
class StoppingTest {
    /** Random labels: what is learned from one half is wrong for the other, so the validation loss soon rises. */
    private static Learner overfitting(long seed) {
        return sequential(input(6), dense(64).relu(), dense(3))
                .compile(adam(0.02), crossEntropy())
                .validation(noise(seed + 1000))
                .epochs(60)
                .seed(seed)
                .quiet();
    }

    private static Dataset noise(long seed) {
        return new Gen(seed).classified(40, 3, 6);
    }

    @AfterEach
    void clear_the_interrupt() {
        Thread.interrupted();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void early_stopping_ends_with_the_weights_of_the_best_epoch(long seed) {
        Model model = overfitting(seed).earlyStopping(4).fit(noise(seed));
        History history = model.history();
        double[] losses = history.get("validation loss");
        double best = Arrays.stream(losses).min().orElseThrow();

        assertThat(history.stop()).isEqualTo(Stop.EARLY);
        assertThat(losses).hasSize(history.bestEpoch() + 4);
        assertThat(losses[history.bestEpoch() - 1]).isEqualTo(best);
        assertThat(model.evaluate(noise(seed + 1000)).loss()).isCloseTo(best, within(1e-6));
    }

    @Test
    void a_run_that_was_patient_to_its_end_keeps_the_best_weights_as_well() {
        Model model = overfitting(1).earlyStopping(1000).fit(noise(1));
        double best =
                Arrays.stream(model.history().get("validation loss")).min().orElseThrow();

        assertThat(model.history().stop()).isEqualTo(Stop.COMPLETED);
        assertThat(model.history().bestEpoch()).isBetween(1, 59);
        assertThat(model.evaluate(noise(1001)).loss()).isCloseTo(best, within(1e-6));
    }

    @Test
    void without_early_stopping_the_last_weights_stay() {
        Model model = overfitting(1).fit(noise(1));
        double[] losses = model.history().get("validation loss");

        assertThat(model.history().bestEpoch()).isZero();
        assertThat(model.evaluate(noise(1001)).loss()).isCloseTo(losses[59], within(1e-6));
    }

    @Test
    @Timeout(60)
    void an_interrupt_ends_a_long_fit_within_a_second_and_leaves_a_good_model() {
        Dataset data = noise(1);
        AtomicLong interrupted = new AtomicLong();
        Thread trainer = Thread.currentThread();
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try {
            var unused = timer.schedule(
                    () -> {
                        interrupted.set(System.nanoTime());
                        trainer.interrupt();
                    },
                    300,
                    TimeUnit.MILLISECONDS);
            Model model = overfitting(1).epochs(10_000_000).fit(data);

            assertThat(System.nanoTime() - interrupted.get()).isLessThan(1_000_000_000L);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
            assertThat(model.history().stop()).isEqualTo(Stop.INTERRUPTED);
            assertThat(model.history().epochs()).isNotEmpty();
            assertThat(Thread.interrupted()).isTrue();
            assertThat(model.evaluate(data).loss()).isLessThan(model.history().get("loss")[0]);
            assertThat(overfitting(1).fit(data).history().stop()).isEqualTo(Stop.COMPLETED);
        } finally {
            timer.shutdownNow();
        }
    }

    @Test
    void a_thread_that_is_interrupted_already_trains_nothing_and_keeps_the_initial_weights() {
        Thread.currentThread().interrupt();

        Model model = overfitting(3).fit(noise(3));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(model.history().stop()).isEqualTo(Stop.INTERRUPTED);
        assertThat(model.history().epochs()).isEmpty();
        assertThat(model.predict(noise(3))).hasDimensions(40, 3);
        Weights initial = Weights.initial(model.network().graph(), new Seed(3).child("weights"));
        for (String name : initial.names()) {
            assertThat(model.weights().get(name).values())
                    .containsExactly(initial.get(name).values());
        }
    }
}
