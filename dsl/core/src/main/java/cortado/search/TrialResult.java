package cortado.search;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of one trial.
 *
 * @param number counted from 0
 * @param values of the parameters by name, without those whose condition did not hold
 * @param epochs what it might spend; 0 if the search did not say
 * @param state how it ended
 * @param score mean over the folds, {@link Double#NaN} without a score
 * @param scores one for each fold
 * @param seconds wall-clock time of all folds together
 * @param error why it failed, else empty
 */
public record TrialResult(
        int number,
        Map<String, Object> values,
        int epochs,
        TrialState state,
        double score,
        List<Double> scores,
        double seconds,
        String error) {
    /** Copies values and scores. */
    public TrialResult {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        scores = List.copyOf(scores);
    }

    static TrialResult of(Space space, Finished finished) {
        return new TrialResult(
                finished.planned().number(),
                space.values(finished.planned().point()),
                finished.planned().epochs(),
                finished.state(),
                finished.mean(),
                finished.scores(),
                finished.seconds(),
                finished.error());
    }
}
