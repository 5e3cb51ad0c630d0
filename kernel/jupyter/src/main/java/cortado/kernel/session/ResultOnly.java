package cortado.kernel.session;

import cortado.display.MimeBundle;
import cortado.kernel.show.CellOutput;
import cortado.kernel.show.StreamName;

/** Keeps the value of an expression and drops all else. */
final class ResultOnly implements CellOutput {
    private volatile MimeBundle result = MimeBundle.text("");

    MimeBundle result() {
        return result;
    }

    @Override
    public void print(StreamName stream, String text) {}

    @Override
    public void display(MimeBundle bundle, String displayId) {}

    @Override
    public void update(MimeBundle bundle, String displayId) {}

    @Override
    public void result(MimeBundle bundle) {
        result = bundle;
    }

    @Override
    public void clear(boolean isDeferred) {}
}
