package cortado.metric;

import cortado.data.Dataset;
import cortado.display.Displayable;
import cortado.display.MimeBundle;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What a model's predictions on a dataset are worth: the loss, and the metrics of its classes, real values or sequences of
 * labels. Immutable.
 */
public final class Evaluation implements Displayable {
    private final Judgment judgment;
    private final double loss;

    private Evaluation(Judgment judgment, double loss) {
        this.judgment = judgment;
        this.loss = loss;
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
                parts.stream().mapToDouble(part -> part.loss * part.size()).sum();
        return new Evaluation(all, losses / all.size());
    }

    /**
     * Returns the evaluation of some rows, whose loss is not known: not a number.
     *
     * @param numbers of rows, from 0, of which one may be given several times
     */
    Evaluation rows(int... numbers) {
        return new Evaluation(judgment.rows(numbers), Double.NaN);
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

    /** Returns the mean loss of the model on the dataset. */
    public double loss() {
        return loss;
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
        return judgment.display(OptionalDouble.of(loss));
    }

    /** Returns accuracy and report, or the errors, as text that starts with a newline. */
    @Override
    public String toString() {
        return "\n" + judgment.brief(OptionalDouble.of(loss));
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
