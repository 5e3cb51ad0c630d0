package cortado.train;

import cortado.data.Dataset;
import cortado.metric.Evaluation;
import java.util.List;

/** What an {@link Estimator} has learned. Immutable, and safe to use from several threads. */
public interface Fitted {
    /**
     * Returns the predicted values of each row, (N, targets); of a network, the output of its last layer.
     *
     * @throws IllegalArgumentException if the rows have another shape
     */
    float[][] predict(Dataset data);

    /**
     * Returns the probability of each class for each row.
     *
     * @return (N, classes), or (N, 1), the probability of the second class, for a network with one output
     * @throws IllegalStateException if real values are predicted
     */
    float[][] predictProbability(Dataset data);

    /**
     * Returns the most probable class of each row, counted from 0.
     *
     * @throws IllegalStateException if real values are predicted
     */
    int[] predictClass(Dataset data);

    /** Returns the classes by number; empty if real values are predicted, or if the classes have no names. */
    List<String> classNames();

    /**
     * Returns how well labeled rows are predicted.
     *
     * @throws IllegalArgumentException if features or labels are not of the kind that was learned from
     */
    Evaluation evaluate(Dataset data);

    /**
     * Returns how long a prediction takes, of 200 runs for each number of rows at a time; see {@link #latency(Dataset, int)}.
     *
     * @param data typical rows; labels are not needed
     * @throws IllegalArgumentException if the rows have another shape
     */
    default Latency latency(Dataset data) {
        return latency(data, 200);
    }

    /**
     * Returns how long {@link #predict} takes for one row, and how many rows a second there are with 1, 8, 32, 128... rows at a time.
     *
     * <p>Timed is the call in this process by one thread, from rows in memory to numbers in memory, with all conversions and, on a
     * graphics card, both ways over the bus. Not timed are files to read, the first calls, which load and compile, and what a service
     * would add. It runs now, for seconds; what else the machine does is in the numbers.
     *
     * <p>Runs of a size end early after 10 seconds for one row and 1 second for more, but not before the third; sizes whose run would
     * take longer than a second, going by the size before, are left out. Each size has a warm-up of its own of 200 runs or half
     * a second.
     *
     * @param data typical rows, taken in turn; labels are not needed
     * @param runs of each size, at least 3
     * @throws IllegalArgumentException if the rows have another shape, or there are fewer runs
     * @throws java.util.concurrent.CancellationException if the thread is interrupted, whose interrupt flag stays set
     */
    default Latency latency(Dataset data, int runs) {
        return new Stopwatch(this, data, System::nanoTime).run(runs);
    }
}
