package cortado.search;

import java.util.Arrays;
import java.util.List;

/**
 * Ends trials that are hopeless: after an epoch, if the best loss so far is above the median that earlier trials had after it.
 *
 * <p>Earlier are those of rounds before, so that the result does not depend on which of two trials side by side is quicker.
 *
 * @see <a href="https://research.google/pubs/google-vizier-a-service-for-black-box-optimization/">Golovin et al. 2017, section
 *     3.2.2</a>
 */
final class Pruner {
    /** Trials that are never ended, for want of others to compare with. */
    private static final int START = 5;

    private final List<List<Double>> curves;

    Pruner(List<Finished> earlier) {
        curves = earlier.stream()
                .filter(Finished::isDone)
                .map(Finished::curve)
                .filter(curve -> !curve.isEmpty())
                .toList();
    }

    /** Returns whether a trial with this curve so far is hopeless. */
    boolean isHopeless(List<Double> soFar) {
        double[] others = curves.stream()
                .filter(curve -> curve.size() >= soFar.size())
                .mapToDouble(curve -> curve.get(soFar.size() - 1))
                .sorted()
                .toArray();
        if (others.length < START) {
            return false;
        }
        double best = soFar.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        return !(best <= median(others));
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : Arrays.stream(sorted, middle - 1, middle + 1).average().orElseThrow();
    }
}
