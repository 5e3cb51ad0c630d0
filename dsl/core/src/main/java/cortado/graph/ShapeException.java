package cortado.graph;

/**
 * An operation or layer cannot take the shape it is given.
 *
 * <p>The message is the rule ("dense needs rank 2"); the fix is what the user can do. Whoever knows the layer that the user
 * wrote completes both into one message.
 */
public final class ShapeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String fix;

    /** Makes an exception from a rule, without a full stop, and a fix, a sentence. */
    public ShapeException(String rule, String fix) {
        super(rule);
        this.fix = fix;
    }

    /** Returns what the user can do, a sentence. */
    public String fix() {
        return fix;
    }
}
