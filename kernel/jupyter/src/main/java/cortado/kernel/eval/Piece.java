package cortado.kernel.eval;

/**
 * One snippet of a cell, or one line that is not Java.
 *
 * @param kind what it is
 * @param code what to evaluate
 * @param offset where it starts in the cell's text
 */
public record Piece(Kind kind, String code, int offset) {
    /** What a piece of a cell is. */
    public enum Kind {
        /** A snippet whose value may be shown. */
        OPEN,
        /** A snippet that ends with a semicolon, which keeps its value quiet. */
        CLOSED,
        /** A snippet that lacks its end. */
        INCOMPLETE,
        /** A snippet that cannot be Java, whatever follows. */
        BROKEN,
        /** A line that starts with a percent sign. */
        MAGIC,
        /** A line that assigns what a magic gives. */
        MAGIC_VALUE,
        /** A line that starts with a slash and a letter, as JShell's commands do. */
        COMMAND
    }
}
