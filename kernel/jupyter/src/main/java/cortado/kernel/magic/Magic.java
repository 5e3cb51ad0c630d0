package cortado.kernel.magic;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a cell that starts with a percent sign.
 *
 * @param name with its percent signs, for example {@code %time}
 * @param argument the rest of the line
 * @param argumentOffset where the rest starts in the line
 */
public record Magic(String name, String argument, int argumentOffset) {
    /** Evaluates the Java code on its line and prints how long that took. */
    public static final String TIME = "%time";

    /** On the first line of a cell: prints how long the whole cell took. */
    public static final String TIME_CELL = "%%time";

    private static final Pattern LINE = Pattern.compile("(%%?\\w*)\\s*(.*)", Pattern.DOTALL);

    /** Returns the magic on the line. */
    public static Magic of(String line) {
        Matcher matcher = LINE.matcher(line.stripTrailing());
        return matcher.matches()
                ? new Magic(matcher.group(1), matcher.group(2), matcher.start(2))
                : new Magic(line, "", line.length());
    }

    /** Returns what is wrong with this magic, if anything is. */
    public Optional<String> problem(boolean isFirstInCell) {
        if (name.equals(TIME)) {
            return argument.isEmpty()
                    ? Optional.of(
                            "%time: the code to time is missing. Write it on the same line, e.g. %time model.fit(data)")
                    : Optional.empty();
        }
        if (name.equals(TIME_CELL)) {
            return isFirstInCell && argument.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            "%%time must be alone on the first line of its cell. Move it there, or use %time <code>.");
        }
        return Optional.of(
                "unknown magic '" + name + "'; known: %time <code> times one line, %%time on the first line times"
                        + " the cell. Java has no operator that starts a statement with %.");
    }
}
