package cortado.base;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Collects the configuration problems of one call, so that a user reads all of them at once.
 *
 * <p>Not thread-safe; one instance a call. A message says where, which rule, which value, what to do.
 */
public final class Problems {
    private final String where;
    private final List<String> found = new ArrayList<>();

    private Problems(String where) {
        this.where = where;
    }

    /** Returns an empty collection for the named call, for example {@code "fit"}. */
    public static Problems in(String where) {
        return new Problems(where);
    }

    /** Adds the message, formatted as by {@link String#format}, unless the rule holds. */
    @CanIgnoreReturnValue
    public Problems check(boolean holds, String message, Object... values) {
        if (!holds) {
            found.add(values.length == 0 ? message : String.format(message, values));
        }
        return this;
    }

    /** Adds what the check finds, each message after a prefix that says where. */
    @CanIgnoreReturnValue
    public Problems within(String prefix, Consumer<Problems> check) {
        Problems nested = new Problems(where);
        check.accept(nested);
        nested.found.forEach(message -> found.add(prefix + message));
        return this;
    }

    /** Adds all that another collection found. */
    @CanIgnoreReturnValue
    public Problems add(Problems other) {
        found.addAll(other.found);
        return this;
    }

    /** Returns how many there are so far. */
    public int count() {
        return found.size();
    }

    /**
     * Ends the collection.
     *
     * @throws IllegalArgumentException with all messages, if there is one
     */
    public void throwIfAny() {
        if (found.size() == 1) {
            throw new IllegalArgumentException(where + ": " + found.get(0));
        }
        if (!found.isEmpty()) {
            throw new IllegalArgumentException(
                    where + ": " + found.size() + " problems:\n- " + String.join("\n- ", found));
        }
    }
}
