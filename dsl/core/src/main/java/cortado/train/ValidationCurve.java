package cortado.train;

import cortado.data.Folds;
import cortado.display.Displayable;
import cortado.display.MimeBundle;
import cortado.metric.Score;
import cortado.render.Line;
import cortado.render.LineChart;
import cortado.render.Report;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How well estimators do that differ in one parameter, on the rows they learn from and on held-out ones. Immutable.
 *
 * <p>It shows the means over the folds with a band of one standard deviation to both sides. Where both curves are low, the estimator
 * underfits; where they part, it overfits. The score of the best value is a little too good to be true, since it was chosen by it:
 * evaluate on rows that were not part of the folds.
 *
 * @param <T> what the parameter takes
 * @see <a href="https://scikit-learn.org/stable/modules/learning_curve.html">scikit-learn's validation_curve</a>, whose scores these
 *     are
 */
public final class ValidationCurve<T> implements Displayable {
    /** Numbers so many times the smallest one are shown on a logarithmic axis. */
    private static final double WIDE = 10;

    private final String parameter;
    private final List<T> values;
    private final Judged judged;
    private final Score score;

    private ValidationCurve(String parameter, List<T> values, Judged judged, Score score) {
        this.parameter = parameter;
        this.values = values;
        this.judged = judged;
        this.score = score;
    }

    /**
     * Returns the scores of an estimator for each value of a parameter, with one fit for each value and fold.
     *
     * @param folds on which each is validated, for example {@code data.folds(5)}
     * @param parameter its name, for example {@code units}
     * @param values at least one
     * @param builder gives the estimator of a value: {@code units -> sequential(input(4), dense(units), dense(3)).compile(...)}
     * @throws IllegalArgumentException if there is no value, or as {@link Estimator#fit}
     * @throws java.util.concurrent.CancellationException if the thread is interrupted, whose interrupt flag stays set
     */
    public static <T> ValidationCurve<T> of(
            Folds folds, String parameter, List<T> values, Function<? super T, ? extends Estimator<?>> builder) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException(
                    "validationCurve: '%s' needs at least one value. Pass e.g. List.of(8, 32, 128)."
                            .formatted(parameter));
        }
        Judged judged = new Judged();
        for (T value : values) {
            judged.add("validationCurve", builder.apply(value), folds.data(), folds.rows());
        }
        return new ValidationCurve<>(parameter, List.copyOf(values), judged, judged.usual());
    }

    /**
     * Returns the same curve by another score; nothing is fitted again.
     *
     * @throws IllegalStateException if the evaluations have no such number
     */
    public ValidationCurve<T> by(Score other) {
        return new ValidationCurve<>(parameter, values, judged, judged.checked(other));
    }

    /** Returns the score; accuracy of classes and r2 of real values, unless {@link #by} chose another. */
    public Score score() {
        return score;
    }

    /** Returns the values of the parameter, as they were given. */
    public List<T> values() {
        return values;
    }

    /** Returns the score on the rows that were learned from, (values, folds). */
    public double[][] trainingScores() {
        return Judged.scores(judged.training(), score);
    }

    /** Returns the score on the held-out rows, (values, folds). */
    public double[][] validationScores() {
        return Judged.scores(judged.validation(), score);
    }

    /** Returns the value with the best mean score on held-out rows, the first of equals. */
    public T best() {
        return values.get(bestIndex());
    }

    private int bestIndex() {
        double[] means =
                Arrays.stream(validationScores()).mapToDouble(Sample::mean).toArray();
        return IntStream.range(0, means.length)
                .reduce((a, b) -> score.isBetter(means[b], means[a]) ? b : a)
                .orElseThrow();
    }

    private boolean isNumeric() {
        return values.stream().allMatch(Number.class::isInstance);
    }

    private double[] x() {
        return IntStream.range(0, values.size())
                .mapToDouble(i -> values.get(i) instanceof Number number ? number.doubleValue() : i + 1)
                .toArray();
    }

    /** Returns the scores by the value of the parameter. */
    public LineChart chart() {
        double[] x = isNumeric()
                ? x()
                : IntStream.rangeClosed(1, values.size()).asDoubleStream().toArray();
        double least = Arrays.stream(x).min().orElseThrow();
        boolean isWide = isNumeric() && least > 0 && Arrays.stream(x).max().orElseThrow() >= WIDE * least;
        String names = IntStream.range(0, values.size())
                .mapToObj(i -> i + 1 + " " + values.get(i))
                .collect(Collectors.joining(", ", parameter + ": ", ""));
        List<Line> lines = new ArrayList<>(judged.inOrder(x, score));
        lines.set(1, lines.get(1).bestAt(x[bestIndex()]));
        LineChart chart =
                LineChart.titled(isNumeric() ? "" : names).xLabel(parameter).panel(score.name(), lines);
        return isWide ? chart.logX() : chart;
    }

    private String line() {
        int best = bestIndex();
        double[] scores = validationScores()[best];
        boolean isEdge = isNumeric()
                && values.size() > 1
                && (Arrays.stream(x()).allMatch(x -> x >= x()[best])
                        || Arrays.stream(x()).allMatch(x -> x <= x()[best]));
        return "best " + parameter + ": " + values.get(best) + ", validation " + score + " "
                + Sample.spread(scores)
                + (isEdge ? "; it is the outermost value, so try some beyond it" : "");
    }

    private Report report() {
        return Report.of()
                .add(judged.table(parameter, i -> String.valueOf(values.get(i)), score))
                .paragraph(line());
    }

    @Override
    public MimeBundle display() {
        return Report.of(chart(), report()).display();
    }

    /** Returns the table and the best value as text that starts with a newline. */
    @Override
    public String toString() {
        return report().toString();
    }
}
