package cortado.kernel.session;

import cortado.kernel.show.CellOutput;
import org.jspecify.annotations.Nullable;

/** Drops the outputs of an execution that asked for silence; its questions and comms, which are no outputs, pass. */
final class SilentOutput extends QuietOutput {
    private final CellOutput loud;

    SilentOutput(CellOutput loud) {
        this.loud = loud;
    }

    @Override
    public @Nullable String ask(String prompt, boolean isHidden) {
        return loud.ask(prompt, isHidden);
    }

    @Override
    public void send(CommPacket packet) {
        loud.send(packet);
    }
}
