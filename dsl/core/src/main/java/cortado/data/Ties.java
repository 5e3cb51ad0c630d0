package cortado.data;

import java.util.function.Supplier;

/** Whether rows of a dataset know of each other, so that parts of it would not be independent. */
enum Ties {
    NONE(""),
    ENCODED(
            "an encoder made these rows by what it had learned from them, so that each part would know of the others. Split first, and let"
                    + " the encoder learn from the training rows, or begin the network with input(encoder), which sees to it"),
    REPEATED(
            "some of these rows are copies of others or were made of them, so that a row and its copy could be on both sides. Split"
                    + " first, then resample the training rows, e.g. learner.resample(overSample())");

    private final String reason;

    Ties(String reason) {
        this.reason = reason;
    }

    String reason() {
        return reason;
    }

    /** Returns these, or those of other rows if these have none. */
    Ties or(Supplier<Ties> others) {
        return this == NONE ? others.get() : this;
    }

    /**
     * Checks that the rows can be cut into parts.
     *
     * @throws IllegalStateException if they know of each other
     */
    void check(String call) {
        if (this != NONE) {
            throw new IllegalStateException(call + ": " + reason + ".");
        }
    }
}
