package cortado.extension;

import cortado.display.Displays;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;

/** A session in a plain program: the extension is on the class path, but no kernel runs. */
public final class TerminalSession implements Callable<List<String>> {
    @Override
    public List<String> call() {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream page = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(page);
        System.setErr(page);
        try {
            new Score(0.5).show();
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        return List.of(
                printed.toString(StandardCharsets.UTF_8),
                Displays.host().getClass().getSimpleName());
    }
}
