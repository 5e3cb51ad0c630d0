package cortado.display;

import java.io.PrintStream;

/** Prints the text part of displays; a live display rewrites one line until it is finished. */
final class TerminalHost implements DisplayHost {
    private final PrintStream out;

    TerminalHost(PrintStream out) {
        this.out = out;
    }

    @Override
    public void show(MimeBundle bundle) {
        out.println(bundle.text());
    }

    @Override
    public LiveDisplay live(MimeBundle first) {
        TerminalLine line = new TerminalLine(out);
        line.update(first);
        return line;
    }
}
