package cortado.metric;

import static cortado.Cortado.adam;
import static cortado.Cortado.compare;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.flatten;
import static cortado.Cortado.input;
import static cortado.Cortado.sequential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import cortado.Datasets;
import cortado.base.Quantiles;
import cortado.base.Seed;
import cortado.data.Dataset;
import cortado.train.Learner;
import cortado.train.Model;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ComparisonTest {
    private static final Tables GOLDEN = Tables.read();

    /** What statsmodels, scipy and numpy say. */
    record Tables(List<Pair> mcnemar, double[][] tails, double[] numbers, double[][] quantiles) {
        record Pair(int onlyFirst, int onlySecond, double p) {}

        private static Tables read() {
            try (Reader reader = new InputStreamReader(
                    Objects.requireNonNull(ComparisonTest.class.getResourceAsStream("/golden/metric/comparisons.json")),
                    StandardCharsets.UTF_8)) {
                return new Gson().fromJson(reader, Tables.class);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    static List<Tables.Pair> pairs() {
        return GOLDEN.mcnemar();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void mcnemar_is_that_of_statsmodels(Tables.Pair pair) {
        assertThat(new McNemar(pair.onlyFirst(), pair.onlySecond()).pValue())
                .isCloseTo(pair.p(), within(1e-13 + 1e-10 * pair.p()));
    }

    @Test
    void tails_of_chi_squared_are_those_of_scipy() {
        for (double[] tail : GOLDEN.tails()) {
            assertThat(Tail.chiSquared(tail[0])).as("from %s", tail[0]).isCloseTo(tail[1], within(1e-12 * tail[1]));
        }
    }

    @Test
    void quantiles_are_those_of_numpy() {
        for (double[] quantile : GOLDEN.quantiles()) {
            assertThat(Quantiles.at(GOLDEN.numbers(), quantile[0])).isCloseTo(quantile[1], within(1e-15));
        }
    }

    /** Returns the evaluation of rows of class 0 of which some are predicted. */
    private static Evaluation classes(int... predicted) {
        return Evaluation.of(
                Dataset.of(new float[predicted.length][1], new int[predicted.length])
                        .withClassNames("no", "yes"),
                predicted,
                0.5);
    }

    private static Evaluation values(float[] actual, float[] predicted) {
        return Evaluation.of(Dataset.of(new float[actual.length][1], actual), predicted, 0.5);
    }

    @Test
    void rows_that_only_one_gets_right_are_counted() {
        Comparison comparison = Comparison.of(classes(0, 0, 1, 1, 0, 1, 0, 1), classes(0, 0, 0, 0, 0, 0, 1, 1));

        // Only a: row 6. Only b: rows 2, 3 and 5. Both: 0, 1 and 4. The exact p is 2 * (1 + 4) / 16.
        assertThat(comparison.difference()).isEqualTo(0.25);
        assertThat(comparison.pValue()).hasValue(0.625);
        assertThat(comparison.isSignificant()).isFalse();
        assertThat(comparison.toString())
                .startsWith("\nNo difference can be told: b is better by 0.2500 in accuracy (95% interval -0.")
                .contains("p = 0.6250 by McNemar's test.")
                .contains("""
                        rows     b right  b wrong
                        ─────────────────────────
                        a right        3        1
                        a wrong        3        1""");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_interval_of_a_mean_is_that_of_normal_theory(long seed) {
        int rows = 600;
        SplittableRandom random = new Seed(seed).random();
        float[] actual = new float[rows];
        float[] first = new float[rows];
        float[] second = new float[rows];
        for (int i = 0; i < rows; i++) {
            actual[i] = (float) (10 * random.nextDouble());
            first[i] = actual[i] + (float) (random.nextDouble() - 0.5);
            second[i] = first[i] + (float) (0.4 * random.nextDouble() - 0.2);
        }
        Comparison comparison = Comparison.of(values(actual, first), values(actual, second))
                .by(Score.mae())
                .seed(seed);

        double[] each = IntStream.range(0, rows)
                .mapToDouble(i -> Math.abs(second[i] - actual[i]) - Math.abs(first[i] - actual[i]))
                .toArray();
        double mean = DoubleStream.of(each).average().orElseThrow();
        double error = Math.sqrt(
                DoubleStream.of(each).map(d -> (d - mean) * (d - mean)).sum() / (rows - 1) / rows);
        // A quantile of 2,000 drawings is itself off by about 0.06 standard errors.
        assertThat(comparison.difference()).isCloseTo(mean, within(1e-6));
        assertThat(comparison.low()).isCloseTo(mean - 1.96 * error, within(0.25 * error));
        assertThat(comparison.high()).isCloseTo(mean + 1.96 * error, within(0.25 * error));
        assertThat(comparison.confidence(0.5).high()).isCloseTo(mean + 0.6745 * error, within(0.15 * error));
        assertThat(comparison.pValue()).isEmpty();
    }

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 5);
    }

    @Test
    void less_of_an_error_is_better_and_the_seed_decides_the_drawings() {
        float[] actual = {1, 2, 3, 4, 5, 6};
        Comparison comparison = Comparison.of(
                        values(actual, new float[] {1, 2, 3, 4, 5, 6.5f}),
                        values(actual, new float[] {3, 4, 5, 6, 7, 8}))
                .by(Score.mse())
                .named("forest", "network");

        assertThat(comparison.sentence())
                .matches("forest is better by 3\\.9583 in mse \\(95% interval 3\\.\\d{4} to 4\\.0000\\)\\.");
        assertThat(comparison.seed(0).low()).isEqualTo(comparison.low());
        assertThat(comparison.resamples(500).low()).isNotNaN();
    }

    @Test
    void drawings_that_lack_a_class_are_drawn_anew() {
        Dataset rows = Dataset.of(new float[6][1], new String[] {"no", "yes", "no", "yes", "no", "yes"});
        int[] predicted = {0, 1, 0, 1, 0, 0};
        Comparison comparison = Comparison.of(
                        Evaluation.of(
                                rows, predicted, new float[][] {{0.1f}, {0.9f}, {0.2f}, {0.8f}, {0.6f}, {0.4f}}, 0.5),
                        Evaluation.of(
                                rows, predicted, new float[][] {{0.1f}, {0.9f}, {0.2f}, {0.8f}, {0.3f}, {0.4f}}, 0.5))
                .by(Score.rocAuc());

        // One of 9 pairs is in the wrong order by a, none by b.
        assertThat(comparison.difference()).isCloseTo(1 / 9.0, within(1e-12));
        assertThat(comparison.low()).isZero();
        assertThat(comparison.high()).isBetween(0.2, 1.0);
        assertThat(comparison.sentence()).endsWith(", p = 1.0000 by McNemar's test of accuracy.");
    }

    @Test
    void a_score_that_drawings_do_not_have_is_refused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Bootstrap.of(4, 100, Seed.DEFAULT, drawn -> Double.NaN))
                .withMessage(
                        "bootstrap: of 1,000 drawings of 4 rows only 0 have the score. Evaluate more rows of each class.");
    }

    @Test
    void equal_models_are_said_to_be_equal() {
        Comparison comparison = Comparison.of(classes(0, 1, 0), classes(0, 1, 0));

        assertThat(comparison.sentence())
                .isEqualTo(
                        "a and b have the same accuracy (95% interval 0.0000 to 0.0000), p = 1.0000 by McNemar's test.");
    }

    @Test
    void two_models_are_compared_on_the_same_rows() {
        var digits = Datasets.digits();
        Dataset train = digits.train().take(500);
        Model small = digits(2).fit(train);
        Model large = digits(64).fit(train);
        Comparison comparison = compare(small, large, digits.test());

        assertThat(comparison.isSignificant()).isTrue();
        assertThat(comparison.low()).isPositive();
        assertThat(comparison.pValue().orElseThrow()).isLessThan(1e-6);
        assertThat(comparison.sentence()).startsWith("b is better by 0.").endsWith(", p < 0.0001 by McNemar's test.");
        assertThat(comparison.by(Score.f1(Average.MACRO)).low()).isPositive();
        assertThat(comparison.toString()).hasSizeLessThan(1000);
    }

    private static Learner digits(int units) {
        return sequential(input(1, 8, 8), flatten(), dense(units).relu(), dense(10))
                .compile(adam(3e-3), crossEntropy())
                .epochs(8)
                .quiet();
    }

    @Test
    void what_cannot_be_compared_is_refused() {
        Comparison comparison = Comparison.of(classes(0, 1), classes(0, 0));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Comparison.of(classes(0, 1), classes(0, 1, 1)))
                .withMessage(
                        "compare: both models must be evaluated on the same rows in the same order, but their true classes differ (2 and 3 rows). Evaluate both on one dataset.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> comparison.by(Score.loss()))
                .withMessage(
                        "compare: loss is not known row by row, so that rows cannot be drawn again. Compare by accuracy.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> comparison.resamples(10))
                .withMessage("compare: resamples must be at least 100, but was 10. Try 2000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> comparison.confidence(95))
                .withMessage("compare: confidence must be above 0 and below 1, but was 95.0. Try 0.95");
    }
}
