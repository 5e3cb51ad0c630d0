package cortado.display;

import java.io.PrintStream;

/** One terminal line that is rewritten in place with a carriage return. */
final class TerminalLine implements LiveDisplay {
    private static final int COLUMNS = 80;

    private final PrintStream out;
    private int shown;
    private boolean isFinished;

    TerminalLine(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void update(MimeBundle interim) {
        if (isFinished) {
            return;
        }
        String line = fitting(interim.text().lines().findFirst().orElse(""));
        out.print("\r" + line + " ".repeat(Math.max(0, shown - line.length())));
        out.flush();
        shown = line.length();
    }

    /** A line that the terminal wraps could not be rewritten. */
    private static String fitting(String line) {
        return line.length() < COLUMNS ? line : line.substring(0, COLUMNS - 2) + "…";
    }

    @Override
    public synchronized void finish(MimeBundle last) {
        if (isFinished) {
            return;
        }
        isFinished = true;
        out.print("\r" + " ".repeat(shown) + "\r");
        out.println(last.text());
    }
}
