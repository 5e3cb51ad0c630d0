package cortado.train;

/** Why training ended. */
public enum Stop {
    /** All epochs were run. */
    COMPLETED("completed"),
    /** What early stopping watches had not become better for as many epochs as asked. */
    EARLY("stopped early"),
    /** The thread was interrupted; the last epoch is not complete. */
    INTERRUPTED("interrupted"),
    /** The time limit was over; the last epoch is not complete. */
    TIME("out of time"),
    /** A callback asked for it. */
    CALLBACK("stopped by a callback"),
    /** Training had not ended when a checkpoint was written. */
    RUNNING("still training"),
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
