package cortado.metric;

import cortado.base.Problems;
import cortado.base.Quantiles;
import cortado.base.Seed;
import cortado.display.Displayable;
import cortado.display.MimeBundle;
import cortado.render.Report;
import cortado.render.Table;
import cortado.render.Table.Column;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which of two models is better on the same rows, and whether that may be chance. Immutable; each option returns a new comparison.
 *
 * <p>The interval of the difference is the paired bootstrap's: rows are drawn with repetition 2,000 times, the same for both models,
 * and the middle 95 % of the differences are taken; drawings for which the score is not defined are drawn anew. It speaks of other rows of the same kind, not of the model that another seed would
 * give.
 *
 * @see <a href="https://doi.org/10.1201/9780429246593">Efron and Tibshirani 1993, section 13.3, the percentile interval</a>
 */
public final class Comparison implements Displayable {
    private record Options(String first, String second, Score score, int resamples, double confidence, Seed seed) {}

    private final Evaluation first;
    private final Evaluation second;
    private final Options options;
    private volatile double @Nullable [] differences;

    private Comparison(Evaluation first, Evaluation second, Options options) {
        this.first = first;
        this.second = second;
        this.options = options;
    }

    /**
     * Returns the comparison of two models.
     *
     * @param first evaluation of one, called a
     * @param second evaluation of the other on the same rows in the same order, called b
     * @throws IllegalArgumentException if the rows are others
     */
    public static Comparison of(Evaluation first, Evaluation second) {
        if (!first.judgment().isOfSameRows(second.judgment())) {
            throw new IllegalArgumentException(
                    "compare: both models must be evaluated on the same rows in the same order, but their true %s differ (%d and %d rows). Evaluate both on one dataset."
                            .formatted(first.isClassification() ? "classes" : "values", first.size(), second.size()));
        }
        Score usual = first.scores().get(0);
        return new Comparison(first, second, new Options("a", "b", usual, 2000, 0.95, Seed.DEFAULT));
    }

    /**
     * Compares by another score; default accuracy of classes, r2 of real values.
     *
     * @throws IllegalArgumentException for the loss, which is not known row by row
     * @throws IllegalStateException if the evaluations have no such number
     */
    public Comparison by(Score score) {
        int[] all = IntStream.range(0, first.size()).toArray();
        if (Double.isNaN(score.of(first.rows(all))) && !Double.isNaN(score.of(first))) {
            throw new IllegalArgumentException(
                    "compare: %s is not known row by row, so that rows cannot be drawn again. Compare by %s."
                            .formatted(score, first.scores().get(0)));
        }
        return with(
                new Options(options.first, options.second, score, options.resamples, options.confidence, options.seed));
    }

    /** Calls the models so; default a and b. */
    public Comparison named(String firstName, String secondName) {
        return with(
                new Options(firstName, secondName, options.score, options.resamples, options.confidence, options.seed));
    }

    /**
     * Draws the rows so often; default 2,000.
     *
     * @throws IllegalArgumentException if it is below 100
     */
    public Comparison resamples(int count) {
        Problems problems = Problems.in("compare");
        problems.check(count >= 100, "resamples must be at least 100, but was %d. Try 2000", count);
        problems.throwIfAny();
        return with(new Options(options.first, options.second, options.score, count, options.confidence, options.seed));
    }

    /**
     * Sets the share of the drawn differences that the interval holds; default 0.95.
     *
     * @throws IllegalArgumentException if it is not above 0 and below 1
     */
    public Comparison confidence(double share) {
        Problems problems = Problems.in("compare");
        problems.check(share > 0 && share < 1, "confidence must be above 0 and below 1, but was %s. Try 0.95", share);
        problems.throwIfAny();
        return with(new Options(options.first, options.second, options.score, options.resamples, share, options.seed));
    }

    /** Sets the seed of the drawings; default 0. */
    public Comparison seed(long seed) {
        return with(new Options(
                options.first, options.second, options.score, options.resamples, options.confidence, new Seed(seed)));
    }

    private Comparison with(Options other) {
        return new Comparison(first, second, other);
    }

    /** Returns the score of b less that of a. */
    public double difference() {
        return options.score.of(second) - options.score.of(first);
    }

