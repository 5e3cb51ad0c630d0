package cortado.train;

import cortado.base.Problems;
import java.util.Collection;
import java.util.List;
import java.util.function.LongToDoubleFunction;

/**
 * How the learning rate changes while training. Immutable; written where a rate is: {@code adam(cosine(1e-3))}.
 *
 * <p>Time t is counted from 0, and lengths with it: in epochs, or after {@link #perStep} in steps, each an update of the weights.
 * Only {@link #oneCycle} counts steps from the beginning, as its paper does. T is the length of the whole training.
 */
public abstract class Schedule {
    private final boolean isPerStep;

    Schedule(boolean isPerStep) {
        this.isPerStep = isPerStep;
    }

    /**
     * Returns the rate that stays as it is; for {@code constant(1e-3).warmUp(3)}.
     *
     * @param rate above 0
     */
    public static Schedule constant(double rate) {
        String example = "constant(1e-3)";
        require(isPositive(rate), "constant: learning rate must be above 0", rate, example);
        return new TimeSchedule(false, "constant(" + rate + ")", time -> rate);
    }

    /**
     * Returns a rate that is multiplied by a factor now and then: {@code rate * factor^floor(t / every)}.
     *
     * @param rate the first one, above 0
     * @param every time from one change to the next, at least 1
     * @param factor above 0; 0.1 is usual
     */
    public static Schedule stepDecay(double rate, int every, double factor) {
        String example = "stepDecay(0.1, 30, 0.1)";
        require(isPositive(rate), "stepDecay: learning rate must be above 0", rate, example);
        require(every >= 1, "stepDecay: every must be at least 1", every, example);
        require(isPositive(factor), "stepDecay: factor must be above 0", factor, example);
        return new TimeSchedule(
                false,
                "stepDecay(" + rate + ", " + every + ", " + factor + ")",
                time -> rate * Math.pow(factor, time / every));
    }

    /**
     * Returns a rate that is multiplied by a factor each time: {@code rate * factor^t}.
     *
     * @param rate the first one, above 0
     * @param factor above 0, e.g. 0.95
     */
    public static Schedule exponential(double rate, double factor) {
        String example = "exponential(0.1, 0.95)";
        require(isPositive(rate), "exponential: learning rate must be above 0", rate, example);
        require(isPositive(factor), "exponential: factor must be above 0", factor, example);
        return new TimeSchedule(
                false, "exponential(" + rate + ", " + factor + ")", time -> rate * Math.pow(factor, time));
    }

    /**
     * Returns a rate that falls as the inverse of time: {@code rate / (1 + decay * t)}, so that the first epoch has the first rate.
     *
     * @param rate the first one, above 0
     * @param decay at least 0
     */
    public static Schedule inverseTime(double rate, double decay) {
        String example = "inverseTime(0.1, 0.1)";
        require(isPositive(rate), "inverseTime: learning rate must be above 0", rate, example);
        require(decay == 0 || isPositive(decay), "inverseTime: decay must be at least 0", decay, example);
        return new TimeSchedule(false, "inverseTime(" + rate + ", " + decay + ")", time -> rate / (1 + decay * time));
    }

    /**
     * Returns a rate that falls to 0 over the whole training, as a power of the time left: {@code rate * (1 - t / T)^power}.
     *
     * @param rate the first one, above 0
     * @param power above 0; 1 falls along a line
     */
    public static DecaySchedule polynomial(double rate, double power) {
        String example = "polynomial(0.1, 2)";
        require(isPositive(rate), "polynomial: learning rate must be above 0", rate, example);
        require(isPositive(power), "polynomial: power must be above 0", power, example);
        return DecaySchedule.along(new DecaySchedule.Curve(
                "polynomial", "polynomial(" + rate + ", " + power + ")", rate, over -> Math.pow(1 - over, power)));
    }

