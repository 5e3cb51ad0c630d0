package cortado.train;

import static cortado.Cortado.adam;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.input;
import static cortado.Cortado.loss;
import static cortado.Cortado.mse;
import static cortado.Cortado.overSample;
import static cortado.Cortado.sequential;
import static cortado.Cortado.sgd;
import static cortado.Cortado.standardize;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import cortado.Datasets;
import cortado.base.Seed;
import cortado.base.Shape;
import cortado.data.Augmentation;
import cortado.data.Dataset;
import cortado.data.RowSource;
import cortado.data.Split;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Batches that hold the classes in equal shares. */
class BalancedBatchesTest {
    /** 90 rows of a, 22 of b, 8 of c. */
    private static final int[] CLASSES =
            IntStream.range(0, 120).map(row -> row < 90 ? 0 : row < 112 ? 1 : 2).toArray();

    private static final Dataset UNEQUAL =
            Dataset.of(new Gen(4).floats(120 * 3), Shape.of(3), CLASSES, List.of("a", "b", "c"));

    private static final Augmentation NOTHING = (row, shape, random) -> {};

    private static Learner learner() {
        return sequential(input(3), dense(3))
                .compile(adam(1e-2), crossEntropy())
                .epochs(3)
                .batchSize(12)
                .seed(2)
                .quiet();
    }

    @ParameterizedTest
    @CsvSource({"12, 4, 4", "10, 3, 4", "3, 1, 1", "2, 0, 1", "120, 40, 40"})
    void each_batch_has_each_class_as_often(int batch, int least, int most) {
        for (int seed = 0; seed < 20; seed++) {
            int[] order = BalancedOrder.of(IntStream.range(0, 120).toArray(), CLASSES, new Seed(seed));

            assertThat(order).as("seed %d", seed).hasSize(120);
            for (int from = 0; from < 120; from += batch) {
                int[] rows = Arrays.copyOfRange(order, from, from + batch);
                for (int c = 0; c < 3; c++) {
                    int number = c;
                    assertThat(Arrays.stream(rows)
                                    .filter(row -> CLASSES[row] == number)
                                    .count())
                            .as("seed %d, batch at %d, class %d", seed, from, c)
                            .isBetween((long) least, (long) most);
                }
            }
        }
    }

    @Test
    void rows_of_a_class_come_equally_often_and_others_than_trained_ones_never() {
        int[] trained = IntStream.range(0, 120).filter(row -> row % 2 == 0).toArray();
        int[] order = BalancedOrder.of(trained, CLASSES, new Seed(1));

        int[] times = new int[120];
        Arrays.stream(order).forEach(row -> times[row]++);
        // 20 draws of each of 45 rows of a, 11 of b and 4 of c.
        assertThat(IntStream.range(0, 90).map(row -> times[row]).sum()).isEqualTo(20);
        for (int row = 0; row < 120; row++) {
            int least = row % 2 == 1 || row < 90 ? 0 : row < 112 ? 1 : 5;
            assertThat(times[row]).as("row %d", row).isBetween(least, row % 2 == 1 ? 0 : row < 112 ? least + 1 : 5);
        }
        assertThat(BalancedOrder.of(trained, CLASSES, new Seed(1))).isEqualTo(order);
        assertThat(BalancedOrder.of(trained, CLASSES, new Seed(2))).isNotEqualTo(order);
    }

    /** The loss is the target itself, so that the mean loss of a batch is the share of its rows of the second class. */
    private static List<Double> shares(Learner learner, Dataset data) {
        List<Double> shares = new ArrayList<>();
        try (Session session = learner.balancedBatches().session(data)) {
            for (int epoch = 0; epoch < 2; epoch++) {
                session.batches().forEach(batch -> shares.add(session.step(batch)));
            }
        }
        return shares;
    }

    @Test
    void steps_take_equal_shares_of_rows_in_memory_augmented_and_read_when_needed() {
        int[] classes = IntStream.range(0, 60).map(row -> row % 10 == 0 ? 1 : 0).toArray();
        float[] values = new Gen(7).floats(60 * 2);
        List<String> names = List.of("often", "rare");
        Dataset memory = Dataset.of(values, Shape.of(2), classes, names);
        Dataset source = Dataset.of(source(values), classes, names);
        Learner learner = sequential(input(2), dense(1))
                .compile(sgd(1e-3), loss("share", (output, target) -> output.affine(0, 0)
                        .plus(target)))
                .batchSize(6)
                .quiet();

        for (Dataset data : List.of(memory, memory.augment(NOTHING), source.augment(NOTHING))) {
            assertThat(shares(learner, data)).hasSize(20).allSatisfy(share -> assertThat(share)
                    .isEqualTo(0.5, within(1e-6)));
        }
    }

