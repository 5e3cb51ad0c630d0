package cortado.data;

/**
 * A dataset cut in two: rows to train on and rows to test on.
 *
 * @param train the rows a model learns from
 * @param test the rows it is judged by
 */
public record Split(Dataset train, Dataset test) {
    /** Returns both parts, one below the other, as text that starts with a newline. */
    @Override
    public String toString() {
        return "\ntrain: " + train.summaryLine() + "\ntest:  " + test.summaryLine();
    }
}
