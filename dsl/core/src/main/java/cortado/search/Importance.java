package cortado.search;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much each parameter matters by itself: the share of the scores' variance that groups of its values explain (the correlation
 * ratio η²). Numbers are grouped in fifths of the trials.
 */
final class Importance {
    private static final int GROUPS = 5;

    private Importance() {}

    /** Returns the shares by name, 0..1, the largest first; none where fewer than two trials have a score. */
    static Map<String, Double> of(Space space, List<Finished> done) {
        Map<String, Double> shares = new LinkedHashMap<>();
        for (Parameter parameter : space.parameters()) {
            List<Finished> with = done.stream()
                    .filter(trial -> trial.planned().point().coordinates().containsKey(parameter.name()))
                    .toList();
            if (with.size() > 1) {
                shares.put(parameter.name(), explained(groups(parameter, with), scores(with)));
            }
        }
        Map<String, Double> sorted = new LinkedHashMap<>();
        shares.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    private static double[] scores(List<Finished> trials) {
        return trials.stream().mapToDouble(Finished::mean).toArray();
    }

    /** Returns the group of each trial: its choice, or the fifth in which its value lies; equal values share a group. */
    private static double[] groups(Parameter parameter, List<Finished> trials) {
        double[] values = trials.stream()
                .mapToDouble(trial -> trial.planned().point().coordinates().get(parameter.name()))
                .toArray();
        double[] distinct = Arrays.stream(values).distinct().sorted().toArray();
        if (parameter.range() instanceof Choices || distinct.length <= GROUPS) {
            return values;
        }
        double[] sorted = Arrays.stream(values).sorted().toArray();
        return Arrays.stream(values)
                .map(value -> {
                    int below = 0;
                    while (sorted[below] < value) {
                        below++;
                    }
                    return (long) below * GROUPS / sorted.length;
                })
                .toArray();
    }

    private static double explained(double[] groups, double[] scores) {
        double mean = Arrays.stream(scores).average().orElseThrow();
        Map<Double, double[]> sums = new TreeMap<>();
        double all = 0;
        for (int i = 0; i < scores.length; i++) {
            double[] sum = sums.computeIfAbsent(groups[i], group -> new double[2]);
            sum[0] += scores[i] - mean;
            sum[1]++;
            all += (scores[i] - mean) * (scores[i] - mean);
        }
        double between = sums.values().stream()
                .mapToDouble(sum -> sum[0] * sum[0] / sum[1])
                .sum();
        return all == 0 ? 0 : Math.min(1, between / all);
    }
}
