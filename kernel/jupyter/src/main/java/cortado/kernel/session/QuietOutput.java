package cortado.kernel.session;

import cortado.display.MimeBundle;
import cortado.kernel.show.CellOutput;
import cortado.kernel.show.StreamName;

/** Drops all outputs. */
class QuietOutput implements CellOutput {
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
}
