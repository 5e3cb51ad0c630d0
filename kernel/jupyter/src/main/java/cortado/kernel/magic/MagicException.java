package cortado.kernel.magic;

import java.io.Serial;

/** A magic that cannot be run; the message is for the user. */
public final class MagicException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    /** Returns an exception with the message for the user. */
    public MagicException(String message) {
        super(message);
    }
}
