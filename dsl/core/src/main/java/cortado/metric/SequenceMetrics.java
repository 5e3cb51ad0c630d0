package cortado.metric;

import cortado.display.Displayable;
import cortado.display.MimeBundle;
import java.util.OptionalDouble;

/**
 * Errors of predicted sequences of labels.
 *
 * @param size number of rows
 * @param labelErrorRate labels to insert, delete or replace, per true label; 0 is perfect, it may pass 1
 * @param exact share of rows without an error, 0..1
 * @see <a href="https://doi.org/10.1145/1143844.1143891">Graves et al. 2006, eq. 1</a>, which means over rows instead of labels
 */
public record SequenceMetrics(int size, double labelErrorRate, double exact) implements Displayable {
    /**
     * Returns the metrics of sequences.
     *
     * @param actual true labels of each row
     * @param predicted predicted labels of each row
     * @throws IllegalArgumentException if the numbers of rows differ, or no row has a label
     */
    public static SequenceMetrics of(int[][] actual, int[][] predicted) {
        if (actual.length != predicted.length) {
            throw new IllegalArgumentException(
                    "metrics: there are %d true sequences, but %d predicted ones. Pass one for each row."
                            .formatted(actual.length, predicted.length));
        }
        long labels = 0;
        long errors = 0;
        int exact = 0;
        for (int i = 0; i < actual.length; i++) {
            int distance = distance(actual[i], predicted[i]);
            labels += actual[i].length;
            errors += distance;
            exact += distance == 0 ? 1 : 0;
        }
        if (labels == 0) {
            throw new IllegalArgumentException(
                    "metrics: no true sequence has a label, so that there is no rate of errors. Pass at least one label.");
        }
        return new SequenceMetrics(actual.length, (double) errors / labels, (double) exact / actual.length);
    }

    /** Returns the smallest number of insertions, deletions and replacements that turn one sequence into the other. */
    private static int distance(int[] a, int[] b) {
        int[] row = new int[b.length + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length; i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length];
    }

    @Override
    public MimeBundle display() {
        return MetricsView.of(this, OptionalDouble.empty());
    }

    /** Returns all numbers in one line after a newline. */
    @Override
    public String toString() {
        return "\n" + MetricsView.headline(this, OptionalDouble.empty());
    }
}
