package cortado.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import cortado.data.Dataset;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
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
}
