package cortado.train;

import static cortado.Cortado.adam;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.flatten;
import static cortado.Cortado.input;
import static cortado.Cortado.mse;
import static cortado.Cortado.sequential;
import static cortado.Cortado.sgd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import cortado.Datasets;
import cortado.data.Dataset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Weights of classes and rows, and that they reach the loss. */
class RowWeightsTest {
    private static final Dataset FIVE_ROWS = Dataset.of(new float[5][4], new int[] {0, 1, 0, 1, 0});

    private static Learner fullBatch(Dataset data) {
        return sequential(input(4), dense(3).named("head"))
                .compile(sgd(0.5), crossEntropy())
                .epochs(5)
                .batchSize(2 * data.size())
                .seed(4)
                .quiet();
    }

    private static void assertSameWeights(Model actual, Model expected) {
        for (String name : expected.weights().names()) {
            assertThat(actual.weights().get(name).values())
                    .as(name)
                    .containsExactly(expected.weights().get(name).values(), within(1e-5f));
        }
    }

    @Test
    void balanced_weights_are_those_of_scikit_learn() {
        // sklearn.utils.class_weight.compute_class_weight("balanced", classes=[0, 1], y=[0, 1, 0, 1, 0])
        Map<String, Double> weights = ClassWeights.balanced(FIVE_ROWS);

        assertThat(weights.keySet()).containsExactly("0", "1");
        assertThat(weights.get("0")).isCloseTo(0.8333333333333334, within(1e-12));
        assertThat(weights.get("1")).isCloseTo(1.25, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void a_row_that_counts_three_times_is_as_good_as_three_rows(long seed) {
        Dataset data = new Gen(seed).classified(12, 3, 4);
        int[] repeated = IntStream.range(0, 12)
                .flatMap(row -> IntStream.generate(() -> row).limit(data.classes()[row] == 1 ? 3 : 1))
                .toArray();
        Model expected = fullBatch(data).fit(data.rows(repeated));

        Model byName = fullBatch(data).classWeights(Map.of("class 1", 3)).fit(data);
        Model byNumber = fullBatch(data).classWeights(Map.of(1, 3.0)).fit(data);
        float[] ofRows = new float[12];
        for (int i = 0; i < 12; i++) {
            ofRows[i] = data.classes()[i] == 1 ? 3 : 1;
        }
        Model byRow = fullBatch(data).sampleWeights(ofRows).fit(data);

        assertSameWeights(byName, expected);
        assertSameWeights(byNumber, expected);
        assertSameWeights(byRow, expected);
        assertThat(byName.history().get("loss")[4]).isCloseTo(expected.history().get("loss")[4], within(1e-6));
    }

    @Test
    void rows_of_weight_zero_are_not_learned_even_in_a_batch_of_their_own() {
        Dataset data = new Gen(5).valued(6, 1, 4);
        Learner learner = sequential(input(4), dense(1))
                .compile(sgd(0.1), mse())
                .epochs(3)
                .batchSize(1)
                .quiet();

        Model model = learner.sampleWeights(0, 0, 0, 0, 0, 1).fit(data);

        Model alone = learner.fit(data.rows(5));
        assertSameWeights(model, alone);
    }

    @Test
    void class_and_row_weights_multiply() {
        Dataset data = new Gen(6).classified(9, 3, 4);
        float[] ofRows = new float[9];
        float[] both = new float[9];
        for (int i = 0; i < 9; i++) {
            ofRows[i] = 1 + i % 2;
            both[i] = ofRows[i] * (data.classes()[i] == 2 ? 5 : 1);
        }

        assertSameWeights(
                fullBatch(data).classWeights(Map.of(2, 5)).sampleWeights(ofRows).fit(data),
                fullBatch(data).sampleWeights(both).fit(data));
    }

    @Test
    void validation_stays_unweighted() {
        Dataset data = new Gen(7).classified(12, 3, 4);
        Learner learner = fullBatch(data).epochs(1).validation(data);

        double plain = learner.classWeights(Map.of(0, 50, 1, 1, 2, 1))
                .fit(data)
                .evaluate(data)
                .loss();
        double validated = learner.classWeights(Map.of(0, 50, 1, 1, 2, 1))
                .fit(data)
                .history()
                .get("validation loss")[0];

        assertThat(validated).isCloseTo(plain, within(1e-6));
    }

    /** Handwritten digits, "is it an 8?", with all but a few of the eights left out. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void balanced_class_weights_raise_the_recall_of_the_minority(long seed) {
        Dataset train = isEight(Datasets.digits().train(), 12);
        Dataset test = isEight(Datasets.digits().test(), Integer.MAX_VALUE);
        Learner learner = sequential(input(1, 8, 8), flatten(), dense(2))
                .compile(adam(0.01), crossEntropy())
                .epochs(30)
                .seed(seed)
                .quiet();

        double plain = learner.fit(train).evaluate(test).recall("eight");
        double weighted =
                learner.balancedClassWeights().fit(train).evaluate(test).recall("eight");

        assertThat(weighted).isGreaterThan(plain + 0.1);
    }

    private static Dataset isEight(Dataset digits, int eights) {
        int[] classes = digits.classes();
        int[] all = IntStream.range(0, classes.length)
                .filter(i -> classes[i] == 8)
                .limit(eights)
                .toArray();
        int[] rows = IntStream.concat(
                        IntStream.range(0, classes.length).filter(i -> classes[i] != 8), Arrays.stream(all))
                .toArray();
        Dataset chosen = digits.rows(rows);
        float[] features = new float[chosen.features().remaining()];
        chosen.features().get(features);
        int[] labels = Arrays.stream(rows).map(row -> classes[row] == 8 ? 1 : 0).toArray();
        return Dataset.of(features, chosen.shape(), labels, List.of("other", "eight"));
    }

    private static void refuses(Learner learner, Dataset data, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> learner.fit(data)).withMessage(message);
    }

    @Test
    void weights_that_fit_no_class_are_refused() {
        Dataset data = new Gen(1).classified(9, 3, 4).withClassNames("cat", "dog", "horse");

        refuses(
                fullBatch(data).classWeights(Map.of("hors", 2)),
                data,
                "fit: classWeights: unknown class 'hors'; did you mean 'horse'?");
        refuses(
                fullBatch(data).classWeights(Map.of(3, 2)),
                data,
                "fit: classWeights: unknown class '3'; known: cat, dog, horse.");
        refuses(
                fullBatch(data).classWeights(Map.of("cat", -1)),
                data,
                "fit: classWeights must be finite and at least 0, but 'cat' has -1.0");
        refuses(
                fullBatch(data).classWeights(Map.of("cat", 2)).balancedClassWeights(),
                data,
                "fit: balancedClassWeights() and classWeights(...) exclude each other. Keep one");
    }

    @Test
    void weights_that_fit_no_row_are_refused() {
        Dataset data = new Gen(1).classified(9, 3, 4);

        refuses(
                fullBatch(data).sampleWeights(1, 2, 3),
                data,
                "fit: sampleWeights needs one weight for each of the 9 rows, but there are 3");
        refuses(
                fullBatch(data).sampleWeights(1, 1, 1, Float.NaN, 1, 1, 1, 1, 1),
                data,
                "fit: sampleWeights must be finite and at least 0, but number 3 is NaN");
        refuses(
                fullBatch(data).sampleWeights(new float[9]),
                data,
                "fit: sampleWeights must not all be 0: nothing would be learned");
    }

    @Test
    void class_weights_of_values_are_refused() {
        Dataset data = new Gen(3).valued(9, 1, 4);
        Learner learner =
                sequential(input(4), dense(1)).compile(sgd(0.1), mse()).quiet();

        refuses(
                learner.balancedClassWeights(),
                data,
                "fit: balancedClassWeights needs data with classes. Use sampleWeights for other data");
        refuses(
                learner.classWeights(Map.of(0, 1)),
                data,
                "fit: classWeights needs data with classes. Use sampleWeights for other data");
    }

    @Test
    void a_class_without_rows_cannot_be_balanced() {
        Dataset data = new Gen(1).classified(9, 3, 4);
        int[] twoClasses =
                IntStream.range(0, 9).filter(i -> data.classes()[i] != 2).toArray();

        refuses(
                fullBatch(data).balancedClassWeights(),
                data.rows(twoClasses),
                "fit: balancedClassWeights needs a row of each class, but 'class 2' has none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClassWeights.balanced(data.rows(twoClasses)))
                .withMessage("class weights: class 'class 2' has no row to balance. "
                        + "Leave it out of the class names, or add rows.");
    }

    @Test
    void the_recipe_names_the_weights() {
        assertThat(fullBatch(FIVE_ROWS).classWeights(Map.of(1, 2)).sampleWeights(1, 2))
                .hasToString("compile(sgd(0.5), crossEntropy()).epochs(5).batchSize(10).seed(4)"
                        + ".classWeights({1=2.0}).sampleWeights(...)");
    }
}