    /** Returns the lower end of the interval of the difference. */
    public double low() {
        return Quantiles.at(differences(), (1 - options.confidence) / 2);
    }

    /** Returns the upper end of the interval of the difference. */
    public double high() {
        return Quantiles.at(differences(), (1 + options.confidence) / 2);
    }

    private double[] differences() {
        double[] known = differences;
        if (known == null) {
            known = Bootstrap.of(
                            first.size(),
                            options.resamples,
                            options.seed,
                            rows -> options.score.of(second.rows(rows)) - options.score.of(first.rows(rows)))
                    .sorted();
            differences = known;
        }
        return known;
    }

    /** Returns whether the interval does not hold 0. */
    public boolean isSignificant() {
        return low() > 0 || high() < 0;
    }

    /**
     * Returns the probability, by McNemar's test, that the models' numbers of right rows differ by chance so much or more: exact of
     * fewer than 25 rows that only one of them gets right, else by chi-squared with continuity correction. Empty if no classes were
     * predicted.
     *
     * @see <a href="https://doi.org/10.1007/BF02295996">McNemar 1947</a>, as statsmodels computes it
     */
    public OptionalDouble pValue() {
        return first.isClassification() ? OptionalDouble.of(mcNemar().pValue()) : OptionalDouble.empty();
    }

    private McNemar mcNemar() {
        return McNemar.of(
                first.classification().counts(), second.classification().counts());
    }

    /** Returns which model is better by how much, with the interval and the probability, in one line. */
    public String sentence() {
        double gain = options.score.isHigherBetter() ? difference() : -difference();
        double sign = difference() < 0 ? -1 : 1;
        String interval = String.format(
                Locale.ROOT,
                " (%s interval %s to %s)",
                percent(),
                Score.text(Math.min(sign * low(), sign * high())),
                Score.text(Math.max(sign * low(), sign * high())));
        String said = gain == 0
                ? options.first + " and " + options.second + " have the same " + options.score
                : (isSignificant() ? "" : "No difference can be told: ")
                        + (gain > 0 ? options.second : options.first)
                        + " is better by "
                        + Score.text(Math.abs(gain))
                        + " in "
                        + options.score;
        return said + interval + probability() + ".";
    }

    private String percent() {
        return String.format(Locale.ROOT, "%.4g%%", 100 * options.confidence).replaceAll("\\.?0+%", "%");
    }

    private String probability() {
        if (!first.isClassification()) {
            return "";
        }
        double p = mcNemar().pValue();
        String test = " by McNemar's test"
                + (options.score.name().equals(Score.accuracy().name()) ? "" : " of accuracy");
        return (p < 1e-4 ? ", p < 0.0001" : String.format(Locale.ROOT, ", p = %.4f", p)) + test;
    }

    private Report report() {
        Table scores = Table.of(
                        Column.text(options.score.name()),
                        Column.formatted("value", String::valueOf),
                        Column.formatted(percent() + " interval", String::valueOf))
                .row(options.first, Score.text(options.score.of(first)), "")
                .row(options.second, Score.text(options.score.of(second)), "")
                .rule()
                .row(
                        options.second + " − " + options.first,
                        Score.text(difference()),
                        Score.text(low()) + " to " + Score.text(high()));
        Report report = Report.of().paragraph(sentence()).add(scores);
        return first.isClassification() ? report.add(rows()) : report;
    }

    private Table rows() {
        McNemar only = mcNemar();
        Counts of = first.classification().counts();
        int hits = 0;
        for (int row = 0; row < of.rows(); row++) {
            hits += of.isHit(row) ? 1 : 0;
        }
        int both = hits - only.onlyFirst();
        return Table.of(
                        Column.text("rows"),
                        Column.count(options.second + " right"),
                        Column.count(options.second + " wrong"))
                .row(options.first + " right", both, only.onlyFirst())
                .row(options.first + " wrong", only.onlySecond(), of.rows() - hits - only.onlySecond());
    }

    @Override
    public MimeBundle display() {
        return report().display();
    }

    /** Returns the sentence and the tables as text that starts with a newline. */
    @Override
    public String toString() {
        return report().toString();
    }
}
