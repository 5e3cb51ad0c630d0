package cortado.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cortado.base.Seed;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IsolationForestTest {
    private static final int SEEDS = 30;

    private static double[] meanScores(float[][] x) {
        double[] mean = new double[x.length];
        for (int seed = 0; seed < SEEDS; seed++) {
            double[] scores =
                    IsolationForest.scores((Rows.Numbers) Dataset.of(x).content(), new Seed(seed));
            for (int row = 0; row < mean.length; row++) {
                mean[row] += scores[row] / SEEDS;
            }
        }
        return mean;
    }

    @Test
    void many_forests_score_as_many_of_scikit_learn_do() {
        double[] mean = meanScores(GoldenAudit.FILE.crowd());

        assertThat(mean).containsExactly(GoldenAudit.FILE.scores(), within(0.015));
        assertThat(highest(mean, 9)).isEqualTo(highest(GoldenAudit.FILE.scores(), 9));
    }

    private static List<Integer> highest(double[] scores, int count) {
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> -scores[row]))
                .limit(count)
                .toList();
    }

    @Test
    void fewer_rows_than_a_sample_has_are_all_taken() {
        float[][] x = Arrays.copyOf(GoldenAudit.FILE.crowd(), 40);

        assertThat(meanScores(x)).containsExactly(GoldenAudit.FILE.small(), within(0.015));
    }

    @Test
    void the_expected_path_is_that_of_the_paper() {
        assertThat(IsolationForest.pathLength(1)).isZero();
        assertThat(IsolationForest.pathLength(2)).isEqualTo(1);
        assertThat(IsolationForest.pathLength(3)).isEqualTo(2 * 1.5 - 4 / 3.0, within(1e-12));
        assertThat(IsolationForest.pathLength(256))
                .isEqualTo(2 * (Math.log(255) + 0.5772156649) - 2 * 255 / 256.0, within(0.005));
    }

    @Test
    void equal_rows_and_a_row_alone_are_nothing_special() {
        double[] equal = Dataset.of(new float[10][3]).audit().isolation();

        assertThat(equal).hasSize(10);
        assertThat(Arrays.stream(equal)).allSatisfy(score -> assertThat(score).isEqualTo(0.5, within(1e-12)));
        assertThat(Dataset.of(new float[1][3]).audit().isolation()).containsExactly(0.5);
    }
}
