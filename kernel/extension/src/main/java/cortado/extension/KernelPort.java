package cortado.extension;

import cortado.display.MimeBundle;

/** The two messages that a stock kernel sends for us. */
interface KernelPort {
    /** Sends {@code display_data} that later updates find by the id. */
    void display(MimeBundle bundle, String displayId);

    /** Sends {@code update_display_data}, which replaces every display with the id. */
    void update(MimeBundle bundle, String displayId);
}
