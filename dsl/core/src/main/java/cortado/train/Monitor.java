package cortado.train;

import cortado.base.Names;
import cortado.base.Problems;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What of an epoch is watched, and whether more of it is better. */
record Monitor(String metric, Optional<Boolean> isHigherBetter) {
    /** Names of metrics of which more is better, by their last word. */
    private static final Map<String, Boolean> DIRECTIONS = Map.ofEntries(
            Map.entry("loss", false),
            Map.entry("error", false),
            Map.entry("mse", false),
            Map.entry("rmse", false),
            Map.entry("mae", false),
            Map.entry("accuracy", true),
            Map.entry("precision", true),
            Map.entry("recall", true),
            Map.entry("f1", true),
            Map.entry("auc", true),
            Map.entry("r2", true));

    /** Returns the monitor of a metric by its name in the history or by Keras's kind of name, for example valAccuracy. */
    static Monitor of(String metric) {
        String name = metric;
        if (metric.matches("val(?:idation)?(?:[A-Z_ ]).*")) {
            String rest = metric.replaceFirst("^val(idation)?[_ ]?", "");
            name = "validation "
                    + (rest.isEmpty() ? "" : rest.substring(0, 1).toLowerCase(Locale.ROOT) + rest.substring(1));
        }
        String last = name.substring(name.lastIndexOf(' ') + 1);
        return new Monitor(name, Optional.ofNullable(DIRECTIONS.get(last)));
    }

    Monitor withDirection(boolean isHigher) {
        return new Monitor(metric, Optional.of(isHigher));
    }

    boolean isOfValidation() {
        return metric.startsWith("validation ");
    }

    /** Adds that the metric is not among those of a run, or has no known direction. */
    void check(String option, Collection<String> metrics, Problems problems) {
        problems.check(
                metrics.contains(metric),
                "%s: unknown metric '%s'%s",
                option,
                metric,
                Names.didYouMean(metric, metrics));
        problems.check(
                !metrics.contains(metric) || isHigherBetter.isPresent(),
                "%s: is more of '%s' better or worse? Add highest() or lowest()",
                option,
                metric);
    }

    double valueIn(Epoch epoch) {
        return Objects.requireNonNull(epoch.metrics().get(metric), metric);
    }

    /** Returns whether a value is better than another by more than a difference. */
    boolean isBetter(double value, double other, double difference) {
        return isHigherBetter.orElse(false) ? value > other + difference : value < other - difference;
    }

    double worst() {
        return isHigherBetter.orElse(false) ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
}
