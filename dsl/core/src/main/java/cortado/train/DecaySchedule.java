package cortado.train;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** A rate that falls along a curve; see {@link Schedule#cosine} and {@link Schedule#polynomial}. Immutable. */
public final class DecaySchedule extends Schedule {
    /** The curve: how much of the rate is left when a share of the time is over. */
    record Curve(String name, String text, double rate, DoubleUnaryOperator left) {}

    /** How long it falls: so many, each time so many times longer; or 0 for the whole training, once. */
    private record Span(int length, int growth, boolean isRestarting) {}

    private final Curve curve;
    private final double lowest;
    private final Span span;

    private DecaySchedule(boolean isPerStep, Curve curve, double lowest, Span span) {
        super(isPerStep);
        this.curve = curve;
        this.lowest = lowest;
        this.span = span;
    }

    static DecaySchedule along(Curve curve) {
        return new DecaySchedule(false, curve, 0, new Span(0, 1, false));
    }

    /**
     * Returns this schedule falling to another rate than 0.
     *
     * @param rate at least 0, below the first rate; default 0
     * @throws IllegalArgumentException if the rate is out of range
     */
    public DecaySchedule downTo(double rate) {
        require(
                rate >= 0 && rate < curve.rate,
                curve.name + ": downTo must be at least 0 and below " + curve.rate,
                rate,
                "cosine(1e-3).downTo(1e-5)");
        return new DecaySchedule(isPerStep(), curve, rate, span);
    }

    /**
     * Returns this schedule falling for some time, and staying at its lowest rate then; it replaces {@link #restarts}.
     *
     * @param length epochs or steps, at least 1; default the whole training
     * @throws IllegalArgumentException if the length is less than 1
     */
    public DecaySchedule over(int length) {
        require(length >= 1, curve.name + ": over must be at least 1", length, "cosine(1e-3).over(10)");
        return new DecaySchedule(isPerStep(), curve, lowest, new Span(length, 1, false));
    }

    /**
     * Returns this schedule falling for some time, and again and again from the first rate.
     *
     * @param length epochs or steps of each fall, at least 1
     * @throws IllegalArgumentException if the length is less than 1
     */
    public DecaySchedule restarts(int length) {
        return restarts(length, 1);
    }

    /**
     * Returns this schedule falling for some time, and again and again from the first rate, for longer each time.
     *
     * @param length epochs or steps of the first fall, at least 1
     * @param growth how many times longer each fall is than the one before, at least 1
     * @throws IllegalArgumentException if the length or the growth is less than 1
     * @see <a href="https://arxiv.org/abs/1608.03983">Loshchilov and Hutter 2017, section 3</a>
     */
    public DecaySchedule restarts(int length, int growth) {
        require(length >= 1, curve.name + ": restarts must be at least 1 apart", length, "cosine(0.1).restarts(10)");
        require(growth >= 1, curve.name + ": growth must be at least 1", growth, "cosine(0.1).restarts(10, 2)");
        return new DecaySchedule(isPerStep(), curve, lowest, new Span(length, growth, true));
    }

    @Override
    public DecaySchedule perStep() {
        return counted(true);
    }

    @Override
    public DecaySchedule perEpoch() {
        return counted(false);
    }

    @Override
    DecaySchedule counted(boolean perStep) {
        return new DecaySchedule(perStep, curve, lowest, span);
    }

    @Override
    double at(long time, long length, List<Epoch> epochs) {
        long fall = span.length == 0 ? length : span.length;
        long begin = span.isRestarting && span.growth == 1 ? time / fall * fall : 0;
        while (span.isRestarting && time >= begin + fall) {
            begin += fall;
            fall *= span.growth;
        }
        double over = Math.min(1, (time - begin) / (double) fall);
        return lowest + (curve.rate - lowest) * curve.left.applyAsDouble(over);
    }

    @Override
    double written() {
        return curve.rate;
    }

    @Override
    boolean isOfLength() {
        return span.length == 0;
    }

    @Override
    String text() {
        String falls = span.isRestarting
                ? ".restarts(" + span.length + (span.growth == 1 ? "" : ", " + span.growth) + ")"
                : ".over(" + span.length + ")";
        return curve.text + (lowest == 0 ? "" : ".downTo(" + lowest + ")") + (span.length == 0 ? "" : falls);
    }
}
