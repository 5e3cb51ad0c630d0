package cortado.kernel.session;

import cortado.display.MimeBundle;
import cortado.kernel.show.CellOutput;
import cortado.kernel.show.StreamName;
import org.jspecify.annotations.Nullable;

/** Drops the outputs of an execution that asked for silence; its questions and comms, which are no outputs, pass. */
final class SilentOutput implements CellOutput {
    private final CellOutput loud;

    SilentOutput(CellOutput loud) {
        this.loud = loud;
    }

    @Override
    public void print(StreamName stream, String text) {}

    @Override
    public void display(MimeBundle bundle, String displayId) {}

    @Override
    public void update(MimeBundle bundle, String displayId) {}

    @Override
    public void result(MimeBundle bundle) {}

    @Override
    public void clear(boolean isDeferred) {}

    @Override
    public @Nullable String ask(String prompt, boolean isHidden) {
        return loud.ask(prompt, isHidden);
    }

    @Override
    public void send(CommPacket packet) {
        loud.send(packet);
    }
}
