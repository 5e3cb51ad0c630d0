package cortado.kernel.eval;

/**
 * Walks over Java text, knowing strings, characters, text blocks, comments and brackets, to find where a line may end a
 * snippet, and in what a text ends.
 */
public final class Scanner {
    /** What a text can end in. */
    public enum Place {
        CODE,
        LINE_COMMENT,
        COMMENT,
        /** A string or character without its closing quote. */
        STRING,
        TEXT_BLOCK
    }

    private final String text;
    private int position;
    private int depth;
    private Place place = Place.CODE;
    /** Just after the last character that is neither space nor comment. */
    private int codeEnd;

    Scanner(String text, int start) {
        this.text = text;
        this.position = start;
        this.codeEnd = start;
    }

    /** Returns a scanner that walked over all of the text. */
    public static Scanner over(String text) {
        Scanner scanner = new Scanner(text, 0);
        while (scanner.position < text.length()) {
            scanner.step(text.charAt(scanner.position));
        }
        return scanner;
    }

    /** Returns what the text ends in, once the scanner is there. */
    public Place place() {
        return place;
    }

    /** Returns how many brackets are open. */
    public int depth() {
        return depth;
    }

    /** Returns the index of the first character from the start that is neither space nor comment, or the text's length. */
    static int skipBlank(String text, int start) {
        int at = start;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (text.startsWith("//", at)) {
                at = endOf(text, "\n", at + 2);
            } else if (text.startsWith("/*", at)) {
                at = endOf(text, "*/", at + 2);
            } else {
                return at;
            }
        }
        return text.length();
    }

    /** Moves to the next line end outside brackets, strings and comments; returns where the code before it ends. */
    int nextEnd() {
        while (position < text.length()) {
            char c = text.charAt(position);
            if (c == '\n' && depth <= 0) {
                position++;
                return codeEnd;
            }
            step(c);
        }
        return codeEnd;
    }

    /** Returns the index just after the line end that was found. */
    int position() {
        return position;
    }

    private void step(char c) {
        if (text.startsWith("//", position)) {
            int end = text.indexOf('\n', position);
            place = end < 0 ? Place.LINE_COMMENT : place;
            position = end < 0 ? text.length() : end;
        } else if (text.startsWith("/*", position)) {
            position = past("*/", position + 2, Place.COMMENT);
        } else if (text.startsWith("\"\"\"", position)) {
            position = pastQuoted("\"\"\"", position + 3, Place.TEXT_BLOCK);
            codeEnd = position;
        } else if (c == '"' || c == '\'') {
            position = pastQuoted(String.valueOf(c), position + 1, Place.STRING);
            codeEnd = position;
        } else {
            depth += "([{".indexOf(c) >= 0 ? 1 : 0;
            depth -= ")]}".indexOf(c) >= 0 ? 1 : 0;
            position++;
            codeEnd = Character.isWhitespace(c) ? codeEnd : position;
        }
    }

    private int past(String mark, int from, Place inside) {
        int found = text.indexOf(mark, from);
        place = found < 0 ? inside : place;
        return found < 0 ? text.length() : found + mark.length();
    }

    private int pastQuoted(String quote, int start, Place inside) {
        int at = start;
        while (at < text.length()) {
            if (text.startsWith(quote, at)) {
                return at + quote.length();
            }
            if (quote.length() == 1 && text.charAt(at) == '\n') {
                return at;
            }
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        place = inside;
        return text.length();
    }

    private static int endOf(String text, String mark, int from) {
        int found = text.indexOf(mark, from);
        return found < 0 ? text.length() : found + mark.length();
    }
}
