package cortado.train;

import cortado.base.Seed;
import cortado.data.Dataset;
import cortado.data.Folds;
import cortado.data.SplitRows;
import cortado.display.Displayable;
import cortado.display.MimeBundle;
import cortado.metric.Score;
import cortado.render.LineChart;
import cortado.render.Report;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How well an estimator does by the number of rows it learns from, on these rows and on held-out ones; see {@link
 * Estimator#learningCurve(Folds, double...)}. Immutable.
 *
 * <p>It shows the means over the folds with a band of one standard deviation to both sides, and says what they mean.
 *
 * @see <a href="https://scikit-learn.org/stable/modules/learning_curve.html">scikit-learn's learning_curve</a>, whose scores these are
 */
public final class LearningCurve implements Displayable {
    /** scikit-learn's sizes. */
    static final double[] SHARES = {0.1, 0.325, 0.55, 0.775, 1};

    private final Dataset labels;
    private final List<SplitRows> cuts;
    private final int[] sizes;
    private final Judged judged;
    private final Score score;

    private LearningCurve(Dataset labels, List<SplitRows> cuts, int[] sizes, Judged judged, Score score) {
        this.labels = labels;
        this.cuts = cuts;
        this.sizes = sizes;
        this.judged = judged;
        this.score = score;
    }

    static LearningCurve of(Estimator<?> estimator, Folds folds, double... shares) {
        List<SplitRows> nested = new ArrayList<>();
        for (SplitRows cut : folds.rows()) {
            Seed seed = Seed.DEFAULT.child("learning curve").child(nested.size());
            nested.add(new SplitRows(Nested.order(folds.data(), cut.train(), seed), cut.heldOut()));
        }
        int most = nested.stream().mapToInt(cut -> cut.train().length).min().orElseThrow();
        return of(estimator, folds.data(), nested, Nested.sizes(most, shares));
    }

    /** Fits to the first rows of each cut, so many at a time. */
    static LearningCurve of(Estimator<?> estimator, Dataset data, List<SplitRows> cuts, int... sizes) {
        Judged judged = new Judged();
        for (int size : sizes) {
            List<SplitRows> parts = cuts.stream()
                    .map(cut -> new SplitRows(Arrays.copyOf(cut.train(), size), cut.heldOut()))
                    .toList();
            judged.add("learningCurve", estimator, data, parts);
        }
        return new LearningCurve(Skill.labels(data), cuts, sizes, judged, judged.usual());
    }

    /**
     * Returns the same curve by another score; nothing is fitted again.
     *
     * @throws IllegalStateException if the evaluations have no such number
     */
    public LearningCurve by(Score other) {
        return new LearningCurve(labels, cuts, sizes, judged, judged.checked(other));
    }

    /** Returns the score; accuracy of classes and r2 of real values, unless {@link #by} chose another. */
    public Score score() {
        return score;
    }

    /** Returns the numbers of rows that were learned from, rising. */
    public int[] sizes() {
        return sizes.clone();
    }

    /** Returns the score on the rows that were learned from, (sizes, folds). */
    public double[][] trainingScores() {
        return Judged.scores(judged.training(), score);
    }

    /** Returns the score on the held-out rows, (sizes, folds). */
    public double[][] validationScores() {
        return Judged.scores(judged.validation(), score);
    }

    /**
     * Returns what the curve says. Scores are measured on the way from chance, always to predict the most frequent class or the mean, to
     * perfect:
     *
     * <ul>
     *   <li>underfitting, if training rows are below 0.8 of it at the largest size, and farther from perfect than held-out rows are
     *       behind them;
     *   <li>else overfitting, if held-out rows are behind by more than 0.1 of it;
     *   <li>else more rows would help, if the last step of the size brought more than 0.01 of it on held-out rows;
     *   <li>else fine.
     * </ul>
     *
     * <p>A difference counts if its mean over the folds is more than two standard errors from 0. Labels that no features could tell look
     * like underfitting.
     *
     * @throws IllegalStateException if the chance level of the score is not known, as for the loss
     */
    public Diagnosis diagnosis() {
        Skill skill = Skill.of(score, labels, cuts);
        if (!skill.isKnown()) {
            throw new IllegalStateException(
                    "learningCurve: the diagnosis needs a score whose value by chance is known, but that of %s is not. Use by(Score.usual(%s)) before."
                            .formatted(score, labels.isClassification()));
        }
        return new CurveDiagnosis(score, sizes, trainingScores(), validationScores(), skill).diagnosis();
    }

    /** Returns the scores by the number of training rows. */
    public LineChart chart() {
        double[] x = Arrays.stream(sizes).asDoubleStream().toArray();
        return LineChart.titled("").xLabel("training rows").panel(score.name(), judged.lines(x, score));
    }

    private Report report() {
        Report report = Report.of().add(judged.table("training rows", this::label, score));
        return Skill.of(score, labels, cuts).isKnown()
                ? report.paragraph(diagnosis().sentence())
                : report;
    }

    private String label(int point) {
        return String.format(Locale.ROOT, "%,d", sizes[point]);
    }

    @Override
    public MimeBundle display() {
        return Report.of(chart(), report()).display();
    }

    /** Returns the table and the diagnosis as text that starts with a newline. */
    @Override
    public String toString() {
        return report().toString();
    }
}
