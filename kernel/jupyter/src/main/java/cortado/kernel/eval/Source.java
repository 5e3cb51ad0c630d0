package cortado.kernel.eval;

/**
 * The text of one cell or file, with the words that locate a line of it.
 *
 * @param name for example {@code cell 3} or {@code train.jsh}
 * @param text the source
 * @param isFile whether a location reads {@code name:line} instead of {@code name, line n}
 */
public record Source(String name, String text, boolean isFile) {
    /** Returns the source of a cell with the number. */
    public static Source cell(int number, String text) {
        return new Source("cell " + number, text, false);
    }

    /** Returns the source of a file with the name. */
    public static Source file(String name, String text) {
        return new Source(name, text, true);
    }

    /** Returns the location of a line counted from 1. */
    public String locate(int line) {
        return isFile ? name + ":" + line : name + ", line " + line;
    }

    /** Returns the number, counted from 1, of the line that holds the character. */
    public int lineAt(int offset) {
        return 1
                + (int) text.substring(0, Math.min(offset, text.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    /** Returns the documentation comment that ends just before the character, or an empty text. */
    String commentBefore(int offset) {
        String before = text.substring(0, Math.min(offset, text.length())).stripTrailing();
        int start = before.lastIndexOf("/**");
        return start >= 0 && before.indexOf("*/", start) == before.length() - 2 ? before.substring(start) : "";
    }
}
