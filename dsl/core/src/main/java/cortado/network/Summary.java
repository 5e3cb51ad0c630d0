package cortado.network;

import cortado.display.Displayable;
import cortado.display.MimeBundle;

public final class Summary implements Displayable {
    Summary(Network network) {}

    @Override
    public MimeBundle display() {
        return MimeBundle.text("");
    }
}
