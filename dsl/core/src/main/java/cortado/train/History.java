package cortado.train;

import cortado.base.Names;
import cortado.display.Displayable;
import cortado.display.MimeBundle;
import cortado.render.LineChart;
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

    /**
     * Returns whether the fit learned too little or too much, judged at the epoch whose weights the model has:
     *
     * <ul>
     *   <li>overfitting, if the validation loss has risen again by more than 0.1 of what it had fallen before, while the training loss
     *       went on falling;
     *   <li>or if the validation accuracy is more than 0.1 below that of training, which is at least 0.8 or nearer to 1 than to it;
     *       without accuracies, if the validation loss is more than twice the training loss and more than 0.1 of that of the first
     *       epoch;
     *   <li>else underfitting, if the last quarter of the epochs brought more than 0.1 of what the validation loss has fallen, and it is
     *       lowest at the end;
     *   <li>or if the training accuracy is below 0.8; without accuracies, if the training loss has fallen by less than 0.1 of itself;
     *   <li>else fine.
     * </ul>
     *
     * @throws IllegalStateException if nothing was validated
     */
    public Diagnosis diagnosis() {
        return new HistoryDiagnosis(this).diagnosis();
    }

    /** Returns the wall-clock time of all epochs, in seconds. */
    public double seconds() {
        return epochs.stream().mapToDouble(Epoch::seconds).sum();
    }

    /** Returns the curves of each metric over the epochs, training and validation together. */
    public LineChart chart() {
        return HistoryView.chart(this);
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
