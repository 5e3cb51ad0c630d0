package cortado.train;

import static cortado.Cortado.adam;
import static cortado.Cortado.batchNorm;
import static cortado.Cortado.conv2d;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.dropout;
import static cortado.Cortado.flatten;
import static cortado.Cortado.input;
import static cortado.Cortado.minMax;
import static cortado.Cortado.rotationDeg;
import static cortado.Cortado.sequential;
import static cortado.Cortado.sgd;
import static cortado.Cortado.shift;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cortado.Datasets;
import cortado.base.Seed;
import cortado.data.Augmentation;
import cortado.data.Dataset;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that are changed at random while a network trains on them, and only then. */
class AugmentedFitTest {
    private static final Dataset DIGITS = Datasets.digits().train();
    private static final Dataset TEST = Datasets.digits().test();

    /** Leaves rows as they are, so that they take the way of augmented ones. */
    private static final Augmentation NOTHING = (row, shape, random) -> {};

    private static Learner learner() {
        return sequential(input(1, 8, 8), conv2d(8, 3).relu(), batchNorm(), flatten(), dropout(0.2), dense(10))
                .compile(adam(3e-3), crossEntropy())
                .epochs(2)
                .batchSize(48)
                .seed(5)
                .quiet();
    }

    private static void assertSame(Model actual, Model expected) {
        assertThat(actual.history().epochs().stream().map(Epoch::metrics).toList())
                .isEqualTo(
                        expected.history().epochs().stream().map(Epoch::metrics).toList());
        assertThat(actual.predict(TEST)).isDeepEqualTo(expected.predict(TEST));
    }

    @Test
    void rows_that_come_portion_by_portion_teach_what_rows_in_memory_teach() {
        Learner learner = learner().validationSplit(0.2).balancedClassWeights();

        assertSame(learner.fit(DIGITS.augment(NOTHING)), learner.fit(DIGITS));
    }

    @Test
    void several_portions_make_an_epoch() {
        // 3,072 numbers a row, 7 rows a batch: 48 batches a portion, of 200 batches.
        Dataset wide = new Gen(1).classified(1400, 3, 3, 32, 32);
        Learner learner = sequential(input(3, 32, 32), flatten(), dense(3))
                .compile(sgd(0.01), crossEntropy())
                .epochs(2)
                .batchSize(7)
                .validationSplit(0.1)
                .quiet();
        Model fed = learner.fit(wide.augment(NOTHING));

        assertThat(fed.predict(wide)).isDeepEqualTo(learner.fit(wide).predict(wide));
    }

    @Test
    void the_seed_draws_the_changes_and_every_epoch_draws_others() {
        Dataset turned = DIGITS.augment(rotationDeg(20), shift(0.1, 0.1));
        Model first = learner().fit(turned);

        assertSame(learner().fit(turned), first);
        assertThat(learner().seed(6).fit(turned).predict(TEST)).isNotEqualTo(first.predict(TEST));

        Set<Double> seen = ConcurrentHashMap.newKeySet();
        Augmentation watched = (row, shape, random) -> seen.add(random.nextDouble());
        Model watching = learner().epochs(3).fit(DIGITS.take(100).augment(watched));
        // One number comes from the trial when a dataset is augmented.
        assertThat(seen).hasSize(1 + 300);
        assertThat(watching.history().epochs()).hasSize(3);
    }

    @Test
    void what_is_validated_on_predicted_or_evaluated_stays_as_it_is() {
        Augmentation erased = (row, shape, random) -> java.util.Arrays.fill(row, 0);
        Model model = learner().validationSplit(0.2).fit(DIGITS.augment(erased));
        Model plain = learner().fit(DIGITS);

        assertThat(plain.predict(TEST.augment(erased))).isDeepEqualTo(plain.predict(TEST));
        assertThat(plain.evaluate(TEST.augment(erased)).accuracy())
                .isEqualTo(plain.evaluate(TEST).accuracy());
        int[] held = DIGITS.splitRows(0.2, new Seed(5).child("validation")).heldOut();
        assertThat(model.history().get("validation loss")[1])
                .isEqualTo(model.evaluate(DIGITS.rows(held)).loss(), org.assertj.core.api.Assertions.within(1e-5));
        assertThat(DIGITS.augment(erased).features()).isEqualTo(DIGITS.features());
    }

