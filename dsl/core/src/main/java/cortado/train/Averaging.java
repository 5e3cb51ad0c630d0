package cortado.train;

import cortado.base.Problems;
import cortado.engine.Update;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Which averages of the weights a model gets instead of the last ones.
 *
 * @param decay share of a moving average that each step keeps
 * @param from the first epoch whose weights take part in an average of epochs
 */
record Averaging(OptionalDouble decay, OptionalInt from) {
    static final Averaging NONE = new Averaging(OptionalDouble.empty(), OptionalInt.empty());

    Averaging withDecay(double value) {
        return new Averaging(OptionalDouble.of(value), from);
    }

    Averaging withFrom(int epoch) {
        return new Averaging(decay, OptionalInt.of(epoch));
    }

    boolean isNone() {
        return decay.isEmpty() && from.isEmpty();
    }

    /** Returns the update with the arrays that averages need. */
    Update on(Update update) {
        return isNone() ? update : update.averaging(decay.orElse(1));
    }

    void check(int epochs, Problems problems) {
        decay.ifPresent(share -> problems.check(
                share > 0 && share < 1, "ema must be above 0 and below 1, but was %s. Try ema(0.999)", share));
        from.ifPresent(epoch -> problems.check(
                epoch >= 1 && (epoch <= epochs || epochs < 1),
                "swa must begin with one of the epochs 1 to %d, but was %d",
                epochs,
                epoch));
        problems.check(decay.isEmpty() || from.isEmpty(), "ema and swa exclude each other. Keep one");
    }

    /** Returns the option as it is written, with a dot before it; empty if there is none. */
    @Override
    public String toString() {
        return (decay.isPresent() ? ".ema(" + decay.getAsDouble() + ")" : "")
                + (from.isPresent() ? ".swa(" + from.getAsInt() + ")" : "");
    }
}
