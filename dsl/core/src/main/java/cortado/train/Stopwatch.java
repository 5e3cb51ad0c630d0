package cortado.train;

import cortado.base.Problems;
import cortado.data.Dataset;
import cortado.train.Latency.Timing;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/** Times predictions; how is written at {@link Fitted#latency(Dataset, int)}. */
final class Stopwatch {
    private static final int WARM_UP_RUNS = 200;
    private static final double WARM_UP_SECONDS = 0.5;
    private static final double SINGLE_SECONDS = 10;
    private static final double BATCH_SECONDS = 1;
    private static final int FEWEST = 3;
    private static final int FACTOR = 4;

    /** So many different slices of the data are taken in turn. */
    private static final int SLICES = 64;

    private final Fitted fitted;
    private final Dataset data;
    private final LongSupplier nanos;

    Stopwatch(Fitted fitted, Dataset data, LongSupplier nanos) {
        this.fitted = fitted;
        this.data = data;
        this.nanos = nanos;
    }

    Latency run(int runs) {
        Problems problems = Problems.in("latency");
        problems.check(runs >= FEWEST, "runs must be at least %d, but was %d. Try 200", FEWEST, runs);
        problems.throwIfAny();
        List<Timing> timings = new ArrayList<>();
        timings.add(timing(1, runs, SINGLE_SECONDS));
        double last = timings.get(0).median();
        for (int rows = 2 * FACTOR, before = 1; rows <= data.size(); before = rows, rows *= FACTOR) {
            if (last * rows / before > BATCH_SECONDS) {
                break;
            }
            timings.add(timing(rows, runs, BATCH_SECONDS));
            last = timings.get(timings.size() - 1).median();
        }
        return new Latency(timings);
    }

    private Timing timing(int rows, int runs, double seconds) {
        List<Dataset> slices = slices(rows);
        List<Double> warmUp = times(slices, WARM_UP_RUNS, WARM_UP_SECONDS);
        assert !warmUp.isEmpty();
        return new Timing(rows, times(slices, runs, seconds));
    }

    private List<Dataset> slices(int rows) {
        int most = Math.min(SLICES, data.size() / rows);
        return IntStream.range(0, most)
                .mapToObj(
                        i -> data.rows(IntStream.range(i * rows, (i + 1) * rows).toArray())
                                .inMemory())
                .toList();
    }

    /** Returns the seconds of each run. */
    private List<Double> times(List<Dataset> slices, int runs, double seconds) {
        List<Double> times = new ArrayList<>();
        double sum = 0;
        for (int i = 0; i < runs && (i < FEWEST || sum < seconds); i++) {
            Dataset slice = slices.get(i % slices.size());
            long start = nanos.getAsLong();
            float[][] predicted = fitted.predict(slice);
            double time = (nanos.getAsLong() - start) / 1e9;
            if (predicted.length != slice.size()) {
                throw new IllegalStateException(
                        "latency: %d rows were predicted of %d.".formatted(predicted.length, slice.size()));
            }
            times.add(time);
            sum += time;
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("latency: interrupted before all runs were done.");
            }
        }
        return times;
    }
}
