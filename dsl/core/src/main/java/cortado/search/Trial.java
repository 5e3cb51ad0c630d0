package cortado.search;

import cortado.base.Names;
import cortado.base.Seed;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The settings of one trial, read while its estimator is built. What is never read is an error, for it would be varied in vain.
 */
public final class Trial {
    private static final String EPOCHS = "epochs()";

    private final Space space;
    private final Planned planned;
    private final Map<String, Object> values;
    private final Seed seed;
    private final Set<String> read = new LinkedHashSet<>();

    Trial(Space space, Planned planned, Seed seed) {
        this.space = space;
        this.planned = planned;
        this.values = space.values(planned.point());
        this.seed = seed;
    }

    /** Returns the number of the trial, counted from 0. */
    public int number() {
        return planned.number();
    }

    /** Returns a seed of this trial's own, for {@code learner.seed(t.seed())}; without it all trials start from the same one. */
    public long seed() {
        return seed.child(planned.number()).value();
    }

    /**
     * Returns how many epochs, trees or other units of work this trial may spend.
     *
     * @throws IllegalArgumentException if the search does not vary it: use halving, hyperband or asha
     */
    public int epochs() {
        if (planned.epochs() == 0) {
            throw new MisuseException("search: t.epochs() is there in halving, hyperband and asha only. "
                    + "Give the learner a number of epochs.");
        }
        read.add(EPOCHS);
        return planned.epochs();
    }

    /**
     * Returns the value of a whole number.
     *
     * @throws IllegalArgumentException if there is no such parameter in this trial, or it is no whole number
     */
    public int integer(String name) {
        Object value = any(name);
        if (value instanceof Integer number) {
            return number;
        }
        throw unlike(name, value, "integer", "a whole number");
    }

    /**
     * Returns the value of a number.
     *
     * @throws IllegalArgumentException if there is no such parameter in this trial, or it is no number
     */
    public double real(String name) {
        Object value = any(name);
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw unlike(name, value, "real", "a number");
    }

    /**
     * Returns the value of a text.
     *
     * @throws IllegalArgumentException if there is no such parameter in this trial, or it is no text
     */
    public String text(String name) {
        Object value = any(name);
        if (value instanceof String text) {
            return text;
        }
        throw unlike(name, value, "text", "a text");
    }

    /**
     * Returns the value of a choice of any type: {@code dense(64).with(t.value("activation", Activation.class))}.
     *
     * @throws IllegalArgumentException if there is no such parameter in this trial, or its value is of another type
     */
    public <T> T value(String name, Class<T> type) {
        Object value = any(name);
        if (type.isInstance(value)) {
            return type.cast(value);
        }
        throw unlike(name, value, "value", "a " + type.getSimpleName());
    }

    /** Returns all values of this trial by name; looking at them does not count as reading. */
    public Map<String, Object> values() {
        return values;
    }

    private Object any(String name) {
        Object value = values.get(name);
        if (value != null) {
            read.add(name);
            return value;
        }
        if (space.names().contains(name)) {
            throw new MisuseException(
                    "search: trial %d has no '%s', because its condition does not hold: %s. Read it only then."
                            .formatted(number(), name, values));
        }
        throw new MisuseException(
                "search: there is no parameter '" + name + "'" + Names.didYouMean(name, space.names()));
    }

    private MisuseException unlike(String name, Object value, String method, String wanted) {
        String fitting = value instanceof Integer
                ? "integer"
                : value instanceof Number ? "real" : value instanceof String ? "text" : "value";
        return new MisuseException("search: t.%s(\"%s\") needs %s, but the value is %s. Use t.%s."
                .formatted(method, name, wanted, value, fitting));
    }

    /** Checks that what this trial varies was read. */
    void checkRead() {
        Set<String> unread = new LinkedHashSet<>(values.keySet());
        if (planned.epochs() > 0) {
            unread.add(EPOCHS);
        }
        unread.removeAll(read);
        if (unread.isEmpty()) {
            return;
        }
        String first = unread.iterator().next();
        throw new MisuseException(
                first.equals(EPOCHS)
                        ? "search: trial %d was built without reading t.epochs(), which the search varies. Pass .epochs(t.epochs())."
                                .formatted(number())
                        : "search: trial %d was built without reading '%s', which would be varied in vain. Read it, leave it out or say with when(...) in which trials it is there."
                                .formatted(number(), first));
    }

    /** Returns the values, for example {@code {units=32, rate=0.01}}. */
    @Override
    public String toString() {
        return values.toString();
    }
}
