package cortado.train;

import cortado.display.Displayable;
import cortado.display.MimeBundle;

/**
 * Whether too little or too much is learned, from which numbers that follows, and what to do. Immutable.
 *
 * <p>It is a rule of thumb, not a proof: {@link LearningCurve#diagnosis} and {@link History#diagnosis} write their rules down.
 *
 * @param verdict in one word
 * @param reason the numbers, as a clause without a period
 * @param advice what to do, a sentence
 */
public record Diagnosis(Verdict verdict, String reason, String advice) implements Displayable {
    /** What is the matter. */
    public enum Verdict {
        /** Not even the training rows are predicted well, or training ended early. */
        UNDERFITTING("Underfitting"),
        /** Training rows are predicted far better than others. */
        OVERFITTING("Overfitting"),
        /** Others are predicted about as well as training rows, and better the more rows there are. */
        MORE_ROWS("More rows would help"),
        /** Nothing of the kind. */
        FINE("Fine");

        private final String label;

        Verdict(String label) {
            this.label = label;
        }

        /** Returns the verdict in words. */
        public String label() {
            return label;
        }
    }

    /** Returns verdict, numbers and advice in one line. */
    public String sentence() {
        return verdict.label + ": " + reason + ". " + advice;
    }

    @Override
    public MimeBundle display() {
        return MimeBundle.text(sentence());
    }

    /** Returns {@link #sentence()} after a newline. */
    @Override
    public String toString() {
        return "\n" + sentence();
    }
}
