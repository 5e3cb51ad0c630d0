package cortado.kernel.eval;

import java.util.List;

/**
 * What ended a cell, told in the lines of the cell.
 *
 * @param name class of the exception, or {@code CompileError}
 * @param message its message
 * @param report the whole text to show, by line: error, marked source lines, causes
 * @param location the first line of the user's that is to blame, for example {@code cell 3, line 2}; may be empty
 */
public record CellError(String name, String message, List<String> report, String location) {
    /** The {@link #name()} of an error that is an interrupt, as front ends expect it. */
    public static final String INTERRUPTED = "KeyboardInterrupt";

    /** Returns the error of a cell that was interrupted. */
    public static CellError interrupted() {
        return new CellError(
                INTERRUPTED,
                "interrupted",
                List.of("interrupted: the cell was stopped. Variables keep the values they had."),
                "");
    }

    /** Returns the report as one text. */
    public String text() {
        return String.join("\n", report);
    }
}
