package cortado.train;

import cortado.data.Dataset;
import cortado.data.SplitRows;
import cortado.metric.Evaluation;
import cortado.metric.Score;
import cortado.render.Line;
import cortado.render.Table;
import cortado.render.Table.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Evaluations of several fits, each on each fold: on the rows it learned from and on those held out.
 *
 * @param training of each fit on each fold
 * @param validation of each fit on each fold
 */
record Judged(List<List<Evaluation>> training, List<List<Evaluation>> validation) {
    Judged() {
        this(new ArrayList<>(), new ArrayList<>());
    }

    /** Adds what an estimator does, fitted to the training rows of each cut. */
    void add(String call, Estimator<?> estimator, Dataset data, List<SplitRows> cuts) {
        List<Evaluation> trained = new ArrayList<>();
        List<Evaluation> held = new ArrayList<>();
        for (SplitRows cut : cuts) {
            Dataset rows = data.rows(cut.train());
            Fitted fitted = Refit.of(call, estimator, rows);
            trained.add(fitted.evaluate(rows));
            held.add(fitted.evaluate(data.rows(cut.heldOut())));
        }
        training.add(trained);
        validation.add(held);
    }

    /** Returns the score that is usual for what was predicted. */
    Score usual() {
        return training.get(0).get(0).scores().get(0);
    }

    /** Returns the score if the evaluations have it. */
    Score checked(Score score) {
        double[][] numbers = scores(training, score);
        assert numbers.length > 0;
        return score;
    }

    static double[][] scores(List<List<Evaluation>> evaluations, Score score) {
        return evaluations.stream()
                .map(folds -> folds.stream().mapToDouble(score::of).toArray())
                .toArray(double[][]::new);
    }

    /** Returns the curves of the means over the folds, with bands of a standard deviation to both sides. */
    List<Line> lines(double[] x, Score score) {
        return List.of(line("training", x, scores(training, score)), line("validation", x, scores(validation, score)));
    }

    /** Returns the same curves with their points in the order of x. */
    List<Line> inOrder(double[] x, Score score) {
        int[] order = IntStream.range(0, x.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> x[i]))
                .mapToInt(i -> i)
                .toArray();
        Judged sorted = new Judged(
                Arrays.stream(order).mapToObj(training::get).toList(),
                Arrays.stream(order).mapToObj(validation::get).toList());
        return sorted.lines(Arrays.stream(x).sorted().toArray(), score);
    }

    private static Line line(String name, double[] x, double[][] scores) {
        double[] means = Arrays.stream(scores).mapToDouble(Sample::mean).toArray();
        double[] low = new double[means.length];
        double[] high = new double[means.length];
        for (int i = 0; i < means.length; i++) {
            double deviation = scores[i].length < 2 ? 0 : Sample.deviation(scores[i]);
            low[i] = means[i] - deviation;
            high[i] = means[i] + deviation;
        }
        return Line.of(name, x, means).band(low, high);
    }

    /** Returns the means and deviations, a row for each fit. */
    Table table(String header, IntFunction<String> label, Score score) {
        Table table = Table.of(
                Column.formatted(header, String::valueOf),
                Column.formatted("training " + score, String::valueOf),
                Column.formatted("validation " + score, String::valueOf));
        double[][] trained = scores(training, score);
        double[][] held = scores(validation, score);
        for (int i = 0; i < trained.length; i++) {
            table = table.row(label.apply(i), Sample.spread(trained[i]), Sample.spread(held[i]));
        }
        return table;
    }
}
