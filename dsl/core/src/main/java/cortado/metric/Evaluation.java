package cortado.metric;

import cortado.base.Seed;
import cortado.data.Dataset;
import cortado.display.Displayable;
import cortado.display.MimeBundle;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What a model's predictions on a dataset are worth: the loss, and the metrics of its classes, real values or sequences of
 * labels. Immutable.
 */
public final class Evaluation implements Displayable {
    private final Judgment judgment;
    private final OptionalDouble loss;
    private final Optional<Dataset> rows;

    private Evaluation(Judgment judgment, double loss) {
        this(judgment, OptionalDouble.of(loss), Optional.empty());
    }

    private Evaluation(Judgment judgment, OptionalDouble loss, Optional<Dataset> rows) {
        this.judgment = judgment;
        this.loss = loss;
        this.rows = rows;
    }

    /**
     * Returns the evaluation of predicted classes.
     *
     * @param truth dataset with classes
     * @param predicted predicted class of each row, an index into the class names
     * @param loss mean loss of the model on the dataset
     * @throws IllegalArgumentException if the numbers of rows differ, or a predicted class has no name
     * @throws IllegalStateException if the dataset has no classes
     */
    public static Evaluation of(Dataset truth, int[] predicted, double loss) {
        return new Evaluation(new Judgment.OfClasses(Metrics.of(truth.classes(), predicted, truth.classNames())), loss);
    }

    /**
     * Returns the evaluation of predicted classes and the probabilities of which they were made.
     *
     * @param truth dataset with classes
     * @param predicted predicted class of each row, an index into the class names
     * @param probabilities of each class in each row, (N, classes), or (N, 1), that of the second of two classes
     * @param loss mean loss of the model on the dataset
     * @throws IllegalArgumentException if the numbers of rows differ, a predicted class has no name, or a probability is not from 0 to 1
     * @throws IllegalStateException if the dataset has no classes
     */
    public static Evaluation of(Dataset truth, int[] predicted, float[][] probabilities, double loss) {
        return new Evaluation(
                new Judgment.OfClasses(Metrics.of(
                        truth.classes(), predicted, Probabilities.ofFloats(probabilities), truth.classNames())),
                loss);
    }

    /**
     * Returns the evaluation of predicted real values.
     *
     * @param truth dataset with real-valued targets
     * @param predicted predictions, row-major {@code (N, targetWidth)}
     * @param loss mean loss of the model on the dataset
     * @throws IllegalArgumentException if the numbers of values differ, or a prediction is not finite
     * @throws IllegalStateException if the dataset has no real-valued targets
     */
    public static Evaluation of(Dataset truth, float[] predicted, double loss) {
        FloatBuffer targets = truth.targets();
        if (targets.remaining() != predicted.length) {
            throw new IllegalArgumentException(
                    "evaluate: %d rows with %d targets each need %d predicted values, but there are %d."
                            .formatted(truth.size(), truth.targetWidth(), targets.remaining(), predicted.length));
        }
        float[] actual = new float[predicted.length];
        targets.get(actual);
        return new Evaluation(new Judgment.OfValues(new Values(truth.targetWidth(), actual, predicted.clone())), loss);
    }

    /**
     * Returns the evaluation of predicted real values without a model, whose loss is not known: intervals, residuals and all
     * metrics.
     *
     * @param actual target of each row
     * @param predicted prediction of each row
     * @throws IllegalArgumentException if there is no row, the lengths differ, or a value is not finite
     */
    public static Evaluation of(float[] actual, float[] predicted) {
        Metrics.checkLengths(actual.length, predicted.length);
        return new Evaluation(
                new Judgment.OfValues(new Values(1, actual.clone(), predicted.clone())),
                OptionalDouble.empty(),
                Optional.empty());
    }

    /** Returns the evaluation of classes whose loss is not known. */
    static Evaluation of(ClassificationMetrics metrics) {
        return new Evaluation(new Judgment.OfClasses(metrics), OptionalDouble.empty(), Optional.empty());
    }

