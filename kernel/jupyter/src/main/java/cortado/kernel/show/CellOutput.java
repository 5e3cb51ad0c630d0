package cortado.kernel.show;

import cortado.display.MimeBundle;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the outputs of one cell go, and whom it may ask for input: to a front end, into a notebook file, to a terminal. Safe for any thread. */
public interface CellOutput {
    /** Takes text that the cell printed. */
    void print(StreamName stream, String text);

    /** Shows a bundle that may be replaced later under the identity. */
    void display(MimeBundle bundle, String displayId);

    /** Replaces what was shown under the identity, in whichever cell. */
    void update(MimeBundle bundle, String displayId);

    /** Shows the value of the cell. */
    void result(MimeBundle bundle);

    /** Removes the outputs so far, or with the next output if the removal is deferred. */
    void clear(boolean isDeferred);

    /** Shows help or another long text beside the notebook if there is a place for that, else like any display. */
    default void page(MimeBundle bundle) {
        display(bundle, UUID.randomUUID().toString());
    }

    /**
     * Asks the user for a line; waits for it.
     *
     * @param isHidden whether the line is not shown while it is typed
     * @return the line without its end, or nothing at the end of the input
     * @throws IllegalStateException if nobody can be asked, or when the wait is interrupted
     */
    default @Nullable String ask(String prompt, boolean isHidden) {
        throw new IllegalStateException(
                "System.in: nobody can be asked for input here. Assign the value to a variable instead.");
    }

    /** Sends a message of a comm to the front end, if there is one. */
    default void send(CommPacket packet) {}

    /**
     * A message of a comm.
     *
     * @param type {@code comm_open}, {@code comm_msg} or {@code comm_close}
     * @param id of the comm
     * @param target who handles the comm on the other side; empty unless it opens
     * @param data whatever the two sides agreed on
     * @param metadata of the message
     * @param buffers binary attachments
     */
    record CommPacket(
            String type,
            String id,
            String target,
            Map<String, ?> data,
            Map<String, ?> metadata,
            List<byte[]> buffers) {}
}
