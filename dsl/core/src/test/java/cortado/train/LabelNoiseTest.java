package cortado.train;

import static cortado.Cortado.adam;
import static cortado.Cortado.binaryCrossEntropy;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.flatten;
import static cortado.Cortado.input;
import static cortado.Cortado.sequential;
import static cortado.Cortado.standardize;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import cortado.Datasets;
import cortado.base.Seed;
import cortado.base.Shape;
import cortado.data.Dataset;
import cortado.data.Folds;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Classes that are perhaps wrong. */
class LabelNoiseTest {
    @Test
    void candidates_are_those_of_the_confident_joint() {
        Dataset data = Dataset.of(new float[6], Shape.of(1), new int[] {0, 0, 0, 1, 1, 1}, List.of("cat", "dog"));
        float[][] probabilities = {
            {0.9f, 0.1f}, {0.8f, 0.2f}, {0.1f, 0.9f}, {0.3f, 0.7f}, {0.65f, 0.35f}, {0.05f, 0.95f}
        };
        LabelNoise noise = LabelNoise.of(data, probabilities);

        // Thresholds: cat (0.9 + 0.8 + 0.1) / 3 = 0.6, dog (0.7 + 0.35 + 0.95) / 3 = 0.667.
        assertThat(noise.confident()).isDeepEqualTo(new int[][] {{2, 1}, {1, 2}});
        assertThat(noise.rowNumbers()).containsExactly(2, 4);
        assertThat(noise.candidates().get(0).margin()).isCloseTo(-0.8, within(1e-6));
        assertThat(noise.candidates().get(1).margin()).isCloseTo(-0.3, within(1e-6));
        assertThat(noise).hasToString("""

                        Label noise: 2 of 6 rows (33.3%) are perhaps of another class
                        given  suggested  row  margin
                        ─────────────────────────────
                        cat    dog          2  -0.800
                        dog    cat          4  -0.300""");
    }

    @Test
    void the_joint_distribution_of_given_and_true_classes_is_calibrated_to_the_counts() {
        Dataset data =
                Dataset.of(new float[8], Shape.of(1), new int[] {0, 0, 0, 0, 0, 1, 1, 2}, List.of("a", "b", "c"));
        float[][] probabilities = {
            {0.8f, 0.2f, 0},
            {0.9f, 0.1f, 0},
            {0.7f, 0.3f, 0},
            {0.1f, 0.9f, 0},
            {0.6f, 0.4f, 0}, // a
            {0.2f, 0.8f, 0},
            {0.9f, 0.1f, 0}, // b
            {0.3f, 0.3f, 0.4f}
        };
        LabelNoise noise = LabelNoise.of(data, probabilities);

        // Thresholds: a 3.1 / 5 = 0.62, b 0.9 / 2 = 0.45, c 0.4; row 4 is confident of no class.
        assertThat(noise.confident()).isDeepEqualTo(new int[][] {{3, 1, 0}, {1, 1, 0}, {0, 0, 1}});
        // Of 8 rows 5 are said to be a, 2 b, 1 c: equation 3 by hand.
        double[][] joint = {{5 * 0.75 / 8, 5 * 0.25 / 8, 0}, {2 * 0.5 / 8, 2 * 0.5 / 8, 0}, {0, 0, 1 / 8.0}};
        for (int c = 0; c < 3; c++) {
            assertThat(noise.joint()[c]).containsExactly(joint[c], within(1e-12));
        }
        assertThat(noise.share()).isEqualTo((1.25 + 1) / 8, within(1e-12));
        assertThat(noise.candidates())
                .extracting(LabelNoise.Candidate::row, LabelNoise.Candidate::given, LabelNoise.Candidate::suggested)
                .containsExactly(tuple(3, "a", "b"), tuple(6, "b", "a"));
    }

    @Test
    void self_confidence_ranks_by_the_given_class_alone() {
        Dataset data = Dataset.of(new float[6], Shape.of(1), new int[] {0, 0, 1, 1, 2, 2}, List.of("a", "b", "c"));
        float[][] probabilities = {
            {0.9f, 0.1f, 0},
            {0.3f, 0.7f, 0},
            {0.45f, 0.25f, 0.3f},
            {0, 0.9f, 0.1f},
            {0.1f, 0.1f, 0.8f},
            {0.05f, 0.55f, 0.4f}
        };
        LabelNoise noise = LabelNoise.of(data, probabilities);

        // Thresholds 0.6, 0.575 and 0.6: row 1 is confidently b; rows 2 and 5 of none.
        assertThat(noise.rowNumbers()).containsExactly(1);

        float[][] surer = {
            {0.5f, 0.5f, 0},
            {0.3f, 0.7f, 0},
            {0.45f, 0.2f, 0.35f},
            {0, 0.6f, 0.4f},
            {0.1f, 0.1f, 0.8f},
            {0.05f, 0.5f, 0.45f}
        };
        LabelNoise both = LabelNoise.of(data, surer);
        // Thresholds 0.4, 0.4 and 0.625; margins: row 1 -0.4, row 2 -0.25, row 5 -0.05; of its own class 0.3, 0.2,
        // 0.45.
        assertThat(both.rowNumbers()).containsExactly(1, 2, 5);
        assertThat(both.bySelfConfidence().rowNumbers()).containsExactly(2, 1, 5);
        assertThat(both.bySelfConfidence().candidates().get(0).confidence()).isCloseTo(0.2, within(1e-6));
    }

