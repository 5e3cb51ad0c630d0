package cortado.kernel.message;

import org.jspecify.annotations.Nullable;

/**
 * Asks for cells that were run.
 *
 * @param output whether their outputs are wanted too
 * @param histAccessType {@code tail}, {@code range} or {@code search}; absent means {@code tail}
 * @param session of a range: its number; 0 is the running one, negative numbers count back from it
 * @param start of a range: the first line
 * @param stop of a range: the line behind the last
 * @param n how many at most, the latest; absent means all
 * @param pattern of a search, with {@code *}, {@code ?} and {@code [a-z]}
 * @param unique of a search: whether equal sources count once
 */
public record HistoryRequest(
        boolean output,
        @Nullable String histAccessType,
        @Nullable Integer session,
        @Nullable Integer start,
        @Nullable Integer stop,
        @Nullable Integer n,
        @Nullable String pattern,
        @Nullable Boolean unique) {
    /** Returns the kind of access, {@code tail} if none was named. */
    public String accessType() {
        return histAccessType == null ? "tail" : histAccessType;
    }
}
