package cortado.train;

import cortado.base.Names;
import cortado.display.Displayable;
import cortado.display.MimeBundle;
import java.util.List;

/**
 * What training gave, epoch by epoch.
 *
 * <p>Immutable. It shows itself as the curves of loss and accuracy.
 *
 * @param epochs the completed epochs in order
 * @param stop why training ended
 * @param bestEpoch the number of the epoch whose weights the model has, if early stopping chose one, else 0
 */
public record History(List<Epoch> epochs, Stop stop, int bestEpoch) implements Displayable {
    /** Copies the epochs. */
    public History {
        epochs = List.copyOf(epochs);
    }

    /** Returns the names of the recorded metrics. */
    public List<String> metrics() {
        return epochs.isEmpty()
                ? List.of()
                : List.copyOf(epochs.get(0).metrics().keySet());
    }

    /**
     * Returns the values of one metric, one for each epoch.
     *
     * @param metric {@code loss}, {@code accuracy}, {@code validation loss}, {@code validation accuracy}, another of {@link
     *     #metrics}, or {@code learning rate}
     * @throws IllegalArgumentException if it was not recorded
     */
    public double[] get(String metric) {
        if (metric.equals(HistoryView.RATE)) {
            return learningRates();
        }
        if (!metrics().contains(metric)) {
            throw new IllegalArgumentException(
                    "history: unknown metric '" + metric + "'" + Names.didYouMean(metric, metrics()));
        }
        return epochs.stream().mapToDouble(epoch -> epoch.metrics().get(metric)).toArray();
    }

    /** Returns the learning rates, one for each epoch: that of its last step. */
    public double[] learningRates() {
        return epochs.stream().mapToDouble(Epoch::learningRate).toArray();
    }

    /** Returns whether the learning rate of an epoch is another than that of the first. */
    boolean hasSchedule() {
        return epochs.stream()
                .anyMatch(epoch ->
                        Double.compare(epoch.learningRate(), epochs.get(0).learningRate()) != 0);
    }

    /** Returns the wall-clock time of all epochs, in seconds. */
    public double seconds() {
        return epochs.stream().mapToDouble(Epoch::seconds).sum();
    }

    @Override
    public MimeBundle display() {
        return HistoryView.of(this);
    }

    /** Returns how training ended and the last epoch's metrics, starting with a newline. */
    @Override
    public String toString() {
        return "\n" + HistoryView.line(this);
    }
}