    @Test
    void an_encoder_takes_rows_after_they_were_changed() {
        Dataset raw = DIGITS.rescale(255);
        Augmentation half =
                (row, shape, random) -> IntStream.range(0, row.length).forEach(i -> row[i] /= 2);
        var network = sequential(input(minMax().fit(raw)), flatten(), dense(10));
        Learner learner = network.compile(adam(1e-2), crossEntropy()).epochs(2).quiet();
        Model augmented = learner.fit(raw.augment(half));
        Model byHand = learner.fit(raw.rescale(0.5));

        assertThat(augmented.predict(TEST)).isDeepEqualTo(byHand.predict(TEST));
    }

    @Test
    void each_of_several_features_is_changed_by_itself() {
        Dataset both = DIGITS.augment(rotationDeg(15)).withFeature("again", DIGITS.augment(rotationDeg(15)));
        Dataset drawn = both.augmented(new Seed(1), 3, 4);

        assertThat(drawn.features()).isNotEqualTo(DIGITS.rows(3, 4).features());
        assertThat(drawn.feature(1).features())
                .isNotEqualTo(DIGITS.rows(3, 4).features())
                .isNotEqualTo(drawn.features());
        assertThat(drawn.classes()).isEqualTo(DIGITS.rows(3, 4).classes());
    }

    @Test
    void a_session_a_rate_sweep_and_averaged_weights_take_them_too(@TempDir java.nio.file.Path folder) {
        Learner learner = learner().swa(2);
        assertSame(learner.fit(DIGITS.augment(NOTHING)), learner.fit(DIGITS));
        assertThat(learner().findLearningRate(DIGITS.augment(NOTHING)).losses())
                .isEqualTo(learner().findLearningRate(DIGITS).losses());
        assertThat(losses(DIGITS.augment(NOTHING))).isEqualTo(losses(DIGITS));

        java.nio.file.Path file = folder.resolve("last.zip");
        Dataset turned = DIGITS.augment(rotationDeg(20));
        Model whole = learner().epochs(3).fit(turned);
        Model begun = learner().checkpoint(file).fit(turned);
        assertThat(begun.history().epochs()).hasSize(2);
        assertSame(learner().epochs(3).resume(file).fit(turned), whole);
    }

    private static java.util.List<Double> losses(Dataset data) {
        try (Session session = learner().session(data)) {
            java.util.List<Double> losses = new java.util.ArrayList<>();
            for (int pass = 0; pass < 2; pass++) {
                session.batches().forEach(batch -> losses.add(session.step(batch)));
            }
            return losses;
        }
    }

    @Test
    void what_cannot_be_changed_is_refused_at_once() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Datasets.iris().train().augment(rotationDeg(10)))
                .withMessage(
                        "augment: rotationDeg(10.0) needs images of shape (channels, height, width), but the rows have the shape"
                                + " (4). Reshape them, e.g. data.reshaped(1, 28, 28).");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DIGITS.rescale(255).augment(cortado.Cortado.brightness(0.2)))
                .withMessage(
                        "augment: brightness(0.2) needs images with values 0..1, but there is one with values from 0.0 to 255.0."
                                + " Scale them first, e.g. data.rescale(1.0 / 255), or leave standardizing to the network's input.");
    }

    @Test
    void an_error_of_ones_own_change_ends_training_with_its_message() {
        Augmentation broken = (row, shape, random) -> {
            if (random.nextInt(200) == 0) {
                throw new IllegalArgumentException("mine: this row is odd.");
            }
        };
        assertThatIllegalArgumentException()
                .isThrownBy(() -> learner().epochs(9).fit(DIGITS.augment(broken)))
                .withMessage("mine: this row is odd.");
    }
}
