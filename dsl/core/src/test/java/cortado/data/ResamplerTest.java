package cortado.data;

import static cortado.Cortado.adasyn;
import static cortado.Cortado.overSample;
import static cortado.Cortado.smote;
import static cortado.Cortado.underSample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cortado.Datasets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ResamplerTest {
    /** 50, 12 and 30 flowers of three kinds. */
    private static final GoldenFolds.Synthetic GOLDEN = GoldenFolds.FILE.synthetic();

    private static final Dataset FLOWERS = Dataset.of(GOLDEN.x(), GOLDEN.y());

    @Test
    void over_sampling_repeats_rows_until_classes_are_equal() {
        Dataset even = overSample().resample(FLOWERS, 1);

        assertThat(even.classCounts()).containsExactly(50, 50, 50);
        assertThat(even.take(92).features()).isEqualTo(FLOWERS.features());
        Set<List<Float>> known = rows(FLOWERS);
        assertThat(known).containsAll(rows(even));
        assertThat(rows(even)).hasSameSizeAs(known);
    }

    @Test
    void under_sampling_keeps_as_many_rows_of_each_class() {
        Dataset even = underSample().resample(FLOWERS, 1);

        assertThat(even.classCounts()).containsExactly(12, 12, 12);
        assertThat(rows(FLOWERS)).containsAll(rows(even));
        assertThat(rows(even)).hasSize(36);
    }

    private static Set<List<Float>> rows(Dataset data) {
        Set<List<Float>> rows = new HashSet<>();
        for (int i = 0; i < data.size(); i++) {
            rows.add(row(data, i));
        }
        return rows;
    }

    private static List<Float> row(Dataset data, int row) {
        float[] values = data.features(row);
        return List.of(values[0], values[1], values[2], values[3]);
    }

    @Test
    void smote_makes_rows_between_a_row_and_one_of_its_nearest() {
        Dataset even = smote().resample(FLOWERS, 1);

        assertThat(even.classCounts()).containsExactly(50, 50, 50);
        assertThat(even.take(92).features()).isEqualTo(FLOWERS.features());
        for (int made = 92; made < even.size(); made++) {
            assertThat(parents(even, made)).as("row %d", made).isNotEmpty();
        }
    }

    /** The rows that a made row may come of: it lies between one of them and one of its nearest, by scikit-learn. */
    private static Set<Integer> parents(Dataset data, int made) {
        int ofClass = data.classes()[made];
        int[][] nearest = Objects.requireNonNull(GOLDEN.within().get(Integer.toString(ofClass)));
        int member = 0;
        Set<Integer> parents = new HashSet<>();
        for (int row = 0; row < GOLDEN.y().length; row++) {
            if (GOLDEN.y()[row] == ofClass) {
                for (int near : nearest[member]) {
                    if (isBetween(data.features(made), GOLDEN.x()[row], GOLDEN.x()[near])) {
                        parents.add(member);
                    }
                }
                member++;
            }
        }
        return parents;
    }

    private static boolean isBetween(float[] x, float[] a, float[] b) {
        int widest = 0;
        for (int i = 0; i < a.length; i++) {
            widest = Math.abs(b[i] - a[i]) > Math.abs(b[widest] - a[widest]) ? i : widest;
        }
        double step = (x[widest] - a[widest]) / ((double) b[widest] - a[widest]);
        boolean isBetween = step > -1e-4 && step < 1 + 1e-4;
        for (int i = 0; i < a.length; i++) {
            isBetween &= Math.abs(a[i] + step * (b[i] - a[i]) - x[i]) < 1e-4;
        }
        return isBetween;
    }

    @Test
    void adasyn_makes_more_of_rows_that_are_hard_to_tell() {
        Dataset even = adasyn().resample(FLOWERS, 1);

        int made = 92;
        for (int c = 1; c <= 2; c++) {
            int[] counts = Objects.requireNonNull(GOLDEN.adasyn().get(Integer.toString(c)));
            for (int member = 0; member < counts.length; member++) {
                for (int i = 0; i < counts[member]; i++, made++) {
                    assertThat(even.classes()[made]).isEqualTo(c);
                    assertThat(parents(even, made)).as("row %d", made).contains(member);
                }
            }
        }
        assertThat(even.size()).isEqualTo(made);
    }

    @Test
    void the_seed_draws_the_rows() {
        for (Resampler resampler : List.of(overSample(), underSample(), smote(), adasyn().neighbors(3))) {
            assertThat(resampler.resample(FLOWERS, 4).features())
                    .isEqualTo(resampler.resample(FLOWERS, 4).features());
            assertThat(resampler.resample(FLOWERS, 4).features())
                    .isNotEqualTo(resampler.resample(FLOWERS, 5).features());
        }
    }

    private static void refuses(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }

    @Test
    void what_cannot_be_evened_out_is_refused() {
        refuses(
                () -> smote().resample(FLOWERS.rows(0, 1, 2, 3, 4, 5, 60, 61), 1),
                "smote: class '1' needs more rows than the 5 neighbors, but has 2. Use smote().neighbors(1), or overSample().");
        refuses(
                () -> smote().neighbors(0),
                "smote: neighbors must be at least 1, but was 0. Try smote().neighbors(5).");
        refuses(
                () -> overSample().resample(Dataset.of(new float[3][1], new float[3]), 1),
                "overSample: rows need classes to be evened out, but these have real-valued targets.");
        refuses(
                () -> smote().resample(Datasets.sentences().test(), 1),
                "smote: new rows can be made of one feature of numbers and one target only, but the data is 600 texts, 2 classes. Use"
                        + " overSample().");
        int[] far = Arrays.copyOf(new int[] {1, 1, 1, 1, 1, 1}, 20);
        float[][] x = new float[20][1];
        for (int i = 0; i < 20; i++) {
            x[i][0] = i + 100 * far[i];
        }
        refuses(
                () -> adasyn().neighbors(2).resample(Dataset.of(x, far), 1),
                "adasyn: no row of class '1' has a row of another class among its 2 nearest, so that none is hard to tell. Use"
                        + " smote().");
    }
}
