package cortado.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cortado.base.Seed;
import cortado.base.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StratifierTest {
    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    static Stream<GoldenData.Quotas> golden() {
        return GoldenData.FILE.quotas().stream();
    }

    @ParameterizedTest
    @MethodSource("golden")
    void shares_are_rounded_as_scikit_learn_does(GoldenData.Quotas golden) {
        int rows = Arrays.stream(golden.counts()).sum();
        assertThat(Stratifier.quotas(golden.counts(), rows, golden.held(), new Seed(1)))
                .isEqualTo(golden.quotas());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void every_row_is_used_once_and_every_class_keeps_its_share(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int classes = 1 + random.nextInt(8);
        int[] labels = random.ints(2 + random.nextInt(300), 0, classes).toArray();
        double fraction = 0.05 + 0.5 * random.nextDouble();
        Dataset data = dataset(labels, classes);
        int[] counts = data.classCounts();
        if (Arrays.stream(counts).allMatch(count -> count < 2)) {
            return;
        }
        SplitRows rows = data.splitRows(fraction, new Seed(seed));
        assertThat(IntStream.concat(Arrays.stream(rows.train()), Arrays.stream(rows.heldOut())))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, labels.length).boxed().toList());
        int[] held = data.rows(rows.heldOut()).classCounts();
        double heldFraction = (double) rows.heldOut().length / labels.length;
        for (int c = 0; c < classes; c++) {
            assertThat(counts[c] == 0 ? -1 : held[c])
                    .as("rows of class %d left to train", c)
                    .isLessThan(counts[c]);
            if (Arrays.stream(counts).allMatch(count -> count == 0 || count > 2)) {
                assertThat((double) held[c]).isBetween(counts[c] * heldFraction - 1, counts[c] * heldFraction + 1);
            }
        }
        if (Arrays.stream(counts).allMatch(count -> count > 2)) {
            assertThat(rows.heldOut()).hasSize((int) Math.max(1, Math.round(labels.length * fraction)));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_same_seed_gives_the_same_rows_and_another_seed_others(long seed) {
        Dataset data = dataset(new SplittableRandom(9).ints(200, 0, 4).toArray(), 4);
        SplitRows rows = data.splitRows(0.25, new Seed(seed));
        assertThat(data.splitRows(0.25, new Seed(seed)).heldOut()).isEqualTo(rows.heldOut());
        assertThat(data.splitRows(0.25, new Seed(seed + 1)).heldOut()).isNotEqualTo(rows.heldOut());
        assertThat(data.split(0.25, seed).test().features())
                .isEqualTo(data.split(0.25, seed).test().features());
    }

    @Test
    void validation_split_keeps_class_ratio_exactly_where_it_can() {
        int[] labels = IntStream.range(0, 1500).map(i -> i % 10).toArray();
        Split split = dataset(labels, 10).split(0.1, 42);
        assertThat(split.test().classCounts()).containsOnly(15).hasSize(10);
        assertThat(split.train().classCounts()).containsOnly(135).hasSize(10);
    }

    @Test
    void a_class_of_one_row_stays_in_training() {
        Split split = dataset(new int[] {0, 0, 0, 0, 1, 2}, 3).split(0.5);
        assertThat(split.test().classes()).containsExactly(0, 0, 0);
        assertThat(split.train().classes()).containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    void held_out_rows_are_in_random_order() {
        int[] sorted = IntStream.range(0, 400).map(i -> i / 100).toArray();
        assertThat(dataset(sorted, 4).split(0.5).test().take(40).classCounts()).doesNotContain(0, 40);
    }

    @Test
    void rows_without_classes_are_drawn_regardless_of_targets() {
        Dataset data = Dataset.of(new float[10], Shape.of(1), new float[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, 1);
        assertThat(data.split(0.2).test().size()).isEqualTo(2);
        assertThat(data.split(0.2).train().size()).isEqualTo(8);
        assertThat(Dataset.of(new float[2], Shape.of(1)).split(0.01).test().size())
                .isEqualTo(1);
    }

    @Test
    void a_fraction_out_of_range_is_refused() {
        Dataset data = dataset(new int[] {0, 0}, 1);
        for (double fraction : new double[] {0, 1, -0.1, 20, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> data.split(fraction))
                    .withMessage("split: the fraction must be more than 0 and less than 1, but was " + fraction
                            + ". For one fifth pass 0.2.");
        }
    }

    @Test
    void too_few_rows_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> dataset(new int[] {0}, 1).split(0.5))
                .withMessage("split: a cut in two needs a class with at least 2 rows, but the 1 row is alone.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> dataset(new int[] {0, 1, 2}, 3).split(0.5))
                .withMessage("split: a cut in two needs a class with at least 2 rows, but the 3 rows are of different "
                        + "classes.");
    }

    private static Dataset dataset(int[] labels, int classes) {
        float[] rows = new float[labels.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i;
        }
        List<String> names =
                IntStream.range(0, classes).mapToObj(c -> "class " + c).toList();
        return Dataset.of(rows, Shape.of(1), labels, names);
    }
}