    private static RowSource source(float[] values) {
        return new RowSource() {
            @Override
            public int size() {
                return values.length / 2;
            }

            @Override
            public Shape shape() {
                return Shape.of(2);
            }

            @Override
            public void read(int row, float[] into, int at) {
                System.arraycopy(values, row * 2, into, at, 2);
            }
        };
    }

    private static void assertSame(Model actual, Model expected) {
        assertThat(actual.history().epochs().stream().map(Epoch::metrics).toList())
                .isEqualTo(
                        expected.history().epochs().stream().map(Epoch::metrics).toList());
        assertThat(actual.predict(UNEQUAL)).isDeepEqualTo(expected.predict(UNEQUAL));
    }

    @Test
    void the_seed_draws_them_however_rows_are_fed_and_training_resumes(@TempDir Path folder) {
        Learner learner = learner().balancedBatches().validationSplit(0.2).swa(2);
        Model model = learner.fit(UNEQUAL);

        assertSame(learner.fit(UNEQUAL), model);
        assertSame(learner.fit(UNEQUAL.augment(NOTHING)), model);
        assertThat(learner.seed(3).fit(UNEQUAL).predict(UNEQUAL)).isNotEqualTo(model.predict(UNEQUAL));
        assertThat(model.recipe()).contains(".balancedBatches()");
        Path file = folder.resolve("last.zip");
        Model first = learner.epochs(2).checkpoint(file).fit(UNEQUAL);
        assertThat(first.history().epochs()).hasSize(2);
        assertSame(learner.resume(file).fit(UNEQUAL), model);
        assertThat(learner().balancedBatches().findLearningRate(UNEQUAL).losses())
                .isNotEqualTo(learner().findLearningRate(UNEQUAL).losses());
    }

    @Test
    void a_row_that_comes_again_is_changed_anew() {
        Set<Double> seen = ConcurrentHashMap.newKeySet();
        Augmentation watched = (row, shape, random) -> seen.add(random.nextDouble());
        Model model = learner().balancedBatches().fit(UNEQUAL.augment(watched));

        // One number comes from the trial when a dataset is augmented.
        assertThat(seen).hasSize(1 + 3 * 120);
        assertThat(model.history().epochs()).hasSize(3);
    }

    @Test
    void rows_that_are_validated_on_stay_as_they_are() {
        Set<Float> trained = ConcurrentHashMap.newKeySet();
        Augmentation watched = (row, shape, random) -> trained.add(row[0]);
        Model model = learner().balancedBatches().validationSplit(0.25).fit(UNEQUAL.augment(watched));
        Dataset held = UNEQUAL.rows(
                UNEQUAL.splitRows(0.25, new Seed(2).child("validation")).heldOut());

        assertThat(model.history().get("validation loss")[2])
                .isEqualTo(model.evaluate(held).loss(), within(1e-5));
        // The trial is with the first row.
        IntStream.range(0, held.size())
                .mapToObj(row -> held.features(row)[0])
                .filter(value -> value != UNEQUAL.features(0)[0])
                .forEach(value -> assertThat(trained).doesNotContain(value));
    }

    /** Of the tumors, one malignant to 26 benign ones. */
    @Test
    void rare_classes_are_found_more_often() {
        Split tumors = Datasets.breastCancer();
        int[] classes = tumors.train().classes();
        int[] malignant = IntStream.range(0, classes.length)
                .filter(row -> classes[row] == 0)
                .limit(11)
                .toArray();
        Dataset train = tumors.train()
                .rows(IntStream.concat(
                                Arrays.stream(malignant),
                                IntStream.range(0, classes.length).filter(row -> classes[row] == 1))
                        .toArray());
        double plain = 0;
        double balanced = 0;
        for (int seed = 0; seed < 5; seed++) {
            Learner learner = sequential(input(standardize().fit(train)), dense(8).relu(), dense(2))
                    .compile(adam(3e-3), crossEntropy())
                    .epochs(10)
                    .seed(seed)
                    .quiet();
            plain += learner.fit(train).evaluate(tumors.test()).recall("malignant") / 5;
            balanced +=
                    learner.balancedBatches().fit(train).evaluate(tumors.test()).recall("malignant") / 5;
        }

        assertThat(balanced).isGreaterThan(plain + 0.1).isGreaterThan(0.8);
    }

    @Test
    void what_does_not_fit_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sequential(input(4), dense(1))
                        .compile(adam(1e-3), mse())
                        .balancedBatches()
                        .fit(new Gen(3).valued(12, 1, 4)))
                .withMessage(
                        "fit: balancedBatches needs data with classes, but this has real-valued targets. Use sampleWeights for other data");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> learner()
                        .balancedBatches()
                        .resample(overSample())
                        .balancedClassWeights()
                        .fit(UNEQUAL))
                .withMessage("""
                        fit: 2 problems:
                        - balancedBatches and resample both even out the classes. Keep one
                        - balancedBatches and balancedClassWeights both even out the classes. Keep one""");
    }
}
