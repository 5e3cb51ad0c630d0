package cortado.kernel.assist;

/** Where Java text ends: in code, a comment or a text block, and how deep in brackets. */
final class OpenEnd {
    private static final int STEP = 4;

    private final String text;
    private int depth;
    private boolean isInComment;
    private boolean isInTextBlock;

    private OpenEnd(String text) {
        this.text = text;
    }

    static OpenEnd of(String text) {
        OpenEnd end = new OpenEnd(text);
        int at = 0;
        while (at < text.length()) {
            at = end.next(at);
        }
        return end;
    }

    boolean isInComment() {
        return isInComment;
    }

    boolean isInTextBlock() {
        return isInTextBlock;
    }

    /** Returns the indentation of the line that would follow. */
    String indent() {
        String stripped = text.stripTrailing();
        String line = stripped.substring(stripped.lastIndexOf('\n') + 1);
        String same = line.substring(0, line.length() - line.stripLeading().length());
        boolean opens = !line.isEmpty() && "([{".indexOf(line.charAt(line.length() - 1)) >= 0;
        boolean isPlain = isInComment || isInTextBlock;
        if (isPlain || (!opens && (depth > 0 || !same.isEmpty()))) {
            return same;
        }
        return same + " ".repeat(STEP);
    }

    private int next(int at) {
        if (text.startsWith("//", at)) {
            int end = text.indexOf('\n', at);
            return end < 0 ? text.length() : end;
        }
        if (text.startsWith("/*", at)) {
            int end = text.indexOf("*/", at + 2);
            isInComment = end < 0;
            return end < 0 ? text.length() : end + 2;
        }
        if (text.startsWith("\"\"\"", at)) {
            int end = endOfQuoted("\"\"\"", at + 3);
            isInTextBlock = end < 0;
            return end < 0 ? text.length() : end;
        }
        char c = text.charAt(at);
        if (c == '"' || c == '\'') {
            int end = endOfQuoted(String.valueOf(c), at + 1);
            return end < 0 ? text.length() : end;
        }
        depth += "([{".indexOf(c) >= 0 ? 1 : 0;
        depth -= ")]}".indexOf(c) >= 0 ? 1 : 0;
        return at + 1;
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
        return -1;
    }
}
