package cortado.extension;

import cortado.display.DisplayHost;
import cortado.display.LiveDisplay;
import cortado.display.MimeBundle;
import java.util.UUID;

/** Shows displays in the cell that a stock kernel runs. */
final class KernelHost implements DisplayHost {
    private final KernelPort port;

    KernelHost(KernelPort port) {
        this.port = port;
    }

    @Override
    public void show(MimeBundle bundle) {
        port.display(bundle, newDisplayId());
    }

    @Override
    public LiveDisplay live(MimeBundle first) {
        KernelLiveDisplay live = new KernelLiveDisplay(port, newDisplayId());
        live.open(first);
        return live;
    }

    private static String newDisplayId() {
        return UUID.randomUUID().toString();
    }
}
