package cortado.train;

import cortado.base.Problems;
import java.util.Collection;
import java.util.List;

/** A rise to the first rate of another schedule, which starts then. */
final class WarmUpSchedule extends Schedule {
    private final Schedule then;
    private final int rise;

    private WarmUpSchedule(boolean isPerStep, Schedule then, int rise) {
        super(isPerStep);
        this.then = then;
        this.rise = rise;
    }

    static Schedule of(Schedule then, int rise) {
        require(rise >= 1, "warmUp: its length must be at least 1", rise, "cosine(1e-3).warmUp(3)");
        return new WarmUpSchedule(then.isPerStep(), then, rise);
    }

    @Override
    Schedule counted(boolean perStep) {
        return new WarmUpSchedule(perStep, then.counted(perStep), rise);
    }

    @Override
    boolean startsPerStep() {
        return then.startsPerStep();
    }

    @Override
    double at(long time, long length, List<Epoch> epochs) {
        return time < rise
                ? then.at(0, length - rise, epochs) * (time + 1) / (rise + 1)
                : then.at(time - rise, length - rise, epochs);
    }

    @Override
    double written() {
        return then.written();
    }

    @Override
    boolean isOfLength() {
        return then.isOfLength();
    }

    @Override
    void check(long length, boolean hasValidation, Collection<String> recorded, Problems problems) {
        problems.check(
                rise < length,
                "warmUp(%d) must be shorter than training, which has %d %s%s. Use more epochs, or a shorter warm-up",
                rise,
                length,
                unit(),
                length == 1 ? "" : "s");
        then.check(Math.max(1, length - rise), hasValidation, recorded, problems);
    }

    @Override
    String text() {
        return then.text() + ".warmUp(" + rise + ")";
    }
}
