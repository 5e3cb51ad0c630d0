package cortado.kernel.cell;

import java.io.Serial;

/** Code that was given to {@code eval} failed; the message is its report. */
public final class EvalException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    EvalException(String message) {
        super(message);
    }
}
