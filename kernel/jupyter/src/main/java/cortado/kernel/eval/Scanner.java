package cortado.kernel.eval;

/**
 * Walks over Java text, knowing strings, characters, text blocks, comments and brackets, to find where a line may end a
 * snippet.
 */
final class Scanner {
    private final String text;
    private int position;
    private int depth;
    /** Just after the last character that is neither space nor comment. */
    private int codeEnd;

    Scanner(String text, int start) {
        this.text = text;
        this.position = start;
        this.codeEnd = start;
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

    boolean isAtEnd() {
        return position >= text.length();
    }

    private void step(char c) {
        if (text.startsWith("//", position)) {
            int end = text.indexOf('\n', position);
            position = end < 0 ? text.length() : end;
        } else if (text.startsWith("/*", position)) {
            position = endOf(text, "*/", position + 2);
        } else if (text.startsWith("\"\"\"", position)) {
            position = endOfQuoted("\"\"\"", position + 3);
            codeEnd = position;
        } else if (c == '"' || c == '\'') {
            position = endOfQuoted(String.valueOf(c), position + 1);
            codeEnd = position;
        } else {
            depth += "([{".indexOf(c) >= 0 ? 1 : 0;
            depth -= ")]}".indexOf(c) >= 0 ? 1 : 0;
            position++;
            codeEnd = Character.isWhitespace(c) ? codeEnd : position;
        }
    }

    private int endOfQuoted(String quote, int start) {
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
        return text.length();
    }

    private static int endOf(String text, String mark, int from) {
        int found = text.indexOf(mark, from);
        return found < 0 ? text.length() : found + mark.length();
    }
}
