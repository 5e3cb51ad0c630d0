package cortado.kernel;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import cortado.display.Displays;
import cortado.display.MimeBundle;
import cortado.kernel.show.CellOutput;
import cortado.kernel.show.CurrentCell;
import cortado.kernel.show.DisplayId;
import cortado.kernel.show.Renderer;
import cortado.kernel.show.TerminalInput;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a cell may call to show things. Outside a kernel everything goes to the terminal. */
public final class Kernel {
    /** A longer text is not sent a second time as the plain text of itself. */
    private static final int MOST_COPIED = 1_000;

    private Kernel() {}

    /**
     * Shows a value now, in its best format.
     *
     * @return the identity by which {@link #updateDisplay} replaces it
     */
    @CanIgnoreReturnValue
    public static DisplayId display(@Nullable Object value) {
        return show(Renderer.render(value));
    }

    /**
     * Shows text of a MIME type now, for example {@code display("<b>x</b>", "text/html")}.
     *
     * @return the identity by which {@link #updateDisplay} replaces it
     */
    @CanIgnoreReturnValue
    public static DisplayId display(@Nullable Object value, String mimeType) {
        MimeBundle text = value instanceof String source && source.length() > MOST_COPIED
                ? MimeBundle.text(mimeType + ", " + source.length() + " characters")
                : Renderer.render(value);
        return show(value == null ? text : text.with(mimeType, value));
    }

    /** Replaces what was shown under the identity. */
    public static void updateDisplay(DisplayId displayId, @Nullable Object value) {
        CellOutput output = CurrentCell.output();
        if (output == null) {
            Displays.host().show(Renderer.render(value));
        } else {
            output.update(Renderer.render(value), displayId.value());
        }
    }

    /** Removes the outputs of the running cell. */
    public static void clearOutput() {
        CellOutput output = CurrentCell.output();
        if (output != null) {
            output.clear(false);
        }
    }

    /** Shows a value, for example help, in the pager of the front end; where there is none, below the cell. */
    public static void showInPager(@Nullable Object value) {
        CellOutput output = CurrentCell.output();
        if (output == null) {
            Displays.host().show(Renderer.render(value));
        } else {
            output.page(Renderer.render(value));
        }
    }

    /**
     * Asks the user for a line.
     *
     * @param prompt shown before it
     * @throws NoSuchElementException at the end of the input
     * @throws IllegalStateException if the front end takes no input
     */
    public static String readLine(String prompt) {
        return typed(prompt, false);
    }

    /**
     * Asks the user for a line that is not shown while it is typed.
     *
     * @param prompt shown before it
     * @throws NoSuchElementException at the end of the input
     * @throws IllegalStateException if the front end takes no input
     */
    public static String readPassword(String prompt) {
        return typed(prompt, true);
    }

    private static String typed(String prompt, boolean isHidden) {
        CellOutput output = CurrentCell.output();
        String line = output == null ? TerminalInput.ask(prompt, isHidden) : output.ask(prompt, isHidden);
        if (line == null) {
            throw new NoSuchElementException("input: it ended before a line was typed.");
        }
        return line;
    }

    /** Removes the outputs of the running cell once the next one arrives, which avoids flicker. */
    public static void clearOutputLater() {
        CellOutput output = CurrentCell.output();
        if (output != null) {
            output.clear(true);
        }
    }

    private static DisplayId show(MimeBundle bundle) {
        DisplayId displayId = new DisplayId(UUID.randomUUID().toString());
        CellOutput output = CurrentCell.output();
        if (output == null) {
            Displays.host().show(bundle);
        } else {
            output.display(bundle, displayId.value());
        }
        return displayId;
    }
}
