package cortado.train;

/** Why training ended. */
public enum Stop {
    /** All epochs were run. */
    COMPLETED("completed"),
    /** The validation loss had not become smaller for as many epochs as asked. */
    EARLY("stopped early"),
    /** The thread was interrupted; the last epoch is not complete. */
    INTERRUPTED("interrupted"),
    /** An exception ended it. */
    FAILED("failed");

    private final String label;

    Stop(String label) {
        this.label = label;
    }

    /** Returns the reason in words. */
    public String label() {
        return label;
    }
}
