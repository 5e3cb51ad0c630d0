package cortado.train;

import cortado.data.Folds;
import cortado.data.Split;
import cortado.display.Displayable;
import cortado.display.MimeBundle;
import cortado.metric.Evaluation;
import cortado.metric.Score;
import cortado.render.Report;
import cortado.render.Table;
import cortado.render.Table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * How well an estimator does on rows it has not learned from, fold by fold; see {@link Estimator#crossValidate(Folds)}. Immutable.
 *
 * @see <a href="https://scikit-learn.org/stable/modules/cross_validation.html">scikit-learn's cross_validate</a>, whose scores these
 *     are
 */
public final class CrossValidation implements Displayable {
    private final Folds folds;
    private final List<Evaluation> evaluations;
    private final double[] seconds;

    private CrossValidation(Folds folds, List<Evaluation> evaluations, double[] seconds) {
        this.folds = folds;
        this.evaluations = List.copyOf(evaluations);
        this.seconds = seconds;
    }

    static CrossValidation of(Estimator<?> estimator, Folds folds) {
        List<Evaluation> evaluations = new ArrayList<>();
        double[] seconds = new double[folds.size()];
        for (int fold = 0; fold < seconds.length; fold++) {
            Split split = folds.get(fold);
            long start = System.nanoTime();
            Fitted fitted = Refit.of("crossValidate", estimator, split.train());
            seconds[fold] = (System.nanoTime() - start) / 1e9;
            evaluations.add(fitted.evaluate(split.test()));
        }
        return new CrossValidation(folds, evaluations, seconds);
    }

    /** Returns the folds, for example to validate another estimator on the same ones. */
    public Folds folds() {
        return folds;
    }

    /** Returns the evaluation of each fold's rows. */
    public List<Evaluation> evaluations() {
        return evaluations;
    }

    /** Returns the wall-clock time of each fit, in seconds. */
    public double[] seconds() {
        return seconds.clone();
    }

    /**
     * Returns the score of each fold.
     *
     * @throws IllegalStateException if the evaluations have no such number
     */
    public double[] scores(Score score) {
        return evaluations.stream().mapToDouble(score::of).toArray();
    }

    /**
     * Returns the mean of the folds' scores.
     *
     * @throws IllegalStateException if the evaluations have no such number
     */
    public double mean(Score score) {
        return Sample.mean(scores(score));
    }

    /**
     * Returns the standard deviation of the folds' scores, that of a sample: divided by one less than their number.
     *
     * <p>It says how far the score of one fold may be from the mean, and is no error of the mean: folds share most of their training
     * rows.
     *
     * @throws IllegalStateException if the evaluations have no such number
     */
    public double deviation(Score score) {
        return Sample.deviation(scores(score));
    }

    /**
     * Returns the evaluation of all tested rows together, each predicted by what was learned without it; of repeated folds a row counts
     * once for each repetition. Its scores are not the means of the folds' scores, unless these are plain means over rows.
     */
    public Evaluation pooled() {
        return Evaluation.pooled(evaluations);
    }

    private List<Score> shown() {
        return evaluations.get(0).scores();
    }

    private Report report() {
        return Report.of().paragraph(line()).add(table());
    }

    private String line() {
        String means = shown().stream()
                .map(score -> score + " " + Sample.spread(scores(score)))
                .collect(Collectors.joining(" · "));
        return String.format(
                Locale.ROOT,
                "%d folds of %,d rows: %s",
                folds.size(),
                folds.data().size(),
                means);
    }

    private Table table() {
        List<Column> columns =
                new ArrayList<>(List.of(Column.text("fold"), Column.count("trained on"), Column.count("tested on")));
        shown().forEach(score -> columns.add(Column.formatted(score.name(), String::valueOf)));
        columns.add(Column.decimals("seconds", 2));
        Table table = Table.of(columns.toArray(Column[]::new));
        for (int i = 0; i < evaluations.size(); i++) {
            int fold = i;
            table = row(
                    table,
                    String.valueOf(i + 1),
                    List.of(
                            folds.rows().get(i).train().length,
                            folds.rows().get(i).heldOut().length),
                    score -> score.of(evaluations.get(fold)),
                    seconds[i]);
        }
        List<String> none = List.of("", "");
        table = row(table.rule(), "mean", none, this::mean, Sample.mean(seconds));
        return row(table, "deviation", none, this::deviation, Sample.deviation(seconds));
    }

    private Table row(Table table, String name, List<?> rows, ToDoubleFunction<Score> number, double time) {
        List<Object> cells = new ArrayList<>(List.of(name));
        cells.addAll(rows);
        shown().forEach(score -> cells.add(Score.text(number.applyAsDouble(score))));
        cells.add(time);
        return table.row(cells.toArray());
    }

    @Override
    public MimeBundle display() {
        return report().display();
    }

    /** Returns the means and the table as text that starts with a newline; the table is cut where there are many folds. */
    @Override
    public String toString() {
        return report().toString();
    }
}
