package cortado.kernel.history;

import org.jspecify.annotations.Nullable;

/**
 * One cell that was run.
 *
 * @param session number of the session, from 1
 * @param line number of the cell in its session
 * @param source its source
 * @param output text of its value; only the running session knows it
 */
record Entry(
        int session,
        int line,
        @Nullable String source,
        @Nullable String output) {
    /** Returns the source, empty if the file did not have one. */
    String text() {
        return source == null ? "" : source;
    }

    Entry withOutput(String text) {
        return new Entry(session, line, source, text);
    }

    Entry inSession(int number) {
        return new Entry(number, line, source, output);
    }
}
