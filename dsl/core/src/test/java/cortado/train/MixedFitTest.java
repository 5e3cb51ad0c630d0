package cortado.train;

import static cortado.Cortado.adam;
import static cortado.Cortado.binaryCrossEntropy;
import static cortado.Cortado.conv2d;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.cutmix;
import static cortado.Cortado.dense;
import static cortado.Cortado.flatten;
import static cortado.Cortado.focal;
import static cortado.Cortado.input;
import static cortado.Cortado.kullbackLeibler;
import static cortado.Cortado.load;
import static cortado.Cortado.mixup;
import static cortado.Cortado.rotationDeg;
import static cortado.Cortado.sequential;
import static cortado.Cortado.sgd;
import static cortado.Cortado.sometimes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import cortado.Datasets;
import cortado.base.Shape;
import cortado.data.Dataset;
import cortado.data.Mixing;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of a batch that are mixed with one another, and their labels with them. */
class MixedFitTest {
    private static final Dataset DIGITS = Datasets.digits().train();
    private static final Dataset TEST = Datasets.digits().test();

    /** Mixes by one share, and remembers what it made of which rows; the first feature is the number of the row. */
    private static final class Watched implements Mixing {
        private final double share;
        private float[] mixed = {};
        private int[] own = {};
        private int[] others = {};

        Watched(double share) {
            this.share = share;
        }

        @Override
        public double mix(float[] rows, float[] partners, Shape shape, SplittableRandom random) {
            int width = (int) shape.size();
            own = new int[rows.length / width];
            others = new int[own.length];
            for (int i = 0; i < own.length; i++) {
                own[i] = (int) rows[i * width];
                others[i] = (int) partners[i * width];
            }
            for (int i = 0; i < rows.length; i++) {
                rows[i] = (float) (share * rows[i] + (1 - share) * partners[i]);
            }
            mixed = rows.clone();
            return share;
        }
    }

    private static Dataset numbered(int rows, int classes) {
        Dataset random = new Gen(3).classified(rows, classes, 4);
        float[] values = new float[rows * 4];
        random.features().get(values);
        for (int row = 0; row < rows; row++) {
            values[4 * row] = row;
        }
        return random.withFeatures(values, Shape.of(4));
    }

    @Test
    void labels_are_mixed_by_the_share_of_the_rows() {
        Dataset data = numbered(24, 3);
        Watched watched = new Watched(0.7);
        Learner learner = sequential(input(4), dense(3))
                .compile(sgd(0.01), crossEntropy())
                .batchSize(24)
                .quiet();
        // The gradient of the divergence from a distribution is that of the cross entropy.
        Learner distributions = sequential(input(4), dense(3))
                .compile(sgd(0.01), kullbackLeibler())
                .batchSize(24)
                .quiet();
        Model mixed = learner.fit(data.augment(watched));
        float[] shares = new float[24 * 3];
        for (int i = 0; i < 24; i++) {
            shares[3 * i + data.classes()[watched.own[i]]] += 0.7f;
            shares[3 * i + data.classes()[watched.others[i]]] += 0.3f;
        }
        Model byHand = distributions.fit(Dataset.of(watched.mixed, Shape.of(4), shares, 3));

        assertThat(watched.others).containsExactlyInAnyOrder(watched.own).isNotEqualTo(watched.own);
        assertThat(mixed.weights().get("dense_1.weight").values())
                .containsExactly(byHand.weights().get("dense_1.weight").values(), Offset.offset(1e-6f));
        double entropy = 0;
        for (float share : shares) {
            entropy -= share > 0 ? share * Math.log(share) / 24 : 0;
        }
        assertThat(mixed.history().get("loss")[0]).isCloseTo(byHand.history().get("loss")[0] + entropy, within(1e-5));
    }

    @Test
    void weights_of_classes_are_mixed_too() {
        Dataset data = numbered(24, 2);
        Watched watched = new Watched(0.6);
        Learner learner = sequential(input(4), dense(1))
                .compile(sgd(0.01), binaryCrossEntropy())
                .batchSize(24)
                .quiet();
        Model mixed = learner.classWeights(Map.of("class 0", 1, "class 1", 3)).fit(data.augment(watched));
        float[] weights = new float[24];
        float[] shares = new float[24];
        for (int i = 0; i < 24; i++) {
            shares[i] = 0.6f * data.classes()[watched.own[i]] + 0.4f * data.classes()[watched.others[i]];
            weights[i] = 1 + 2 * shares[i];
        }
        Model byHand = learner.sampleWeights(weights).fit(Dataset.of(watched.mixed, Shape.of(4), shares, 1));

        assertThat(mixed.weights().get("dense_1.weight").values())
                .containsExactly(byHand.weights().get("dense_1.weight").values(), Offset.offset(1e-6f));
    }

    @Test
    void a_share_of_one_teaches_what_rows_that_are_not_mixed_teach() {
        Learner learner = digits();
        Model mixed = learner.fit(DIGITS.augment(sometimes(0, mixup(0.2))));
        Model plain = learner.fit(DIGITS);

        assertThat(mixed.history().get("accuracy")).isEqualTo(plain.history().get("accuracy"));
        assertThat(mixed.history().get("validation loss"))
                .containsExactly(plain.history().get("validation loss"), within(1e-6));
        assertThat(mixed.evaluate(TEST).loss()).isCloseTo(plain.evaluate(TEST).loss(), within(1e-5));
    }

    private static Learner digits() {
        return sequential(input(1, 8, 8), conv2d(16, 3).relu(), flatten(), dense(10))
                .compile(adam(3e-3), crossEntropy().smoothing(0.05))
                .epochs(4)
                .batchSize(32)
                .validationSplit(0.1)
                .seed(1)
                .quiet();
    }

    @Test
    void mixed_digits_are_learned_and_the_model_is_one_like_any_other(@TempDir Path folder) {
        Model model = digits().fit(DIGITS.augment(rotationDeg(5), cutmix(1)));
        Path file = folder.resolve("model.zip");
        model.save(file);

        assertThat(model.evaluate(TEST).accuracy()).isGreaterThan(0.9);
        assertThat(load(file).evaluate(TEST).accuracy())
                .isEqualTo(model.evaluate(TEST).accuracy());
        assertThat(load(file).evaluate(TEST).loss())
                .isCloseTo(model.evaluate(TEST).loss(), within(1e-6));
        // Training rows are harder than those that are whole.
        double[] trained = model.history().get("accuracy");
        assertThat(Arrays.stream(trained).max().orElseThrow())
                .isLessThan(model.history().get("validation accuracy")[3]);
    }

    @Test
    void what_cannot_be_mixed_is_refused_before_training() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sequential(input(1, 8, 8), flatten(), dense(10))
                        .compile(adam(1e-3), focal(2))
                        .quiet()
                        .fit(DIGITS.augment(mixup(0.2))))
                .withMessageContaining(
                        "mixup(0.2) mixes labels, too, which focal(2.0) cannot take. Use crossEntropy(), or leave it out");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DIGITS.augment(mixup(0.2), rotationDeg(5), cutmix(1)))
                .withMessage("augment: mixup(0.2) and cutmix(1.0) both mix the rows of a batch. Keep one of them.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mixup(0))
                .withMessage(
                        "augment: mixup: alpha of the beta distribution must be from 0.01 to 4, but was 0. Try mixup(0.2).");
    }
}
