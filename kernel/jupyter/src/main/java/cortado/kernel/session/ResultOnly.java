package cortado.kernel.session;

import cortado.display.MimeBundle;

/** Keeps the value of an expression and drops all else. */
final class ResultOnly extends QuietOutput {
    private volatile MimeBundle result = MimeBundle.text("");

    MimeBundle result() {
        return result;
    }

    @Override
    public void result(MimeBundle bundle) {
        result = bundle;
    }
}
