package cortado.metric;

import cortado.display.Displayable;
import cortado.display.MimeBundle;
import cortado.render.Line;
import cortado.render.LineChart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether probabilities mean what they say: of rows whose probability lies in a bin, how many are of the class. Immutable.
 *
 * @see <a href="https://proceedings.mlr.press/v70/guo17a.html">Guo et al. 2017, equations 2 and 3</a>
 */
public final class Calibration implements Displayable {
    private final String what;
    private final List<Bin> bins;
    private final long rows;

    /**
     * Rows of about the same probability.
     *
     * @param predicted mean of their probabilities
     * @param actual share that is of the class
     * @param rows how many they are, at least 1
     */
    public record Bin(double predicted, double actual, long rows) {}

    private Calibration(String what, List<Bin> bins, long rows) {
        this.what = what;
        this.bins = List.copyOf(bins);
        this.rows = rows;
    }

    static Calibration of(Probabilities probabilities, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("metrics: calibration needs at least 1 bin, but got " + count + ".");
        }
        boolean isBinary = probabilities.names().size() == 2;
        int[] classes = Probabilities.classes(probabilities.rows());
        double[] sums = new double[count];
        long[] hits = new long[count];
        long[] rows = new long[count];
        for (int row = 0; row < probabilities.size(); row++) {
            int index = isBinary ? 1 : classes[row];
            double p = probabilities.rows()[row][index];
            int bin = bin(p, count);
            sums[bin] += p;
            hits[bin] += probabilities.actual()[row] == index ? 1 : 0;
            rows[bin]++;
        }
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (rows[i] > 0) {
                bins.add(new Bin(sums[i] / rows[i], (double) hits[i] / rows[i], rows[i]));
            }
        }
        String what = isBinary ? probabilities.names().get(1) : "the most probable class";
        return new Calibration(what, bins, probabilities.size());
    }

    /** Returns the bin of a probability; one on a limit is in the lower bin. */
    private static int bin(double p, int count) {
        int bin = 0;
        while (bin < count - 1 && p > (bin + 1.0) / count) {
            bin++;
        }
        return bin;
    }

    /** Returns the bins that have rows, by rising probability. */
    public List<Bin> bins() {
        return bins;
    }

    /** Returns the expected calibration error: the mean distance of the share from the probability, over all rows, 0..1. */
    public double ece() {
        return bins.stream()
                        .mapToDouble(bin -> bin.rows() * Math.abs(bin.actual() - bin.predicted()))
                        .sum()
                / rows;
    }

    /** Returns the picture, with the diagonal of probabilities that are true. */
    public LineChart chart() {
        double[] predicted = bins.stream().mapToDouble(Bin::predicted).toArray();
        double[] actual = bins.stream().mapToDouble(Bin::actual).toArray();
        return LineChart.titled("Calibration of " + what)
                .size(520, 420)
                .xLabel("predicted probability")
                .panel(
                        "share of rows",
                        Line.of(String.format(Locale.ROOT, "ECE %.3f", ece()), predicted, actual),
                        Line.of("as said", new double[] {0, 1}, new double[] {0, 1}));
    }

    @Override
    public MimeBundle display() {
        return chart().display();
    }

    /** Returns the error in one line that starts with a newline. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "\ncalibration of %s: ECE %.4f in %d bins (%,d rows)", what, ece(), bins.size(), rows);
    }
}
