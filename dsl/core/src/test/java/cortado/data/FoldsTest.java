package cortado.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cortado.Datasets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class FoldsTest {
    private static Dataset rows(int count) {
        float[][] x = new float[count][1];
        for (int i = 0; i < count; i++) {
            x[i][0] = i;
        }
        return Dataset.of(x);
    }

    private static Dataset classified(int[] classes) {
        return Dataset.of(new float[classes.length][1], classes);
    }

    @Test
    void every_class_has_the_share_in_each_fold_that_scikit_learn_gives_it() {
        assertThat(GoldenFolds.FILE.stratified()).hasSize(5);
        for (GoldenFolds.Stratified golden : GoldenFolds.FILE.stratified()) {
            Dataset data = classified(golden.classes());
            Folds folds = data.folds(golden.counts().length, 3);

            int[][] counts = folds.stream()
                    .map(fold -> count(fold.test().classes(), data.classCount()))
                    .toArray(int[][]::new);
            assertThat(counts).isDeepEqualTo(golden.counts());
        }
    }

    private static int[] count(int[] classes, int most) {
        int[] counts = new int[most];
        Arrays.stream(classes).forEach(c -> counts[c]++);
        return counts;
    }

    @Test
    void every_row_is_tested_once() {
        Folds folds = rows(23).folds(4, 9);

        assertThat(folds.rows().stream().flatMapToInt(cut -> Arrays.stream(cut.heldOut())))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 23).boxed().toList());
        for (SplitRows cut : folds.rows()) {
            assertThat(cut.train().length + cut.heldOut().length).isEqualTo(23);
            assertThat(Arrays.stream(cut.train()).boxed().toList())
                    .doesNotContainAnyElementsOf(
                            Arrays.stream(cut.heldOut()).boxed().toList());
        }
        assertThat(folds.toString()).isEqualTo("4 folds of 23 rows, tested on [6, 6, 6, 5]");
    }

    @Test
    void the_seed_draws_the_folds() {
        Dataset iris = Datasets.iris().train();

        assertThat(heldOut(iris.folds(5, 1))).isEqualTo(heldOut(iris.folds(5, 1)));
        assertThat(heldOut(iris.folds(5, 1))).isNotEqualTo(heldOut(iris.folds(5, 2)));
        assertThat(heldOut(iris.folds(5))).isEqualTo(heldOut(iris.folds(5, 0)));
    }

    private static List<List<Integer>> heldOut(Folds folds) {
        return folds.rows().stream()
                .map(cut -> Arrays.stream(cut.heldOut()).boxed().toList())
                .toList();
    }

    @Test
    void groups_stay_whole_as_in_scikit_learn() {
        GoldenFolds.Grouped golden = GoldenFolds.FILE.grouped();
        Folds folds = Folds.ofGroups(rows(golden.groups().size()), 3, golden.groups());

        assertThat(folds.rows().stream().map(SplitRows::heldOut).toArray(int[][]::new))
                .isDeepEqualTo(golden.tested());
    }

    @Test
    void later_rows_are_tested_as_in_scikit_learn() {
        assertThat(GoldenFolds.FILE.timed()).hasSize(3);
        for (GoldenFolds.Timed golden : GoldenFolds.FILE.timed()) {
            Folds folds = Folds.ofTime(rows(golden.rows()), golden.cuts().size());

            List<List<Object>> cuts = folds.rows().stream()
                    .map(cut -> List.<Object>of(
                            (double) cut.train().length,
                            Arrays.stream(cut.heldOut())
                                    .asDoubleStream()
                                    .boxed()
                                    .toList()))
                    .toList();
            assertThat(cuts).isEqualTo(golden.cuts());
            for (Split fold : folds) {
                assertThat(fold.test().features(0)[0]).isEqualTo(fold.train().size());
            }
        }
    }

    private static void refuses(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }

    @Test
    void folds_need_enough_rows() {
        refuses(() -> rows(4).folds(5), "folds: the count must be from 2 to 4, the rows, but was 5. Try 4.");
        refuses(() -> rows(9).folds(1), "folds: the count must be from 2 to 9, the rows, but was 1. Try 5.");
        refuses(
                () -> classified(new int[] {0, 1, 2, 0}).folds(3),
                "folds: the count must be from 2 to 2, the rows in the largest class, but was 3. Try 2.");
        refuses(
                () -> Folds.ofGroups(rows(4), 3, List.of("a", "a", "b", "b")),
                "folds: the count must be from 2 to 2, the groups, but was 3. Try 2.");
        refuses(
                () -> Folds.ofGroups(rows(4), 2, Collections.nCopies(3, "a")),
                "folds: every row needs a group, but there are 4 rows and 3 groups.");
        refuses(
                () -> Folds.ofTime(rows(3), 3),
                "folds: the count must be from 2 to 2, the rows after the first, but was 3. Try 2.");
    }

    @Test
    void repeated_folds_are_drawn_anew_each_time() {
        Dataset iris = Datasets.iris().train();
        Folds repeated = Folds.repeated(iris, 4, 3, 5);

        assertThat(repeated).hasSize(12);
        for (int i = 0; i < 3; i++) {
            int[] tested = repeated.rows().subList(4 * i, 4 * i + 4).stream()
                    .flatMapToInt(cut -> Arrays.stream(cut.heldOut()))
                    .sorted()
                    .toArray();
            assertThat(tested).containsExactly(IntStream.range(0, iris.size()).toArray());
        }
        assertThat(repeated.rows().get(0).heldOut())
                .containsExactly(iris.folds(4, 5).rows().get(0).heldOut());
        assertThat(repeated.rows().get(4).heldOut())
                .isNotEqualTo(repeated.rows().get(0).heldOut())
                .containsExactly(Folds.repeated(iris, 4, 2, 5).rows().get(4).heldOut());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Folds.repeated(iris, 4, 0, 5))
                .withMessage("folds: they can be repeated at least 1 time, but times was 0. Try 10.");
    }
}
