package cortado.kernel.launch;

import cortado.display.MimeBundle;
import cortado.kernel.show.CellOutput;
import cortado.kernel.show.StreamName;
import cortado.kernel.show.TerminalInput;
import org.jspecify.annotations.Nullable;

/** Prints the outputs of a file to the terminal. */
final class TerminalOutput implements CellOutput {
    @Override
    public void print(StreamName stream, String text) {
        (stream == StreamName.STDOUT ? System.out : System.err).print(text);
    }

    @Override
    public void display(MimeBundle bundle, String displayId) {
        System.out.println(bundle.text());
    }

    @Override
    public void update(MimeBundle bundle, String displayId) {
        System.out.println(bundle.text());
    }

    @Override
    public void result(MimeBundle bundle) {
        System.out.println(bundle.text());
    }

    @Override
    public void clear(boolean isDeferred) {}

    @Override
    public @Nullable String ask(String prompt, boolean isHidden) {
        return TerminalInput.ask(prompt, isHidden);
    }
}
