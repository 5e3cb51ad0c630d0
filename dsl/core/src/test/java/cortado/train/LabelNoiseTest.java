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
import static org.assertj.core.api.Assertions.within;

import cortado.Datasets;
import cortado.base.Seed;
import cortado.base.Shape;
import cortado.data.Dataset;
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

        assertThat(noise.rows()).isEqualTo(455);
        assertThat(noise.candidates().size()).isBetween(1, 45);
    }

    @Test
    void what_does_not_fit_is_refused() {
        Dataset data = Dataset.of(new float[2], Shape.of(1), new int[] {0, 1}, List.of("a", "b"));
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
