package cortado.metric;

import cortado.display.Displayable;
import cortado.display.MimeBundle;
import cortado.render.Line;
import cortado.render.LineChart;
import java.util.Locale;
import java.util.stream.IntStream;

/** What predictions leave over: the true value less the predicted one, row by row. Immutable. */
public final class Residuals implements Displayable {
    /** More points are thinned evenly in the picture. */
    private static final int DRAWN = 2_000;

    private final Values values;

    Residuals(Values values) {
        this.values = values;
    }

    /** Returns the residuals, row-major (N, targets), in units of the target. */
    public double[] values() {
        return IntStream.range(0, values.size()).mapToDouble(this::residual).toArray();
    }

    private double residual(int i) {
        return values.actual(i) - values.predicted(i);
    }

    /** Returns the mean residual: how much predictions are too low on average. */
    public double mean() {
        return IntStream.range(0, values.size())
                .mapToDouble(this::residual)
                .average()
                .orElseThrow();
    }

    /** Returns the picture: residuals over predictions, in which no pattern should be seen, and true values over predictions. */
    public LineChart chart() {
        int step = Math.max(1, values.size() / DRAWN);
        int[] shown =
                IntStream.iterate(0, i -> i < values.size(), i -> i + step).toArray();
        double[] predicted = IntStream.of(shown).mapToDouble(values::predicted).toArray();
        double[] left = IntStream.of(shown).mapToDouble(this::residual).toArray();
        double[] actual = IntStream.of(shown).mapToDouble(values::actual).toArray();
        double low = IntStream.of(shown).mapToDouble(values::predicted).min().orElse(0);
        double high = IntStream.of(shown).mapToDouble(values::predicted).max().orElse(1);
        double[] ends = {low, high};
        return LineChart.titled("Residuals")
                .xLabel("predicted")
                .panel(
                        "actual less predicted",
                        Line.of("row", predicted, left).scattered(),
                        Line.of("exact", ends, new double[] {0, 0}))
                .panel("actual", Line.of("row", predicted, actual).scattered(), Line.of("exact", ends, ends));
    }

    @Override
    public MimeBundle display() {
        return chart().display();
    }

    /** Returns mean and spread in one line that starts with a newline. */
    @Override
    public String toString() {
        double mean = mean();
        double deviation = Math.sqrt(IntStream.range(0, values.size())
                .mapToDouble(i -> (residual(i) - mean) * (residual(i) - mean))
                .average()
                .orElseThrow());
        return String.format(
                Locale.ROOT,
                "\nresiduals of %,d values: mean %.4g, standard deviation %.4g",
                values.size(),
                mean,
                deviation);
    }
}
