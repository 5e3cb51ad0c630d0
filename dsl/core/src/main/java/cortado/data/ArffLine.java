package cortado.data;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.ArrayList;
import java.util.List;

/**
 * Words and values of one line of an ARFF file, in quotes or not; an unquoted percent sign begins a comment, as for Weka.
 *
 * <p>Reads from the left; used once.
 */
final class ArffLine {
    /** A value, without its quotes. */
    record Value(String text, boolean isQuoted) {}

    /** A value of a sparse row, and the number of its attribute. */
    record Pair(String place, Value value) {
        @Override
        public String toString() {
            return place + " " + value.text;
        }
    }

    private final String where;
    private final String text;
    private int at;

    ArffLine(String where, String text, int from) {
        this.where = where;
        this.text = text;
        at = from;
    }

    private boolean isOver() {
        return at >= text.length() || text.charAt(at) == '%';
    }

    private boolean isAt(String characters) {
        return !isOver() && characters.indexOf(text.charAt(at)) >= 0;
    }

    /** Returns whether there was a tab among the blanks. */
    @CanIgnoreReturnValue
    private boolean skipBlanks() {
        boolean hasTab = false;
        while (isAt(" \t")) {
            hasTab |= text.charAt(at) == '\t';
            at++;
        }
        return hasTab;
    }

    /** Returns whether a character comes next, after blanks. */
    boolean hasNext(char expected) {
        skipBlanks();
        return isAt(String.valueOf(expected));
    }

    /** Returns what comes up to a blank or one of some characters, or in quotes; empty at the end. */
    String word(String ends) {
        return value(" \t" + ends).text;
    }

    /** Returns all values up to the end, parted by commas or tabs. */
    List<Value> all() {
        List<Value> values = new ArrayList<>();
        boolean goesOn = true;
        while (goesOn) {
            values.add(strictValue());
            goesOn = separator();
        }
        end();
        return values;
    }

    /** Returns the values in braces. */
    List<Value> braced() {
        List<Value> values = new ArrayList<>();
        at++;
        boolean goesOn = !hasNext('}');
        while (goesOn) {
            values.add(strictValue());
            goesOn = separator();
        }
        close();
        return values;
    }

    /** Returns the values of a sparse row, in braces. */
    List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        at++;
        boolean goesOn = !hasNext('}');
        while (goesOn) {
            String place = word(",}");
            pairs.add(new Pair(place, strictValue()));
            goesOn = separator();
        }
        close();
        return pairs;
    }

    private void close() {
        if (!hasNext('}')) {
            throw unreadable(at);
        }
        at++;
        end();
    }

    private void end() {
        skipBlanks();
        if (!isOver()) {
            throw unreadable(at);
        }
    }

    /** Skips a comma or a tab, with blanks; returns whether there was one, and not the end. */
    private boolean separator() {
        int from = at;
        boolean hasTab = skipBlanks();
        if (isAt(",")) {
            at++;
            return true;
        }
        if (isOver() || isAt("}")) {
            return false;
        }
        if (!hasTab) {
            throw unreadable(from);
        }
        return true;
    }

    /** Returns a value, which a separator, a brace or the end has to follow. */
    private Value strictValue() {
        int from = at;
        Value value = value(",\t{}'\"");
        if (isAt("{'\"")) {
            throw unreadable(from);
        }
        return value;
    }

    private Value value(String ends) {
        skipBlanks();
        if (isAt("'\"")) {
            return quoted();
        }
        int from = at;
        while (!isOver() && !isAt(ends)) {
            at++;
        }
        return new Value(text.substring(from, at).strip(), false);
    }

    private Value quoted() {
        int from = at;
        char quote = text.charAt(at++);
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != quote) {
            char next = text.charAt(at++);
            if (next == '\\' && at < text.length()) {
                value.append(escaped(text.charAt(at++)));
            } else {
                value.append(next);
            }
        }
        if (at >= text.length()) {
            throw unreadable(from);
        }
        at++;
        return new Value(value.toString(), true);
    }

    private static char escaped(char letter) {
        return switch (letter) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> letter;
        };
    }

    private IllegalArgumentException unreadable(int from) {
        return new IllegalArgumentException(where + " cannot be read from '" + text.substring(from)
                + "' on. Put values with commas, spaces or braces in quotes.");
    }
}
