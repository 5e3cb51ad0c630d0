package cortado.train;

import cortado.base.Problems;
import java.util.Collection;
import java.util.List;
import java.util.function.LongToDoubleFunction;

/** A rate that depends on time alone. */
final class TimeSchedule extends Schedule {
    private final String text;
    private final LongToDoubleFunction rate;

    TimeSchedule(boolean isPerStep, String text, LongToDoubleFunction rate) {
        super(isPerStep);
        this.text = text;
        this.rate = rate;
    }

    /** Returns the rate of an optimizer that was written with a number. */
    static Schedule number(double rate) {
        return new TimeSchedule(false, String.valueOf(rate), time -> rate);
    }

    @Override
    Schedule counted(boolean perStep) {
        return new TimeSchedule(perStep, text, rate);
    }

    @Override
    double at(long time, long length, List<Epoch> epochs) {
        return rate.applyAsDouble(time);
    }

    @Override
    double written() {
        return rate.applyAsDouble(0);
    }

    @Override
    boolean isOfLength() {
        return false;
    }

    @Override
    void check(long length, boolean hasValidation, Collection<String> recorded, Problems problems) {
        for (long time = 0; time < length; time++) {
            double value = rate.applyAsDouble(time);
            if (!isPositive(value) && value != 0) {
                problems.check(
                        false, "%s: the rate of %s %d must be at least 0, but was %s", text, unit(), time, value);
                return;
            }
        }
    }

    @Override
    String text() {
        return text;
    }
}
