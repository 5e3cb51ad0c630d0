package cortado.metric;

import cortado.display.Displayable;
import cortado.display.MimeBundle;
import cortado.render.Line;
import cortado.render.LineChart;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * The true positive rate at each false positive rate, as the probability from which on a row counts as positive falls. Immutable; with
 * several classes it shows a curve for each, and its numbers are those of the first.
 */
public final class RocCurve implements Displayable {
    private final Curves curves;

    RocCurve(List<ProbabilityMetrics.Named> curves) {
        this.curves = new Curves(curves);
    }

    /** Returns the area under the curve, 0..1. */
    public double auc() {
        return curves.first().area();
    }

    /** Returns the false positive rates, rising from 0 to 1: a point before all probabilities, then one for each different one. */
    public double[] falsePositiveRate() {
        return points(curves.first(), curves.first()::falsePositiveRate);
    }

    /** Returns the true positive rates, rising from 0 to 1. */
    public double[] truePositiveRate() {
        return points(curves.first(), curves.first()::recall);
    }

    /** Returns the probabilities from which on rows count as positive, falling; the first is infinite. */
    public double[] thresholds() {
        double[] thresholds = points(curves.first(), curves.first()::threshold);
        thresholds[0] = Double.POSITIVE_INFINITY;
        return thresholds;
    }

    private static double[] points(Ranking ranking, IntToDoubleFunction value) {
        double[] points = new double[ranking.size() + 1];
        for (int i = 1; i < points.length; i++) {
            points[i] = value.applyAsDouble(i - 1);
        }
        return points;
    }

    /** Returns the picture, with the diagonal of guessing. */
    public LineChart chart() {
        List<Line> lines = curves.lines(
                "AUC",
                Ranking::area,
                ranking -> points(ranking, ranking::falsePositiveRate),
                ranking -> points(ranking, ranking::recall));
        lines.add(Line.of("guessing", new double[] {0, 1}, new double[] {0, 1}));
        return LineChart.titled("ROC")
                .size(520, 420)
                .xLabel("false positive rate")
                .panel("true positive rate", lines);
    }

    @Override
    public MimeBundle display() {
        return chart().display();
    }

    /** Returns the areas, as text that starts with a newline. */
    @Override
    public String toString() {
        return curves.text("ROC curve, AUC", Ranking::area);
    }
}
