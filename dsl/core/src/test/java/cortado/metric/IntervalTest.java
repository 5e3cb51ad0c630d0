package cortado.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import cortado.data.Dataset;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Beside NumPy's drawings; golden/metric/intervals.py made the numbers. */
class IntervalTest {
    private static final int DRAWINGS = 20_000;

    private record File(
            int[] actual,
            int[] predicted,
            float[] probabilities,
            float[] targets,
            float[] values,
            double[] confidences,
            double[][] auc,
            double[][] f1,
            double[][] mse) {
        static File read() throws IOException {
            try (Reader reader = new InputStreamReader(
                    Objects.requireNonNull(IntervalTest.class.getResourceAsStream("/golden/metric/intervals.json")),
                    StandardCharsets.UTF_8)) {
                return new Gson().fromJson(reader, File.class);
            }
        }

        Evaluation classes() {
            float[][] p = new float[actual.length][];
            for (int row = 0; row < p.length; row++) {
                p[row] = new float[] {probabilities[row]};
            }
            return Evaluation.of(Dataset.of(new float[actual.length][1], actual), predicted, p, 0);
        }

        Evaluation real() {
            return Evaluation.of(Dataset.of(new float[targets.length][1], targets), values, 0);
        }

        void assertEqual(Evaluation evaluation, Score score, double[][] ends) {
            for (int i = 0; i < ends.length; i++) {
                Interval interval = evaluation.interval(score, confidences[i], DRAWINGS, i);
                assertThat(interval.low()).isEqualTo(ends[i][0], within(0.0075));
                assertThat(interval.high()).isEqualTo(ends[i][1], within(0.0075));
            }
        }
    }

    @Test
    void an_area_lies_where_numpy_draws_it() throws IOException {
        File golden = File.read();
        golden.assertEqual(golden.classes(), Score.rocAuc(), golden.auc());
    }

    @Test
    void a_macro_f1_lies_where_numpy_draws_it() throws IOException {
        File golden = File.read();
        golden.assertEqual(golden.classes(), Score.f1(Average.MACRO), golden.f1());
    }

    @Test
    void a_mean_squared_error_lies_where_numpy_draws_it() throws IOException {
        File golden = File.read();
        golden.assertEqual(golden.real(), Score.mse(), golden.mse());
    }

    @Test
    void what_is_out_of_range_is_told_at_once() throws IOException {
        Evaluation evaluation = File.read().real();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> evaluation.interval(Score.mse(), 95, 10, 0))
                .withMessage("""
                        interval: 2 problems:
                        - confidence must be above 0 and below 1, but was 95.0. Try 0.95
                        - resamples must be at least 100, but was 10. Try 2000""");
    }

    @Test
    void arrays_without_a_model_have_the_intervals_of_their_evaluation() throws IOException {
        File file = File.read();
        int[] actual = file.actual();
        double[][] probabilities = new double[actual.length][];
        for (int row = 0; row < actual.length; row++) {
            double second = file.probabilities()[row];
            probabilities[row] = new double[] {1 - second, second};
        }

        Interval area = Metrics.of(actual, probabilities).interval(Score.rocAuc());
        Interval f1 = Metrics.of(actual, file.predicted()).interval(Score.f1(Average.MACRO), 0.9, 500, 7);
        Interval mse = Evaluation.of(file.targets(), file.values()).interval(Score.mse());

        assertThat(area).isEqualTo(file.classes().interval(Score.rocAuc()));
        assertThat(f1).isEqualTo(file.classes().interval(Score.f1(Average.MACRO), 0.9, 500, 7));
        assertThat(mse).isEqualTo(file.real().interval(Score.mse()));
    }

    @Test
    void a_choice_of_classes_stays_in_the_drawings() {
        int[] actual = {0, 0, 1, 1, 2, 2, 0, 1, 2, 0};
        int[] predicted = {0, 0, 0, 0, 2, 0, 0, 1, 2, 0};

        Interval third = Metrics.of(actual, predicted).only("2").interval(Score.f1(Average.MACRO));

        assertThat(third.value()).isEqualTo(0.8, within(1e-12));
        assertThat(third.high()).isEqualTo(1);
    }

    @Test
    void a_number_that_arrays_do_not_have_is_told_with_one_that_they_have() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Metrics.of(new int[] {0, 1}, new int[] {0, 1}).interval(Score.loss()))
                .withMessage("interval: loss of these rows is not known. Ask for accuracy.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Evaluation.of(new float[] {1, 2}, new float[] {1}))
                .withMessage(message(() -> Metrics.of(new float[] {1, 2}, new float[] {1})));
    }

    private static String message(ThrowingCallable failing) {
        return Objects.requireNonNull(catchThrowable(failing).getMessage());
    }
}
