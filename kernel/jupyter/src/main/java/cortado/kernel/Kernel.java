package cortado.kernel;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import cortado.display.Displays;
import cortado.display.MimeBundle;
import cortado.kernel.cell.CellRunner;
import cortado.kernel.show.CellOutput;
import cortado.kernel.show.CurrentCell;
import cortado.kernel.show.IssuedIds;
import cortado.kernel.show.Renderer;
import cortado.kernel.show.TerminalInput;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a cell may call without importing anything. Outside a kernel everything is shown on the terminal. */
public final class Kernel {
    private Kernel() {}

    /**
     * Shows a value now, in its best format.
     *
     * @return the identity by which {@link #updateDisplay} replaces it; a cell that ends with this call shows no more
     */
    @CanIgnoreReturnValue
    public static String display(@Nullable Object value) {
        return show(Renderer.render(value));
    }

    /**
     * Shows a value now in the MIME types, as far as it has them; text is taken for any, for example
     * {@code display("<b>x</b>", "text/html")}.
     *
     * @return the identity by which {@link #updateDisplay} replaces it; a cell that ends with this call shows no more
     */
    @CanIgnoreReturnValue
    public static String display(@Nullable Object value, String... mimeTypes) {
        return show(render(value, mimeTypes));
    }

    /** Returns a value in its best format, without showing it. */
    public static MimeBundle render(@Nullable Object value) {
        return Renderer.render(value);
    }

    /** Returns a value in the MIME types, as far as it has them, without showing it. */
    public static MimeBundle render(@Nullable Object value, String... mimeTypes) {
        return Renderer.render(value, Set.of(mimeTypes));
    }

    /** Replaces what was shown under the identity. */
    public static void updateDisplay(String displayId, @Nullable Object value) {
        update(displayId, Renderer.render(value));
    }

    /** Replaces what was shown under the identity, in the MIME types. */
    public static void updateDisplay(String displayId, @Nullable Object value, String... mimeTypes) {
        update(displayId, render(value, mimeTypes));
    }

    /** Removes the outputs of the running cell. */
    public static void clearOutput() {
        CellOutput output = CurrentCell.output();
        if (output != null) {
            output.clear(false);
        }
    }

    /** Prints formatted text, as {@code System.out.printf} does. */
    public static void printf(String format, @Nullable Object... values) {
        System.out.printf(format, values);
    }

    /**
     * Evaluates code, magics included, as if it stood in the cell.
     *
     * @return the value of its last expression itself; null if there is none
     * @throws cortado.kernel.cell.EvalException if the code fails
     */
    public static @Nullable Object eval(String code) {
        return runner().eval(code);
    }

    /**
     * Runs a magic of a line, for example {@code lineMagic("jars", List.of("lib/*.jar"))}.
     *
     * @return what it gives, mostly a list of texts; the caller's type is not checked
     * @throws cortado.kernel.cell.EvalException if the magic is unknown or fails
     */
    @CanIgnoreReturnValue
    @SuppressWarnings("unchecked")
    public static <T> T lineMagic(String name, List<String> arguments) {
        return (T) runner().magic(name, arguments, "");
    }

    /**
     * Runs a magic of a cell with the text below it.
     *
     * @return what it gives, mostly a list of texts; the caller's type is not checked
     * @throws cortado.kernel.cell.EvalException if the magic is unknown or fails
     */
    @CanIgnoreReturnValue
    @SuppressWarnings("unchecked")
    public static <T> T cellMagic(String name, List<String> arguments, String body) {
        return (T) runner().magic(name, arguments, body);
    }

    /** Returns the running kernel. */
    public static KernelInstance kernel() {
        return KernelInstance.RUNNING;
    }

    /** Returns the running kernel, under the name that IJava and JJava give it. */
    public static KernelInstance getKernelInstance() {
        return KernelInstance.RUNNING;
    }

    private static CellRunner runner() {
        CellRunner runner = CellRunner.current();
        if (runner == null) {
            throw new IllegalStateException("no kernel is running. Call this from a cell.");
        }
        return runner;
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

    private static void update(String displayId, MimeBundle bundle) {
        CellOutput output = CurrentCell.output();
        if (output == null) {
            Displays.host().show(bundle);
        } else {
            output.update(bundle, displayId);
        }
    }

    private static String show(MimeBundle bundle) {
        String displayId = IssuedIds.next();
        CellOutput output = CurrentCell.output();
        if (output == null) {
            Displays.host().show(bundle);
        } else {
            output.display(bundle, displayId);
        }
        return displayId;
    }
}
