package cortado.train;

import cortado.base.Problems;
import java.util.Collection;
import java.util.List;

/**
 * A rate that is cut when a metric has not become better for some epochs; see {@link Schedule#reduceOnPlateau}. Immutable.
 *
 * <p>It watches epochs; {@link #perStep} only changes what {@link #warmUp} counts.
 */
public final class PlateauSchedule extends Schedule {
    /** A cut that changes the rate by no more than this is none. */
    private static final double SMALLEST_CUT = 1e-8;

    /** When a rate is cut: after more than so many bad epochs, with so many epochs of rest after a cut. */
    private record Watch(Monitor monitor, int patience, double threshold, int cooldown) {}

    private final double rate;
    private final double factor;
    private final double lowest;
    private final Watch watch;

    private PlateauSchedule(boolean isPerStep, double rate, double factor, double lowest, Watch watch) {
        super(isPerStep);
        this.rate = rate;
        this.factor = factor;
        this.lowest = lowest;
        this.watch = watch;
    }

    static PlateauSchedule of(double rate) {
        require(isPositive(rate), "reduceOnPlateau: learning rate must be above 0", rate, "reduceOnPlateau(0.1)");
        return new PlateauSchedule(false, rate, 0.1, 0, new Watch(Monitor.of("validation loss"), 10, 1e-4, 0));
    }

    /**
     * Returns this schedule watching another metric than the validation loss.
     *
     * @param metric a name as in {@link EarlyStopping#on}
     */
    public PlateauSchedule on(String metric) {
        return with(new Watch(Monitor.of(metric), watch.patience, watch.threshold, watch.cooldown));
    }

    /** Returns this schedule with the largest value as the best. */
    public PlateauSchedule highest() {
        return with(new Watch(watch.monitor.withDirection(true), watch.patience, watch.threshold, watch.cooldown));
    }

    /** Returns this schedule with the smallest value as the best. */
    public PlateauSchedule lowest() {
        return with(new Watch(watch.monitor.withDirection(false), watch.patience, watch.threshold, watch.cooldown));
    }

    /**
     * Returns this schedule with another number of epochs without a better value that it endures; the next one cuts the rate.
     *
     * @param epochs at least 0; default 10
     * @throws IllegalArgumentException if the number is negative
     */
    public PlateauSchedule patience(int epochs) {
        requireCount("patience", epochs);
        return with(new Watch(watch.monitor, epochs, watch.threshold, watch.cooldown));
    }

    /**
     * Returns this schedule with another number of epochs after a cut in which nothing counts as bad.
     *
     * @param epochs at least 0; default 0
     * @throws IllegalArgumentException if the number is negative
     */
    public PlateauSchedule cooldown(int epochs) {
        requireCount("cooldown", epochs);
        return with(new Watch(watch.monitor, watch.patience, watch.threshold, epochs));
    }

    private static void requireCount(String option, int epochs) {
        require(
                epochs >= 0,
                "reduceOnPlateau: " + option + " must be at least 0",
                epochs,
                "reduceOnPlateau(0.1)." + option + "(5)");
    }

    /**
     * Returns this schedule with another share by which a value must be better than the best one to count.
     *
     * @param share of the best value, at least 0, below 1; default 1e-4
     * @throws IllegalArgumentException if the share is out of range
     */
    public PlateauSchedule threshold(double share) {
        require(
                share >= 0 && share < 1,
                "reduceOnPlateau: threshold must be at least 0 and below 1",
                share,
                "reduceOnPlateau(0.1).threshold(1e-3)");
        return with(new Watch(watch.monitor, watch.patience, share, watch.cooldown));
    }

    /**
     * Returns this schedule with another factor of each cut.
     *
     * @param factor above 0, below 1; default 0.1
     * @throws IllegalArgumentException if the factor is out of range
     */
    public PlateauSchedule factor(double factor) {
        require(
                factor > 0 && factor < 1,
                "reduceOnPlateau: factor must be above 0 and below 1",
                factor,
                "reduceOnPlateau(0.1).factor(0.5)");
        return new PlateauSchedule(isPerStep(), rate, factor, lowest, watch);
    }

    /**
     * Returns this schedule with a rate below which it does not go.
     *
     * @param lowestRate at least 0, below the first rate; default 0
     * @throws IllegalArgumentException if the rate is out of range
     */
    public PlateauSchedule downTo(double lowestRate) {
        require(
                lowestRate >= 0 && lowestRate < rate,
                "reduceOnPlateau: downTo must be at least 0 and below " + rate,
                lowestRate,
                "reduceOnPlateau(0.1).downTo(1e-5)");
        return new PlateauSchedule(isPerStep(), rate, factor, lowestRate, watch);
    }

    private PlateauSchedule with(Watch newWatch) {
        return new PlateauSchedule(isPerStep(), rate, factor, lowest, newWatch);
    }

    @Override
    public PlateauSchedule perStep() {
        return counted(true);
    }

    @Override
    public PlateauSchedule perEpoch() {
        return counted(false);
    }

    @Override
    PlateauSchedule counted(boolean perStep) {
        return new PlateauSchedule(perStep, rate, factor, lowest, watch);
    }

    /** Follows the rate through the epochs, so that nothing needs to be remembered but their history. */
    @Override
    double at(long time, long length, List<Epoch> epochs) {
        double now = rate;
        double best = watch.monitor.worst();
        int bad = 0;
        int rest = 0;
        for (Epoch epoch : epochs) {
            double value = watch.monitor.valueIn(epoch);
            boolean isBetter = isBetter(value, best);
            best = isBetter ? value : best;
            bad = isBetter || rest > 0 ? 0 : bad + 1;
            rest = Math.max(0, rest - 1);
            if (bad > watch.patience) {
                double cut = Math.max(now * factor, lowest);
                now = now - cut > SMALLEST_CUT ? cut : now;
                rest = watch.cooldown;
                bad = 0;
            }
        }
        return now;
    }

    private boolean isBetter(double value, double best) {
        boolean isHigher = watch.monitor.isHigherBetter().orElse(false);
        return isHigher ? value > best * (1 + watch.threshold) : value < best * (1 - watch.threshold);
    }

    @Override
    double written() {
        return rate;
    }

    @Override
    boolean isOfLength() {
        return false;
    }

    @Override
    void check(long length, boolean hasValidation, Collection<String> recorded, Problems problems) {
        if (hasValidation || !watch.monitor.isOfValidation()) {
            watch.monitor.check("reduceOnPlateau", recorded, problems);
        } else {
            problems.check(
                    false,
                    "reduceOnPlateau watches the %s, which needs validation data. Add validationSplit(0.1) or"
                            + " validation(data), or watch .on(\"loss\")",
                    watch.monitor.metric());
        }
    }

    @Override
    String text() {
        String metric = watch.monitor.metric();
        boolean isKnown =
                watch.monitor.isHigherBetter().equals(Monitor.of(metric).isHigherBetter());
        String direction = watch.monitor.isHigherBetter().orElse(false) ? ".highest()" : ".lowest()";
        return "reduceOnPlateau(" + rate + ")"
                + (metric.equals("validation loss") ? "" : ".on(\"" + metric + "\")")
                + (isKnown ? "" : direction)
                + (watch.patience == 10 ? "" : ".patience(" + watch.patience + ")")
                + (watch.cooldown == 0 ? "" : ".cooldown(" + watch.cooldown + ")")
                + (watch.threshold == 1e-4 ? "" : ".threshold(" + watch.threshold + ")")
                + (factor == 0.1 ? "" : ".factor(" + factor + ")")
                + (lowest == 0 ? "" : ".downTo(" + lowest + ")");
    }
}