    /**
     * Returns the evaluation of predicted sequences of labels.
     *
     * @param truth true labels of each row
     * @param predicted predicted labels of each row
     * @param loss mean loss of the model on the dataset
     * @throws IllegalArgumentException if the numbers of rows differ, or no row has a label
     */
    public static Evaluation of(int[][] truth, int[][] predicted, double loss) {
        return new Evaluation(new Judgment.OfSequences(List.of(truth), List.of(predicted)), loss);
    }

    /**
     * Returns the evaluation of the rows of several evaluations together; the loss is their mean by rows. For example of all folds
     * of a cross-validation.
     *
     * @param parts at least one
     * @throws IllegalArgumentException if there is none, or not of all the same was predicted
     */
    public static Evaluation pooled(List<Evaluation> parts) {
        Judgment all = parts.stream()
                .map(part -> part.judgment)
                .reduce(Judgment::and)
                .orElseThrow(
                        () -> new IllegalArgumentException("evaluation: there is none to pool. Pass at least one."));
        double losses =
                parts.stream().mapToDouble(part -> part.loss() * part.size()).sum();
        return new Evaluation(all, losses / all.size());
    }

    /**
     * Returns the evaluation of some rows, whose loss is not known: not a number.
     *
     * @param numbers of rows, from 0, of which one may be given several times
     */
    Evaluation rows(int... numbers) {
        return new Evaluation(judgment.rows(numbers), OptionalDouble.empty(), Optional.empty());
    }

    /**
     * Returns this evaluation with the rows that were judged, which {@link #by(String)} and {@link #worst} look at. A model's
     * {@code evaluate} gives them.
     *
     * @throws IllegalArgumentException if they are more or fewer
     */
    public Evaluation on(Dataset judged) {
        if (judged.size() != size()) {
            throw new IllegalArgumentException("evaluation: on(rows) needs the %,d rows that were judged, but got %,d."
                    .formatted(size(), judged.size()));
        }
        return new Evaluation(judgment, loss, Optional.of(judged));
    }

    Dataset rowsFor(String call) {
        return rows.orElseThrow(() -> new IllegalStateException(
                "evaluation: " + call + " needs the rows that were judged. Add them: evaluation.on(data)."));
    }

    /**
     * Returns the evaluations of groups of rows.
     *
     * @param groups the group of each row, by what it is written as
     * @throws IllegalArgumentException if there is not one for each row
     */
    public Breakdown by(List<?> groups) {
        return Breakdown.of(this, "group", groups);
    }

    /**
     * Returns the evaluations of the rows by a column of their table: its categories, or ranges between the quartiles of numbers.
     *
     * @throws IllegalArgumentException if there is no such column
     * @throws IllegalStateException if the rows are not known, or no table
     */
    public Breakdown by(String column) {
        return Breakdown.of(this, column, Breakdown.groups(rowsFor("by(\"" + column + "\")"), column));
    }

    /**
     * Returns the rows that were predicted worst: whose true class got the least probability, or whose error is the largest.
     *
     * @throws IllegalArgumentException if the count is below 1
     * @throws IllegalStateException if there are neither probabilities nor real values of one target
     */
    public WorstRows worst(int count) {
        return WorstRows.of(this, judgment, rows, count);
    }

    /** Returns a score with the interval in which it lies for 95 % of 2,000 drawings of the rows, seed 0. */
    public Interval interval(Score score) {
        return interval(score, 0.95, 2_000, 0);
    }

    /**
     * Returns a score with the interval in which it lies for a share of drawings of the rows, each of as many rows, with repetition. A drawing
     * that has no such number, since it lacks a class for example, is drawn anew.
     *
     * @param confidence the share, above 0 and below 1
     * @param resamples how often rows are drawn, at least 100
     * @throws IllegalArgumentException if one is out of range, or the score is not known row by row
     * @throws IllegalStateException if the evaluation has no such number
     * @see <a href="https://doi.org/10.1201/9780429246593">Efron and Tibshirani 1993, section 13.3, the percentile interval</a>
     */
    public Interval interval(Score score, double confidence, int resamples, long seed) {
        return Interval.of(this, score, confidence, resamples, new Seed(seed));
    }