    @Test
    void rows_that_no_class_is_confident_of_are_left_alone() {
        Dataset data = Dataset.of(new float[4], Shape.of(1), new int[] {0, 0, 1, 1}, List.of("a", "b"));
        float[][] probabilities = {{0.9f, 0.1f}, {0.55f, 0.45f}, {0.45f, 0.55f}, {0.1f, 0.9f}};

        // Both thresholds are 0.725.
        assertThat(LabelNoise.of(data, probabilities).confident()).isDeepEqualTo(new int[][] {{1, 0}, {0, 1}});
    }

    @Test
    void digits_that_were_given_another_class_are_found() {
        Dataset digits = Datasets.digits().train();
        SplittableRandom random = new Seed(7).random();
        int[] classes = digits.classes();
        int[] flipped = Arrays.copyOf(new Seed(8).permutation(classes.length), classes.length / 20);
        for (int row : flipped) {
            classes[row] = (classes[row] + 1 + random.nextInt(9)) % 10;
        }
        float[] features = new float[digits.size() * 64];
        digits.features().get(features);
        Dataset noisy = Dataset.of(features, digits.shape(), classes, digits.classNames());
        LabelNoise noise = sequential(input(1, 8, 8), flatten(), dense(64).relu(), dense(10))
                .compile(adam(3e-3), crossEntropy())
                .epochs(12)
                .labelNoise(noisy, 5);

        Set<Integer> wrong = Arrays.stream(flipped).boxed().collect(Collectors.toCollection(TreeSet::new));
        long found = IntStream.of(noise.rowNumbers()).filter(wrong::contains).count();
        assertThat((double) found / flipped.length)
                .as("share of the wrong ones")
                .isGreaterThan(0.6);
        assertThat((double) found / noise.candidates().size())
                .as("share of the found ones")
                .isGreaterThan(0.85);
        // Most doubtful first.
        assertThat(IntStream.of(noise.rowNumbers())
                        .limit(flipped.length / 2)
                        .filter(wrong::contains)
                        .count())
                .isGreaterThanOrEqualTo(flipped.length / 2 - 2);
    }

    @Test
    void two_classes_may_have_one_output() {
        Dataset tumors = Datasets.breastCancer().train();
        LabelNoise noise = sequential(input(standardize().fit(tumors)), dense(1))
                .compile(adam(0.02), binaryCrossEntropy())
                .epochs(10)
                .labelNoise(tumors, 3);

        assertThat(noise.size()).isEqualTo(455);
        assertThat(noise.share()).isBetween(0.0, 0.15);
        assertThat(noise.candidates().size()).isBetween(1, 45);
    }

    @Test
    void folds_of_groups_are_taken_if_every_row_is_tested_on() {
        Dataset wine = Datasets.wine().train();
        List<Integer> groups =
                IntStream.range(0, wine.size()).mapToObj(row -> row / 2).toList();
        Learner learner = sequential(input(standardize().fit(wine)), dense(3))
                .compile(adam(0.05), crossEntropy())
                .epochs(5);

        assertThat(learner.labelNoise(Folds.ofGroups(wine, 4, groups)).size()).isEqualTo(142);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> learner.labelNoise(Folds.ofTime(wine, 4)))
                .withMessage(
                        "labelNoise: each row must be tested on in one of the folds, but row 0 is in none. Use data.folds(5) or Folds.ofGroups.");
    }

    @Test
    void what_does_not_fit_is_refused() {
        Dataset data = Dataset.of(new float[2], Shape.of(1), new int[] {0, 1}, List.of("a", "b"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LabelNoise.of(data, new float[][] {{1, 0}, {-3.5f, 2}}))
                .withMessage(
                        "labelNoise: probabilities of a row are from 0 to 1 and sum up to 1, but row 1 has [-3.5, 2.0]. Pass"
                                + " model.predictProbability(data), not predict(data).");
        assertThat(LabelNoise.of(data, new float[][] {{0.1f}, {0.8f}}).confident())
                .isDeepEqualTo(new int[][] {{1, 0}, {0, 1}});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LabelNoise.of(data, new float[][] {{1, 0}}))
                .withMessage(
                        "labelNoise: the data has 2 rows of 2 classes, but there are 1 rows of probabilities, not all of 2 classes.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sequential(input(1), dense(1))
                        .compile(adam(1e-2), cortado.Cortado.mse())
                        .labelNoise(Dataset.of(new float[][] {{1}, {2}}, new float[] {1, 2}), 2))
                .withMessage("labelNoise: rows need classes, but these have real-valued targets.");
    }
}
