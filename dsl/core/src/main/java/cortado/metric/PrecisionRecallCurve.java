package cortado.metric;

import cortado.display.Displayable;
import cortado.display.MimeBundle;
import cortado.render.Line;
import cortado.render.LineChart;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * The precision at each recall, as the probability from which on a row counts as positive rises. Immutable; with several classes it
 * shows a curve for each, and its numbers are those of the first.
 */
public final class PrecisionRecallCurve implements Displayable {
    private final Curves curves;

    PrecisionRecallCurve(List<ProbabilityMetrics.Named> curves) {
        this.curves = new Curves(curves);
    }

    /** Returns the sum of the precisions, each times the recall gained, 0..1. */
    public double averagePrecision() {
        return curves.first().averagePrecision();
    }

    /** Returns the precision from each threshold on, and last 1, where no row counts as positive. */
    public double[] precision() {
        return points(curves.first(), curves.first()::precision, 1);
    }

    /** Returns the recall from each threshold on, falling, and last 0. */
    public double[] recall() {
        return points(curves.first(), curves.first()::recall, 0);
    }

    /** Returns the different probabilities, rising; one less than the points. */
    public double[] thresholds() {
        double[] thresholds = new double[curves.first().size()];
        for (int i = 0; i < thresholds.length; i++) {
            thresholds[i] = curves.first().threshold(thresholds.length - 1 - i);
        }
        return thresholds;
    }

    private static double[] points(Ranking ranking, IntToDoubleFunction value, double last) {
        double[] points = new double[ranking.size() + 1];
        for (int i = 0; i < ranking.size(); i++) {
            points[i] = value.applyAsDouble(ranking.size() - 1 - i);
        }
        points[ranking.size()] = last;
        return points;
    }

    /** Returns the picture. */
    public LineChart chart() {
        List<Line> lines = curves.lines(
                "AP",
                Ranking::averagePrecision,
                ranking -> points(ranking, ranking::recall, 0),
                ranking -> points(ranking, ranking::precision, 1));
        return LineChart.titled("Precision and recall")
                .size(520, 420)
                .xLabel("recall")
                .panel("precision", lines);
    }

    @Override
    public MimeBundle display() {
        return chart().display();
    }

    /** Returns the average precisions, as text that starts with a newline. */
    @Override
    public String toString() {
        return curves.text("precision-recall curve, AP", Ranking::averagePrecision);
    }
}
