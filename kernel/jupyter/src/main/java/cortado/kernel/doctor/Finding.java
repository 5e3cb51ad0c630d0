package cortado.kernel.doctor;

/**
 * What one check found.
 *
 * @param level how bad it is
 * @param subject what was looked at, in a word or two
 * @param text what is there
 * @param fix what to do; empty if nothing must be done
 */
public record Finding(Level level, String subject, String text, String fix) {
    private static final int WIDTH = 80;
    private static final int TEXT_COLUMN = 22;

    /** How bad a finding is. */
    public enum Level {
        /** As it should be. */
        OK,
        /** Worth knowing; nothing is broken. */
        NOTE,
        /** Something will not work. */
        PROBLEM
    }

    static Finding ok(String subject, String text) {
        return new Finding(Level.OK, subject, text, "");
    }

    static Finding note(String subject, String text, String fix) {
        return new Finding(Level.NOTE, subject, text, fix);
    }

    static Finding problem(String subject, String text, String fix) {
        return new Finding(Level.PROBLEM, subject, text, fix);
    }

    /** Returns the finding as lines of at most 80 columns, as far as its words allow. */
    @Override
    public String toString() {
        String mark = level == Level.OK ? "ok" : level == Level.NOTE ? "note" : "PROBLEM";
        String lines = wrapped(String.format("  %-8s%-" + (TEXT_COLUMN - 10) + "s", mark, subject), text);
        return fix.isEmpty() ? lines : lines + "\n" + wrapped(" ".repeat(TEXT_COLUMN - 5) + "fix: ", fix);
    }

    private static String wrapped(String start, String text) {
        StringBuilder lines = new StringBuilder(start);
        int column = start.length();
        boolean isFirst = true;
        for (String word : text.split("\\s+")) {
            if (!isFirst && column + 1 + word.length() > WIDTH) {
                lines.append('\n').append(" ".repeat(TEXT_COLUMN));
                column = TEXT_COLUMN;
                isFirst = true;
            }
            lines.append(isFirst ? "" : " ").append(word);
            column += word.length() + (isFirst ? 0 : 1);
            isFirst = false;
        }
        return lines.toString();
    }
}
