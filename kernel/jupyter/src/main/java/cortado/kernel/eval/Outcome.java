package cortado.kernel.eval;

import org.jspecify.annotations.Nullable;

/**
 * How one snippet ended.
 *
 * @param kind whether it gave a value
 * @param name of the variable that holds the value, for example {@code $1}; empty without a value
 * @param value the value itself
 * @param error what went wrong
 */
public record Outcome(
        Kind kind,
        String name,
        @Nullable Object value,
        @Nullable CellError error) {
    /** How a snippet can end. */
    public enum Kind {
        /** A declaration or statement. */
        DONE,
        /** An expression whose value nobody keeps but {@code $n}. */
        VALUE,
        /** An assignment, or a declaration with an initial value. */
        ASSIGNED,
        /** It did not compile, or threw, or was interrupted. */
        FAILED
    }

    static Outcome done() {
        return new Outcome(Kind.DONE, "", null, null);
    }

    static Outcome failed(CellError error) {
        return new Outcome(Kind.FAILED, "", null, error);
    }
}
