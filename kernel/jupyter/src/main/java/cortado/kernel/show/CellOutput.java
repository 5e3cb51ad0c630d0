package cortado.kernel.show;

import cortado.display.MimeBundle;

/** Where the outputs of one cell go: to a front end, into a notebook file, to a terminal. Safe for any thread. */
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
}
