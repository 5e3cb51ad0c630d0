package cortado.kernel.magic;

import java.util.ArrayList;
import java.util.List;
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
    private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+)");

    /** Returns the magic on the line. */
    public static Magic of(String line) {
        Matcher matcher = LINE.matcher(line.stripTrailing());
        return matcher.matches()
                ? new Magic(matcher.group(1), matcher.group(2), matcher.start(2))
                : new Magic(line, "", line.length());
    }

    /** Returns the lines below the first one of a cell that is a magic's. */
    public static String body(String cell) {
        int start = cell.length() - cell.stripLeading().length();
        int end = cell.indexOf('\n', start);
        return end < 0 ? "" : cell.substring(end + 1);
    }

    /** Returns whether the magic takes the rest of its cell. */
    public boolean isForCell() {
        return name.startsWith("%%");
    }

    /** Returns the words of the argument; double quotes hold a word with spaces together. */
    public List<String> words() {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(argument);
        while (matcher.find()) {
            words.add(
                    matcher.group(2) == null ? matcher.group(1).replaceAll("\\\\([\"\\\\])", "$1") : matcher.group(2));
        }
        return words;
    }
}
