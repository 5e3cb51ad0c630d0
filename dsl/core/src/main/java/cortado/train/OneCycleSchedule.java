package cortado.train;

import java.util.List;

/** A rate that rises and falls once; see {@link Schedule#oneCycle}. Immutable. */
public final class OneCycleSchedule extends Schedule {
    private static final String EXAMPLE = "oneCycle(0.1).pctStart(0.3).divFactor(25).finalDivFactor(1e4)";

    private final double peak;
    private final double rising;
    private final double first;
    private final double last;

    private OneCycleSchedule(boolean isPerStep, double peak, double rising, double first, double last) {
        super(isPerStep);
        this.peak = peak;
        this.rising = rising;
        this.first = first;
        this.last = last;
    }

    static OneCycleSchedule of(double peak) {
        require(isPositive(peak), "oneCycle: learning rate must be above 0", peak, "oneCycle(0.1)");
        return new OneCycleSchedule(true, peak, 0.3, 25, 1e4);
    }

    /**
     * Returns this schedule with another share of the training in which the rate rises.
     *
     * @param share above 0, below 1; default 0.3
     * @throws IllegalArgumentException if the share is out of range
     */
    public OneCycleSchedule pctStart(double share) {
        require(share > 0 && share < 1, "oneCycle: pctStart must be above 0 and below 1", share, EXAMPLE);
        return new OneCycleSchedule(isPerStep(), peak, share, first, last);
    }

    /**
     * Returns this schedule with another first rate.
     *
     * @param factor how many times smaller than the peak it is, at least 1; default 25
     * @throws IllegalArgumentException if the factor is less than 1
     */
    public OneCycleSchedule divFactor(double factor) {
        require(factor >= 1 && isPositive(factor), "oneCycle: divFactor must be at least 1", factor, EXAMPLE);
        return new OneCycleSchedule(isPerStep(), peak, rising, factor, last);
    }

    /**
     * Returns this schedule with another last rate.
     *
     * @param factor how many times smaller than the first rate it is, at least 1; default 10000
     * @throws IllegalArgumentException if the factor is less than 1
     */
    public OneCycleSchedule finalDivFactor(double factor) {
        require(factor >= 1 && isPositive(factor), "oneCycle: finalDivFactor must be at least 1", factor, EXAMPLE);
        return new OneCycleSchedule(isPerStep(), peak, rising, first, factor);
    }

    @Override
    public OneCycleSchedule perStep() {
        return counted(true);
    }

    @Override
    public OneCycleSchedule perEpoch() {
        return counted(false);
    }

    @Override
    OneCycleSchedule counted(boolean perStep) {
        return new OneCycleSchedule(perStep, peak, rising, first, last);
    }

    @Override
    boolean startsPerStep() {
        return true;
    }

    @Override
    double at(long time, long length, List<Epoch> epochs) {
        double top = rising * length - 1;
        double start = peak / first;
        double end = start / last;
        if (time <= top) {
            return between(start, peak, top == 0 ? 1 : time / top);
        }
        return between(peak, end, Math.min(1, (time - top) / (length - 1 - top)));
    }

    /** Returns what lies on half a cosine, when a share of it is over. */
    private static double between(double from, double to, double over) {
        return to + (from - to) * (1 + Math.cos(Math.PI * over)) / 2;
    }

    @Override
    double written() {
        return peak;
    }

    @Override
    boolean isOfLength() {
        return true;
    }

    @Override
    String text() {
        return "oneCycle(" + peak + ")"
                + (rising == 0.3 ? "" : ".pctStart(" + rising + ")")
                + (first == 25 ? "" : ".divFactor(" + first + ")")
                + (last == 1e4 ? "" : ".finalDivFactor(" + last + ")");
    }
}