    /**
     * Returns a rate that falls to 0 over the whole training, along half a cosine: {@code rate * (1 + cos(π t / T)) / 2}.
     *
     * @param rate the first one, above 0
     * @see <a href="https://arxiv.org/abs/1608.03983">Loshchilov and Hutter 2017, equation 5</a>
     */
    public static DecaySchedule cosine(double rate) {
        require(isPositive(rate), "cosine: learning rate must be above 0", rate, "cosine(1e-3)");
        return DecaySchedule.along(new DecaySchedule.Curve(
                "cosine", "cosine(" + rate + ")", rate, over -> (1 + Math.cos(Math.PI * over)) / 2));
    }

    /**
     * Returns a rate that rises from a 25th of its peak, over 0.3 of the training, and then falls to a 250000th of it, both along
     * half a cosine; by step.
     *
     * @param peak the largest rate, above 0
     * @see <a href="https://arxiv.org/abs/1708.07120">Smith and Topin 2018</a>
     */
    public static OneCycleSchedule oneCycle(double peak) {
        return OneCycleSchedule.of(peak);
    }

    /**
     * Returns a rate that is cut to a tenth when the validation loss has not become smaller for more than 10 epochs.
     *
     * @param rate the first one, above 0
     */
    public static PlateauSchedule reduceOnPlateau(double rate) {
        return PlateauSchedule.of(rate);
    }

    /**
     * Returns a schedule of one's own.
     *
     * @param name as messages and checkpoints show it
     * @param rate of the time, e.g. {@code epoch -> 0.1 / (1 + epoch)}; at least 0
     */
    public static Schedule schedule(String name, LongToDoubleFunction rate) {
        return new TimeSchedule(false, "schedule(\"" + name + "\", ...)", rate);
    }

    /**
     * Returns this schedule, starting after a rise to its first rate in equal parts: {@code rate * (t + 1) / (length + 1)}.
     *
     * @param length of the rise, at least 1 and less than the training
     * @see <a href="https://arxiv.org/abs/1706.02677">Goyal et al. 2017, section 2.2</a>
     */
    public Schedule warmUp(int length) {
        return WarmUpSchedule.of(this, length);
    }

    /** Returns this schedule with time counted in steps, each an update of the weights. */
    public Schedule perStep() {
        return counted(true);
    }

    /** Returns this schedule with time counted in epochs. */
    public Schedule perEpoch() {
        return counted(false);
    }

    /**
     * Returns the rates of a training without plateaus, one for each step.
     *
     * @param epochs passes over the data
     * @param stepsPerEpoch updates in each
     */
    public final double[] rates(int epochs, int stepsPerEpoch) {
        RateClock clock = new RateClock(this, epochs, stepsPerEpoch, 1);
        double[] rates = new double[epochs * stepsPerEpoch];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = clock.rate(i / stepsPerEpoch + 1, i % stepsPerEpoch, List.of());
        }
        return rates;
    }

    /** Returns this schedule with time counted in steps or in epochs. */
    abstract Schedule counted(boolean perStep);

    /**
     * Returns the rate at a time.
     *
     * @param time how many epochs or steps are over
     * @param length how many there are in the whole training
     * @param epochs what was recorded so far
     */
    abstract double at(long time, long length, List<Epoch> epochs);

    /** Returns the rate that it is written with. */
    abstract double written();

    /** Returns whether the rates depend on how long training is. */
    abstract boolean isOfLength();

    /** Returns it as it is written, without what is counted. */
    abstract String text();

    /** Adds what is wrong, given how long training is and the names of the metrics that it records. */
    void check(long length, boolean hasValidation, Collection<String> recorded, Problems problems) {}

    /** Returns whether steps are counted unless something else is said. */
    boolean startsPerStep() {
        return false;
    }

    final boolean isPerStep() {
        return isPerStep;
    }

    final String unit() {
        return isPerStep ? "step" : "epoch";
    }

    /** Ends with a message unless a rule holds. */
    static void require(boolean holds, String rule, Number value, String example) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ", but was " + value + ". Write e.g. " + example + ".");
        }
    }

    static boolean isPositive(double value) {
        return value > 0 && value <= Double.MAX_VALUE;
    }

    /** Returns the schedule as it is written, for example {@code cosine(0.001).warmUp(3)}. */
    @Override
    public final String toString() {
        return text() + (isPerStep == startsPerStep() ? "" : isPerStep ? ".perStep()" : ".perEpoch()");
    }
}
