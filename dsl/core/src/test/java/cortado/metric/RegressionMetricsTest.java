package cortado.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.withinPercentage;

import cortado.base.Shape;
import cortado.data.Dataset;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RegressionMetricsTest {
    private static final Percentage NANO = withinPercentage(1e-7);

    static Stream<Golden.Regression> golden() {
        return Golden.FILE.regression().stream();
    }

    @ParameterizedTest
    @MethodSource("golden")
    void errors_equal_scikit_learn(Golden.Regression golden) {
        RegressionMetrics metrics = RegressionMetrics.of(
                golden.actual().length / golden.width(),
                golden.width(),
                i -> golden.actual()[i],
                i -> golden.predicted()[i]);
        assertThat(metrics.mse()).isCloseTo(golden.mse(), NANO);
        assertThat(metrics.rmse()).isCloseTo(golden.rmse(), NANO);
        assertThat(metrics.mae()).isCloseTo(golden.mae(), NANO);
        if (golden.r2() == null) {
            assertThat(metrics.r2()).isNaN();
        } else {
            assertThat(metrics.r2()).isCloseTo(golden.r2(), NANO);
            assertThat(metrics.explainedVariance())
                    .isCloseTo(Objects.requireNonNull(golden.explained_variance()), NANO);
        }
        assertThat(metrics.medianAbsoluteError()).isCloseTo(golden.median_absolute_error(), NANO);
        assertThat(metrics.maxError()).isCloseTo(golden.max_error(), NANO);
        assertThat(metrics.mape()).isCloseTo(golden.mape(), NANO);
    }

    /** Cases whose numbers a dataset of floats holds exactly. */
    static Stream<Golden.Regression> ofFloats() {
        return golden().filter(golden -> Stream.of(golden.actual(), golden.predicted())
                .flatMapToDouble(Arrays::stream)
                .allMatch(value -> value == (float) value));
    }

    @ParameterizedTest
    @MethodSource("ofFloats")
    void quantile_loss_equals_scikit_learn(Golden.Regression golden) {
        Evaluation evaluation = Evaluation.of(
                Dataset.of(
                        new float[golden.actual().length / golden.width()],
                        Shape.of(1),
                        floats(golden.actual()),
                        golden.width()),
                floats(golden.predicted()),
                0);
        assertThat(evaluation.quantileLoss(0.1)).isCloseTo(golden.pinball()[0], NANO);
        assertThat(evaluation.quantileLoss(0.5)).isCloseTo(golden.pinball()[1], NANO);
        assertThat(evaluation.quantileLoss(0.9)).isCloseTo(golden.pinball()[2], NANO);
    }

    @Test
    void most_cases_are_of_floats() {
        assertThat(ofFloats()).hasSizeGreaterThan(15);
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    @Test
    void a_target_that_never_changes_has_no_spread_whatever_its_rounding() {
        double[] tenths = new double[1000];
        Arrays.fill(tenths, 0.1);
        assertThat(Metrics.of(tenths, tenths).r2()).isEqualTo(1);
        double[] near = tenths.clone();
        near[3] = 0.2;
        assertThat(Metrics.of(tenths, near).r2()).isZero();
    }

    @Test
    void an_infinite_prediction_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Metrics.of(new float[] {1, 2}, new float[] {1, Float.NEGATIVE_INFINITY}))
                .withMessage("metrics: the prediction of row 1 must be finite, but is -Infinity.");
    }

    @Test
    void prints_every_number_in_one_line() {
        assertThat(Metrics.of(new double[] {1, 2, 3}, new double[] {1, 2, 4}))
                .hasToString("\nmse 0.333333, rmse 0.577350, mae 0.333333, r2 0.5000 (3 rows)");
    }
}
