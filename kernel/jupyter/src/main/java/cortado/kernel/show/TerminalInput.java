package cortado.kernel.show;

import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Asks for input where there is a terminal instead of a front end. */
public final class TerminalInput {
    private TerminalInput() {}

    /** Returns the line typed after the prompt without its end; nothing at the end of the input. */
    public static @Nullable String ask(String prompt, boolean isHidden) {
        Console console = System.console();
        if (console != null && isHidden) {
            char[] typed = console.readPassword("%s", prompt);
            return typed == null ? null : new String(typed);
        }
        System.out.print(prompt);
        System.out.flush();
        try {
            return readLine();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Reads byte by byte: a reader with a buffer would take lines that are not its own. */
    private static @Nullable String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = System.in.read();
        boolean isEnd = next < 0;
        while (next >= 0 && next != '\n') {
            line.write(next);
            next = System.in.read();
        }
        String text = line.toString(StandardCharsets.UTF_8);
        return isEnd ? null : text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
