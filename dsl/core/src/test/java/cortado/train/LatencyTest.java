package cortado.train;

import static cortado.Cortado.adam;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.flatten;
import static cortado.Cortado.input;
import static cortado.Cortado.sequential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import cortado.Datasets;
import cortado.data.Dataset;
import cortado.metric.Evaluation;
import cortado.train.Latency.Timing;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** Timings, by a clock that a prediction sets forward. */
class LatencyTest {
    private static final long MILLI = 1_000_000;

    /** Takes a millisecond and a tenth of one for each row, and tenfold in the first calls with a number of rows. */
    private static final class Slow implements Fitted {
        private final List<Integer> calls = new ArrayList<>();
        private final long perRow;
        private long now;

        Slow(long perRow) {
            this.perRow = perRow;
        }

        @Override
        public float[][] predict(Dataset data) {
            boolean isCold = calls.stream().filter(rows -> rows == data.size()).count() < 3;
            calls.add(data.size());
            now += (MILLI + perRow * data.size()) * (isCold ? 10 : 1);
            return new float[data.size()][1];
        }

        @Override
        public float[][] predictProbability(Dataset data) {
            return predict(data);
        }

        @Override
        public int[] predictClass(Dataset data) {
            return new int[data.size()];
        }

        @Override
        public List<String> classNames() {
            return List.of();
        }

        @Override
        public Evaluation evaluate(Dataset data) {
            throw new IllegalStateException();
        }

        Latency run(int rows, int runs) {
            return new Stopwatch(this, Dataset.of(new float[rows][2]), () -> now).run(runs);
        }
    }

    @Test
    void percentiles_are_those_of_numpy() {
        Timing timing = new Timing(1, List.of(0.009, 0.001, 0.004, 0.003, 0.02));

        // numpy.percentile([9, 1, 4, 3, 20], [0, 50, 95, 99, 100]) is [1, 4, 17.8, 19.56, 20].
        assertThat(new double[] {
                    timing.percentile(0),
                    timing.median(),
                    timing.percentile(95),
                    timing.percentile(99),
                    timing.percentile(100)
                })
                .containsExactly(new double[] {0.001, 0.004, 0.0178, 0.01956, 0.02}, within(1e-12));
        assertThat(new Latency(List.of(timing)).percentileMillis(95)).isCloseTo(17.8, within(1e-9));
    }

    @Test
    void sizes_go_up_to_the_rows_and_the_warm_up_is_not_counted() {
        Slow slow = new Slow(MILLI / 10);
        Latency latency = slow.run(40, 50);

        assertThat(latency.timings()).extracting(Timing::rows).containsExactly(1, 8, 32);
        assertThat(latency.timings().get(0).seconds()).hasSize(50).allMatch(time -> Math.abs(time - 0.0011) < 1e-12);
        assertThat(latency.timings().get(2).rowsPerSecond()).isCloseTo(32 / 0.0042, within(1e-6));
        assertThat(latency.fastest().rows()).isEqualTo(32);
        assertThat(slow.calls.stream().filter(rows -> rows == 1)).hasSize(200 + 50);
        assertThat(slow.calls.stream().filter(rows -> rows == 32))
                .as("half a second of warm-up: three cold calls of 42 ms and 90 others of 4.2 ms")
                .hasSize(93 + 50);
    }

    @Test
    void slow_models_get_fewer_runs_and_sizes() {
        Latency latency = new Slow(60 * MILLI).run(600, 200);

        // One row takes 61 ms: 10 s are over after 164 runs; 8 rows 481 ms, 1 s after 3; 32 rows would take 2 s.
        assertThat(latency.timings()).extracting(Timing::rows).containsExactly(1, 8);
        assertThat(latency.timings())
                .extracting(timing -> timing.seconds().size())
                .containsExactly(164, 3);
    }

    @Test
    void a_percentile_of_too_few_runs_is_left_out() {
        assertThat(new Slow(60 * MILLI).run(600, 200)).hasToString("""

                        One row takes 61.00 ms (p50), 61.00 ms (p95), 61.00 ms (p99) in 164 runs; at most 17 rows/s, 8 at a time

                        rows at a time  runs  p50 ms  p95 ms  p99 ms  rows/s
                        ────────────────────────────────────────────────────
                                     1   164   61.00   61.00   61.00      16
                                     8     3     481                      17""");
    }

    @Test
    void a_network_is_timed_in_all_sizes() {
        var digits = Datasets.digits();
        Model model = sequential(input(1, 8, 8), flatten(), dense(10))
                .compile(adam(0.01), crossEntropy())
                .quiet()
                .fit(digits.train());
        Latency latency = model.latency(digits.test(), 10);

        assertThat(latency.timings()).extracting(Timing::rows).contains(1);
        assertThat(latency.timings().get(0).seconds()).hasSizeBetween(3, 10).allMatch(time -> time > 0);
        assertThat(latency.toString()).hasSizeLessThan(1000);
        assertThat(latency.display().data().get("text/html").toString()).contains("<img", "<table");
    }

    @Test
    void one_run_is_no_measurement_and_an_interrupt_ends_it() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Slow(1).run(40, 2))
                .withMessage("latency: runs must be at least 3, but was 2. Try 200");
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> new Slow(1).run(40, 3))
                .withMessage("latency: interrupted before all runs were done.");
        assertThat(Thread.interrupted()).isTrue();
    }
}