    /**
     * Returns the mean quantile loss: of predictions that should be above so large a share of the values.
     *
     * @param share above 0 and below 1; one half gives half of the mean absolute error
     * @throws IllegalArgumentException if the share is out of range
     * @throws IllegalStateException if no real values were predicted
     */
    public double quantileLoss(double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("evaluation: quantileLoss needs a share above 0 and below 1, but got "
                    + share + ". Pass e.g. 0.9.");
        }
        return valuesOf("quantileLoss(...)").quantileLoss(share);
    }

    /**
     * Returns what predictions leave over, row by row.
     *
     * @throws IllegalStateException if no real values were predicted
     */
    public Residuals residuals() {
        return new Residuals(valuesOf("residuals()"));
    }

    private Values valuesOf(String call) {
        if (judgment instanceof Judgment.OfValues values) {
            return values.values();
        }
        throw unlike(call, "real values");
    }

    Judgment judgment() {
        return judgment;
    }

    /** Returns the scores by which it is judged where none is asked for, the most usual one first and the loss last. */
    public List<Score> scores() {
        return Stream.concat(judgment.scores().stream(), Stream.of(Score.loss()))
                .toList();
    }

    /** Returns the number of rows that were judged. */
    public int size() {
        return judgment.size();
    }

    /** Returns the mean loss of the model on the dataset; not a number where it is not known, of a group of rows. */
    public double loss() {
        return loss.orElse(Double.NaN);
    }

    /** Returns whether classes were predicted, rather than real values. */
    public boolean isClassification() {
        return judgment instanceof Judgment.OfClasses;
    }

    /**
     * Returns all metrics of the predicted classes.
     *
     * @throws IllegalStateException if no classes were predicted
     */
    public ClassificationMetrics classification() {
        return classes("classification()");
    }

    /**
     * Returns all metrics of the predicted real values.
     *
     * @throws IllegalStateException if no real values were predicted
     */
    public RegressionMetrics regression() {
        return values("regression()");
    }

    /**
     * Returns all metrics of the predicted sequences of labels.
     *
     * @throws IllegalStateException if classes or real values were predicted
     */
    public SequenceMetrics sequences() {
        if (judgment instanceof Judgment.OfSequences sequences) {
            return sequences.metrics();
        }
        throw unlike("sequences()", "sequences of labels");
    }

    /**
     * Returns the part of the rows whose class was predicted, 0..1.
     *
     * @throws IllegalStateException if no classes were predicted
     */
    public double accuracy() {
        return classes("accuracy()").accuracy();
    }

    /**
     * Returns the mean recall of the classes that have rows, 0..1.
     *
     * @throws IllegalStateException if no classes were predicted
     */
    public double balancedAccuracy() {
        return classes("balancedAccuracy()").balancedAccuracy();
    }

    /**
     * Returns Matthews's correlation of true and predicted class, -1..1.
     *
     * @throws IllegalStateException if no classes were predicted
     */
    public double mcc() {
        return classes("mcc()").mcc();
    }

    /**
     * Returns Cohen's kappa, at most 1.
     *
     * @throws IllegalStateException if no classes were predicted, or all rows are of one class and predicted to be
     */
    public double kappa() {
        return classes("kappa()").kappa();
    }

    /**
     * Returns what the predicted probabilities are worth: areas under curves, log loss, calibration.
     *
     * @throws IllegalStateException if no probabilities of classes were predicted
     */
    public ProbabilityMetrics probabilities() {
        return classes("probabilities()").probabilities();
    }

    /**
     * Returns the area under the ROC curve: of two classes that of the positive one, the second; of more the mean of each against the
     * rest.
     *
     * @throws IllegalStateException if no probabilities of classes were predicted, or a class has no row, or all rows
     */
    public double rocAuc() {
        return probabilities().rocAuc();
    }

    /**
     * Returns the mean of the negative logarithm of the true class's probability.
     *
     * @throws IllegalStateException if no probabilities of classes were predicted
     */
    public double logLoss() {
        return probabilities().logLoss();
    }

    /**
     * Returns the averaged precision, 0..1.
     *
     * @throws IllegalStateException if no classes were predicted, or for {@link Average#BINARY} with more than two classes
     */
    public double precision(Average average) {
        return classes("precision(...)").precision(average);
    }

    /**
     * Returns the precision of one class, 0..1.
     *
     * @throws IllegalArgumentException if there is no class of that name
     * @throws IllegalStateException if no classes were predicted
     */
    public double precision(String className) {
        return classes("precision(...)").precision(className);
    }

    /**
     * Returns the averaged recall, 0..1.
     *
     * @throws IllegalStateException if no classes were predicted, or for {@link Average#BINARY} with more than two classes
     */
    public double recall(Average average) {
        return classes("recall(...)").recall(average);
    }

    /**
     * Returns the recall of one class, 0..1.
     *
     * @throws IllegalArgumentException if there is no class of that name
     * @throws IllegalStateException if no classes were predicted
     */
    public double recall(String className) {
        return classes("recall(...)").recall(className);
    }

    /**
     * Returns the averaged F1, 0..1.
     *
     * @throws IllegalStateException if no classes were predicted, or for {@link Average#BINARY} with more than two classes
     */
    public double f1(Average average) {
        return classes("f1(...)").f1(average);
    }

    /**
     * Returns the F1 of one class, 0..1.
     *
     * @throws IllegalArgumentException if there is no class of that name
     * @throws IllegalStateException if no classes were predicted
     */
    public double f1(String className) {
        return classes("f1(...)").f1(className);
    }

    /**
     * Returns the report of {@link ClassificationMetrics#report()}.
     *
     * @throws IllegalStateException if no classes were predicted
     */
    public String report() {
        return classes("report()").report();
    }

    /**
     * Returns the rows by actual and predicted class.
     *
     * @throws IllegalStateException if no classes were predicted
     */
    public ConfusionMatrix confusion() {
        return classes("confusion()").confusion();
    }

    /**
     * Returns the mean squared error, in squared units of the target.
     *
     * @throws IllegalStateException if no real values were predicted
     */
    public double mse() {
        return values("mse()").mse();
    }

    /**
     * Returns the square root of the mean squared error, in units of the target.
     *
     * @throws IllegalStateException if no real values were predicted
     */
    public double rmse() {
        return values("rmse()").rmse();
    }

    /**
     * Returns the mean absolute error, in units of the target.
     *
     * @throws IllegalStateException if no real values were predicted
     */
    public double mae() {
        return values("mae()").mae();
    }

    /**
     * Returns the coefficient of determination: 1 is perfect, 0 as good as always predicting the mean.
     *
     * @throws IllegalStateException if no real values were predicted
     */
    public double r2() {
        return values("r2()").r2();
    }

    @Override
    public MimeBundle display() {
        return judgment.display(loss);
    }

    /** Returns accuracy and report, or the errors, as text that starts with a newline. */
    @Override
    public String toString() {
        return "\n" + judgment.brief(loss);
    }

    private ClassificationMetrics classes(String call) {
        if (judgment instanceof Judgment.OfClasses classes) {
            return classes.metrics();
        }
        throw unlike(call, "classes");
    }

    private RegressionMetrics values(String call) {
        if (judgment instanceof Judgment.OfValues values) {
            return values.metrics();
        }
        throw unlike(call, "real values");
    }

    private IllegalStateException unlike(String call, String wanted) {
        return new IllegalStateException("evaluation: %s needs predicted %s, but these are %s. Ask for %s."
                .formatted(call, wanted, judgment.kind(), judgment.metricCalls()));
    }
}
