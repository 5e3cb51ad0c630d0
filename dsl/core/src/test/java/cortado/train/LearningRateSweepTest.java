package cortado.train;

import static cortado.Cortado.adam;
import static cortado.Cortado.cosine;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.flatten;
import static cortado.Cortado.input;
import static cortado.Cortado.mse;
import static cortado.Cortado.schedule;
import static cortado.Cortado.sequential;
import static cortado.Cortado.sgd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import cortado.Datasets;
import cortado.data.Dataset;
import cortado.display.MimeBundle;
import cortado.network.Network;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The search for a learning rate. */
class LearningRateSweepTest {
    /** Features -1, -0.5, 0.5 and 1, whose squares have the mean 0.625; labels are twice the features. */
    private static final Dataset LINE =
            Dataset.of(new float[][] {{-1}, {-0.5f}, {0.5f}, {1}}, new float[][] {{-2}, {-1}, {1}, {2}});

    private static Learner line() {
        return sequential(input(1), dense(1)).compile(sgd(0.1), mse()).quiet();
    }

    private static Learner classifier(Optimizer optimizer) {
        return sequential(input(4), dense(8).relu(), dense(3))
                .compile(optimizer, crossEntropy())
                .quiet();
    }

    /** The error of the weight shrinks by 1 - 2 * rate * 0.625 at each step, and the loss is 0.625 times its square. */
    @Test
    void losses_of_a_line_are_those_of_the_formula_until_it_diverges() {
        Learner still = sequential(input(1), dense(1)).compile(sgd(schedule("none", step -> 0)), mse());
        double error = still.quiet().fit(LINE).weights().get("dense_1.weight").values()[0] - 2;

        LearningRateSweep sweep = line().findLearningRate(LINE);

        assertThat(sweep.rates()).hasSameSizeAs(sweep.losses());
        double stable = 1 / 0.625;
        for (int i = 0; i < sweep.rates().size(); i++) {
            double rate = sweep.rates().get(i);
            assertThat(rate).isCloseTo(1e-7 * Math.pow(1e8, i / 99.0), within(1e-12));
            // Past it, what grows is the rounding of an error near 0.
            if (rate < stable / 4) {
                assertThat(sweep.losses().get(i)).isCloseTo(0.625 * error * error, within(1e-5));
            }
            error *= 1 - 2 * rate * 0.625;
        }
        assertThat(sweep.hasDiverged()).isTrue();
        assertThat(sweep.rates().get(sweep.rates().size() - 1)).isGreaterThan(stable);
        assertThat(sweep.suggested()).isBetween(stable / 100, stable);
    }

    @Test
    void training_with_the_suggestion_learns_faster_than_with_its_neighbors() {
        Dataset data = Datasets.digits().train().take(600);
        Network network = sequential(input(1, 8, 8), flatten(), dense(16).relu(), dense(10));
        double suggested = network.compile(adam(1), crossEntropy())
                .quiet()
                .findLearningRate(data)
                .suggested();

        assertThat(Stream.of(suggested / 100, suggested, suggested * 100)
                        .map(rate -> network.compile(adam(rate), crossEntropy())
                                .epochs(3)
                                .quiet()
                                .fit(data))
                        .map(model -> model.history().get("loss")[2])
                        .toList())
                .satisfies(losses -> assertThat(losses.get(1)).isLessThan(Math.min(losses.get(0), losses.get(2))));
    }

    @Test
    void the_same_seed_gives_the_same_sweep_and_fits_are_as_before() {
        Dataset data = new Gen(8).classified(200, 3, 4);
        Learner learner = classifier(adam(cosine(1e-2))).epochs(2);
        Model before = learner.fit(data);

        assertThat(learner.findLearningRate(data)).isEqualTo(learner.findLearningRate(data));

        assertThat(learner.fit(data).predict(data)).isDeepEqualTo(before.predict(data));
    }

    @Test
    void batches_that_share_an_update_share_a_rate() {
        Dataset data = new Gen(8).classified(100, 3, 4);
        List<Double> together =
                classifier(sgd(0.1)).batchSize(40).findLearningRate(data).losses();
        List<Double> apart = classifier(sgd(0.1).accumulate(4))
                .batchSize(10)
                .findLearningRate(data)
                .losses();

        assertThat(apart).hasSameSizeAs(together);
        for (int i = 0; i < together.size(); i++) {
            assertThat(apart.get(i)).isCloseTo(together.get(i), within(1e-3 * together.get(i)));
        }
    }

    @Test
    void it_shows_its_curve_and_says_its_suggestion() {
        LearningRateSweep sweep = line().findLearningRate(LINE);

        String line = "suggested learning rate 0.066, where the loss falls fastest; too large from ";
        assertThat(sweep.toString()).startsWith("\n" + line);
        MimeBundle shown = sweep.display();
        assertThat(shown.text()).startsWith(line).contains("learning rate sweep", "1e-7", "steepest loss ");
        assertThat(shown.data()).containsKey(MimeBundle.PNG);
    }

    /** What grows at the end would hide the rest. */
    @Test
    void the_curve_ends_where_it_is_higher_than_before() {
        LearningRateSweep sweep = new LearningRateSweep(
                Stream.iterate(1e-3, rate -> rate * 2).limit(20).toList(),
                Stream.iterate(20, loss -> loss - 1)
                        .limit(20)
                        .map(loss -> loss == 1 ? 1e6 : loss)
                        .toList(),
                true);

        assertThat(sweep.chart().text()).doesNotContain("e5", "e6", "00000");
        assertThat(sweep.suggested()).isBetween(1e-3, 0.3);
    }

    @Test
    void there_may_be_nothing_to_suggest() {
        LearningRateSweep flat = line().findLearningRate(LINE, 1e-20, 1e-19);

        assertThat(flat.losses()).hasSize(100);
        assertThat(flat).hasToString("\nno suggestion: the loss fell at none of the rates; rates up to 1.0e-19");
        assertThat(flat.display().text()).startsWith("no suggestion");
        assertThatIllegalStateException()
                .isThrownBy(flat::suggested)
                .withMessage("findLearningRate: the loss fell at none of the rates, so there is none to suggest. "
                        + "Look at the curve, and check labels, loss and network.");
    }

    @Test
    void an_interrupt_ends_it_with_what_there_is() {
        Thread.currentThread().interrupt();
        LearningRateSweep sweep = line().findLearningRate(LINE);
        assertThat(Thread.interrupted()).isTrue();

        assertThat(sweep.losses()).isEmpty();
        assertThat(sweep.hasDiverged()).isFalse();
        assertThat(sweep.display().text()).contains("no data yet");
        assertThat(sweep).hasToString("\nno suggestion: the loss fell at none of the rates");
    }

    @Test
    void wrong_rates_and_data_are_refused_together() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> line().batchSize(0).findLearningRate(LINE, 1, 1))
                .withMessage("""
                        findLearningRate: 2 problems:
                        - batchSize must be at least 1, but was 0
                        - rates must rise from above 0, but were 1.0 to 1.0. Try findLearningRate(data, 1e-7, 10)""");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> classifier(adam(1)).findLearningRate(LINE, 0, Double.NaN))
                .withMessage("""
                        findLearningRate: 3 problems:
                        - the network takes rows of shape (4), but the data has rows of shape (1)
                        - crossEntropy needs a class for each row, but the data has none. Use mse() for real values.
                        - rates must rise from above 0, but were 0.0 to NaN. Try findLearningRate(data, 1e-7, 10)""");
    }
}
