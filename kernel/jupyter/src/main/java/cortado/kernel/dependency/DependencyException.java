package cortado.kernel.dependency;

import java.io.Serial;

/** A library that cannot be added; the message is for the user, and nothing was added. */
public final class DependencyException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    /** Returns an exception with the message for the user. */
    public DependencyException(String message) {
        super(message);
    }

    DependencyException(String message, Throwable cause) {
        super(message, cause);
    }
}
