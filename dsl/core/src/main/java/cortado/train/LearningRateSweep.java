package cortado.train;

import cortado.display.Displayable;
import cortado.display.MimeBundle;
import cortado.render.Line;
import cortado.render.LineChart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The loss of a training whose learning rate rises with every step, until it is too large; see {@link Learner#findLearningRate}.
 *
 * <p>Immutable. It shows itself as the curve of the loss over the rate, with the suggested rate marked.
 *
 * @param rates learning rates, rising
 * @param losses the loss of each step, before its update
 * @param hasDiverged whether the sweep ended since the loss grew, not since the rates were over
 * @see <a href="https://arxiv.org/abs/1506.01186">Smith 2017, section 3.3</a>
 */
public record LearningRateSweep(List<Double> rates, List<Double> losses, boolean hasDiverged) implements Displayable {
    /** Neighbors on each side that smoothing takes in. */
    private static final int REACH = 6;

    /** Share of a loss that float32 may change without learning. */
    private static final double ROUNDING = 1e-6;

    /** Copies the lists. */
    public LearningRateSweep {
        rates = List.copyOf(rates);
        losses = List.copyOf(losses);
    }

    /**
     * Returns the rate at which the loss falls fastest over the logarithm of the rate, before its lowest point.
     *
     * @throws IllegalStateException if the loss fell at no rate
     */
    public double suggested() {
        return rates.get(
                steepest()
                        .orElseThrow(
                                () -> new IllegalStateException(
                                        "findLearningRate: the loss fell at none of"
                                                + " the rates, so there is none to suggest. Look at the curve, and check labels, loss and network.")));
    }

    private OptionalInt steepest() {
        List<Double> smooth = smoothed();
        return IntStream.range(1, lowest(smooth))
                .filter(i -> fall(smooth, i) > ROUNDING * Math.abs(smooth.get(i)))
                .reduce((a, b) -> fall(smooth, b) > fall(smooth, a) ? b : a);
    }

    private static int lowest(List<Double> smooth) {
        return IntStream.range(0, smooth.size())
                .reduce((a, b) -> smooth.get(b) < smooth.get(a) ? b : a)
                .orElse(0);
    }

    /** Rates are equally far apart on the axis of their logarithm, so that differences of the loss are enough. */
    private static double fall(List<Double> smooth, int i) {
        return smooth.get(i - 1) - smooth.get(i + 1);
    }

    /** Returns the losses, each replaced by a mean of its neighborhood in which nearer ones count more. */
    public List<Double> smoothed() {
        List<Double> smooth = new ArrayList<>();
        for (int i = 0; i < losses.size(); i++) {
            double sum = 0;
            double weights = 0;
            int reach = Math.min(REACH, Math.min(i, losses.size() - 1 - i));
            for (int away = -reach; away <= reach; away++) {
                double weight = reach + 1 - Math.abs(away);
                sum += weight * losses.get(i + away);
                weights += weight;
            }
            smooth.add(sum / weights);
        }
        return smooth;
    }

    @Override
    public MimeBundle display() {
        MimeBundle picture = chart().display();
        return picture.with(MimeBundle.TEXT, line() + "\n\n" + picture.text());
    }

    /** Returns the loss by the learning rate. */
    public LineChart chart() {
        double[] x =
                rates.stream().limit(shown()).mapToDouble(Double::doubleValue).toArray();
        double[] y = smoothed().stream()
                .limit(x.length)
                .mapToDouble(Double::doubleValue)
                .toArray();
        Line curve = Line.of("loss", x, y);
        OptionalInt steepest = steepest();
        return LineChart.titled("")
                .xLabel("learning rate")
                .logX()
                .panel(
                        "learning rate sweep",
                        steepest.isPresent() ? curve.markedAt("steepest", x[steepest.getAsInt()]) : curve);
    }

    /** Returns how many points are shown: not those at the end whose large losses would make the others look alike. */
    private long shown() {
        List<Double> smooth = smoothed();
        int lowest = lowest(smooth);
        double highest = smooth.stream()
                .limit(lowest + 1L)
                .max(Comparator.naturalOrder())
                .orElse(0.0);
        return IntStream.range(0, smooth.size())
                .takeWhile(i -> i <= lowest || smooth.get(i) <= highest)
                .count();
    }

    private String line() {
        String suggestion = steepest().isPresent()
                ? String.format(Locale.ROOT, "suggested learning rate %.2g, where the loss falls fastest", suggested())
                : "no suggestion: the loss fell at none of the rates";
        return rates.isEmpty()
                ? suggestion
                : suggestion
                        + String.format(
                                Locale.ROOT,
                                hasDiverged ? "; too large from %.2g" : "; rates up to %.2g",
                                rates.get(rates.size() - 1));
    }

    /** Returns the suggestion in one line, starting with a newline. */
    @Override
    public String toString() {
        return "\n" + line();
    }
}
