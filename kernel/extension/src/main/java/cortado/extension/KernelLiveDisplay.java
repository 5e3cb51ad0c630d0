package cortado.extension;

import cortado.display.LiveDisplay;
import cortado.display.MimeBundle;

/** One display in a notebook cell, replaced by its display id until it is finished. */
final class KernelLiveDisplay implements LiveDisplay {
    private final KernelPort port;
    private final String displayId;
    private boolean isFinished;

    KernelLiveDisplay(KernelPort port, String displayId) {
        this.port = port;
        this.displayId = displayId;
    }

    void open(MimeBundle first) {
        port.display(first, displayId);
    }

    @Override
    public synchronized void update(MimeBundle interim) {
        if (!isFinished) {
            port.update(interim, displayId);
        }
    }

    @Override
    public synchronized void finish(MimeBundle last) {
        if (!isFinished) {
            isFinished = true;
            port.update(last, displayId);
        }
    }
}
