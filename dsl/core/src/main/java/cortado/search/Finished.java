package cortado.search;

import cortado.metric.Score;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A trial that is over.
 *
 * @param scores one for each fold; none if it failed or was pruned
 * @param curve what was watched after each epoch, less being better; empty if nothing was
 * @param error why it failed; empty if it did not
 */
record Finished(
        Planned planned, TrialState state, List<Double> scores, List<Double> curve, double seconds, String error) {
    /** Returns a trial whose estimator could not be built. */
    static Finished failed(Planned planned, RuntimeException failed) {
        return new Finished(planned, TrialState.FAILED, List.of(), List.of(), 0, message(failed));
    }

    /** Returns what an error says, or else what it is. */
    static String message(RuntimeException failed) {
        String message = failed.getMessage();
        return message == null || message.isBlank() ? failed.toString() : message;
    }

    boolean isDone() {
        return state == TrialState.DONE;
    }

    /** Returns the mean of the scores, NaN if there is none. */
    double mean() {
        return numbers().average().orElse(Double.NaN);
    }

    /** Returns the standard deviation of the scores, as numpy's {@code std}. */
    double deviation() {
        double mean = mean();
        return Math.sqrt(numbers()
                .map(score -> (score - mean) * (score - mean))
                .average()
                .orElse(Double.NaN));
    }

    private DoubleStream numbers() {
        return scores.stream().mapToDouble(Double::doubleValue);
    }

    /** Returns the order from the best to the worst; earlier ones first where they are as good. */
    static Comparator<Finished> bestFirst(Score score) {
        return (a, b) -> {
            if (score.isBetter(a.mean(), b.mean())) {
                return -1;
            }
            return score.isBetter(b.mean(), a.mean())
                    ? 1
                    : Integer.compare(a.planned().number(), b.planned().number());
        };
    }
}
