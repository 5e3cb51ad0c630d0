package cortado.metric;

import cortado.base.Names;
import cortado.display.Displayable;
import cortado.display.MimeBundle;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Accuracy, precision, recall, F1, support and confusion of predicted classes, all 0..1 but the counts.
 *
 * <p>Precision is the part of the rows predicted as a class that are of it, {@code TP / (TP + FP)}; recall the part of the
 * rows of a class that were found, {@code TP / (TP + FN)}; F1 their harmonic mean. Where nothing is divided by nothing the
 * number is 0, as in scikit-learn. Immutable.
 *
 * @see <a href="https://scikit-learn.org/stable/modules/model_evaluation.html#classification-metrics">scikit-learn:
 *     classification metrics</a>
 */
public final class ClassificationMetrics implements Displayable {
    private final Counts counts;
    private final int[] chosen;
    private final Scores scores;
    private final Optional<Probabilities> probabilities;

    /** Reports on all named classes. */
    ClassificationMetrics(Counts counts, Optional<Probabilities> probabilities) {
        this(counts, IntStream.range(0, counts.names().size()).toArray(), probabilities);
    }

    private ClassificationMetrics(Counts counts, int[] chosen, Optional<Probabilities> probabilities) {
        this.counts = counts;
        this.chosen = chosen;
        this.scores = Scores.of(counts, chosen);
        this.probabilities = probabilities;
    }

    /** Returns the metrics of some rows, of which one may be given several times. */
    ClassificationMetrics rows(int[] numbers) {
        return new ClassificationMetrics(counts.rows(numbers), chosen, probabilities.map(all -> all.rows(numbers)));
    }

    /** Returns a score with the interval in which it lies for 95 % of 2,000 drawings of the rows; see {@link Evaluation#interval(Score)}. */
    public Interval interval(Score score) {
        return Evaluation.of(this).interval(score);
    }

    /**
     * Returns a score with the interval in which it lies for a share of drawings of the rows; see {@link Evaluation#interval(Score,
     * double, int, long)}.
     *
     * @param confidence the share, above 0 and below 1
     * @param resamples how often rows are drawn, at least 100
     * @throws IllegalArgumentException if one is out of range, or the score is not known row by row
     * @throws IllegalStateException if there is no such number
     */
    public Interval interval(Score score, double confidence, int resamples, long seed) {
        return Evaluation.of(this).interval(score, confidence, resamples, seed);
    }

    /** Returns the metrics of these rows and others; with probabilities if both have some. */
    ClassificationMetrics and(ClassificationMetrics more) {
        return new ClassificationMetrics(
                counts.and(more.counts), probabilities.flatMap(all -> more.probabilities.map(all::and)));
    }

    /**
     * Returns the same metrics reduced to some classes, in the given order: averages, report and confusion speak of these
     * only. Rows of other classes still count as wrong predictions; {@link #accuracy()} stays that of all rows.
     *
     * @param names classes to keep, at least 1
     * @throws IllegalArgumentException if there is no class of that name, or none or one twice is given
     */
    public ClassificationMetrics only(String... names) {
        if (names.length == 0 || new LinkedHashSet<>(List.of(names)).size() < names.length) {
            throw new IllegalArgumentException(
                    "metrics: only(...) needs at least 1 class and none twice, but got " + List.of(names) + ".");
        }
        return new ClassificationMetrics(
                counts, Arrays.stream(names).mapToInt(this::classIndex).toArray(), probabilities);
    }

    Counts counts() {
        return counts;
    }

    /** Returns the number of rows that were judged. */
    public int size() {
        return counts.rows();
    }

    /** Returns the names of the classes in the order of the report. */
    public List<String> classNames() {
        return Arrays.stream(chosen).mapToObj(counts.names()::get).toList();
    }

    /** Returns the part of all rows whose class was predicted. */
    public double accuracy() {
        long hits = IntStream.range(0, counts.names().size())
                .mapToLong(counts::hits)
                .sum();
        return (double) hits / counts.rows();
    }

    /** Returns the mean recall of the classes that have rows, 0..1. */
    public double balancedAccuracy() {
        return Agreement.balancedAccuracy(counts);
    }

    /**
     * Returns Matthews's correlation of true and predicted class, -1..1; 0 where one of them never changes.
     *
     * @see <a href="https://doi.org/10.1016/j.compbiolchem.2004.09.006">Gorodkin 2004, for several classes</a>
     */
    public double mcc() {
        return Agreement.mcc(counts);
    }

    /**
     * Returns Cohen's kappa: how much of the agreement that chance leaves open is reached, at most 1.
     *
     * @throws IllegalStateException if all rows are of one class and predicted to be
     * @see <a href="https://doi.org/10.1177/001316446002000104">Cohen 1960</a>
     */
    public double kappa() {
        return Agreement.kappa(counts);
    }

    /** Returns whether the probability of each class was predicted, too. */
    public boolean hasProbabilities() {
        return probabilities.isPresent();
    }

    /**
     * Returns what the predicted probabilities are worth: areas under curves, log loss, calibration.
     *
     * @throws IllegalStateException if only classes were predicted
     */
    public ProbabilityMetrics probabilities() {
        return new ProbabilityMetrics(probabilities.orElseThrow(() -> new IllegalStateException(
                "metrics: probabilities() needs predicted probabilities, but only classes were predicted. "
                        + "Pass them: Metrics.of(actual, probabilities).")));
    }

    /**
     * Returns the precision of the positive class, the second of two.
     *
     * @throws IllegalStateException if there are more than two classes
     */
    public double precision() {
        return precision(Average.BINARY);
    }

    /**
     * Returns the averaged precision.
     *
     * @throws IllegalStateException for {@link Average#BINARY} if there are more than two classes
     */
    public double precision(Average average) {
        return average("precision", average).precision(0);
    }

    /**
     * Returns the precision of one class.
     *
     * @throws IllegalArgumentException if there is no class of that name
     */
    public double precision(String className) {
        return one(className).precision(0);
    }

    /**
     * Returns the recall of the positive class, the second of two.
     *
     * @throws IllegalStateException if there are more than two classes
     */
    public double recall() {
        return recall(Average.BINARY);
    }

    /**
     * Returns the averaged recall.
     *
     * @throws IllegalStateException for {@link Average#BINARY} if there are more than two classes
     */
    public double recall(Average average) {
        return average("recall", average).recall(0);
    }

    /**
     * Returns the recall of one class.
     *
     * @throws IllegalArgumentException if there is no class of that name
     */
    public double recall(String className) {
        return one(className).recall(0);
    }

    /**
     * Returns the F1 of the positive class, the second of two.
     *
     * @throws IllegalStateException if there are more than two classes
     */
    public double f1() {
        return f1(Average.BINARY);
    }

    /**
     * Returns the averaged F1. A macro F1 is the mean of the classes' F1, not the F1 of the mean precision and recall.
     *
     * @throws IllegalStateException for {@link Average#BINARY} if there are more than two classes
     */
    public double f1(Average average) {
        return average("f1", average).f1(0);
    }

    /**
     * Returns the F1 of one class.
     *
     * @throws IllegalArgumentException if there is no class of that name
     */
    public double f1(String className) {
        return one(className).f1(0);
    }

    /**
     * Returns the number of rows of one class.
     *
     * @throws IllegalArgumentException if there is no class of that name
     */
    public long support(String className) {
        return one(className).support(0);
    }

    /** Returns the rows by actual and predicted class. */
    public ConfusionMatrix confusion() {
        return new ConfusionMatrix(classNames(), counts.matrix(chosen));
    }

    /**
     * Returns precision, recall, F1 and support of every class and their averages, with 2 digits, byte for byte as
     * scikit-learn's {@code classification_report} prints them. With named classes that is its call with
     * {@code labels=range(n)} and {@code target_names}: a class without any row makes the line {@code accuracy} one of
     * {@code micro avg}.
     */
    public String report() {
        return report(2);
    }

    /**
     * Returns the report with another number of digits.
     *
     * @param digits digits after the point, 0 to 15
     * @throws IllegalArgumentException if {@code digits} is out of range
     */
    public String report(int digits) {
        if (digits < 0 || digits > 15) {
            throw new IllegalArgumentException("report: digits must be from 0 to 15, but was " + digits + ".");
        }
        return TextReport.of(this, digits);
    }

    @Override
    public MimeBundle display() {
        return MetricsView.of(this, OptionalDouble.empty());
    }

    /** Returns accuracy and report as text that starts with a newline. */
    @Override
    public String toString() {
        return "\n" + MetricsView.brief(this, OptionalDouble.empty());
    }

    Scores scores() {
        return scores;
    }

    Scores micro() {
        return Scores.micro(counts, chosen);
    }

    /** Returns whether the chosen classes are exactly those that are true or predicted for a row. */
    boolean isComplete() {
        return Arrays.equals(Arrays.stream(chosen).sorted().toArray(), counts.present());
    }

    private Scores average(String what, Average average) {
        return switch (average) {
            case BINARY -> positive(what);
            case MICRO -> micro();
            case MACRO -> scores.macro();
            case WEIGHTED -> scores.weighted();
        };
    }

    private Scores positive(String what) {
        if (chosen.length > 2) {
            throw new IllegalStateException(
                    "metrics: %s() speaks of the positive one of 2 classes, but there are %d. Pass an average, e.g. %s(Average.MACRO), or a class name."
                            .formatted(what, chosen.length, what));
        }
        if (chosen.length == 1 && counts.names().get(chosen[0]).equals("0")) {
            return Scores.micro(counts, new int[0]);
        }
        return Scores.of(counts, new int[] {chosen[chosen.length - 1]});
    }

    private Scores one(String className) {
        return Scores.of(counts, new int[] {classIndex(className)});
    }

    private int classIndex(String className) {
        int index = counts.names().indexOf(className);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "metrics: there is no class '" + className + "'" + Names.didYouMean(className, counts.names()));
        }
        return index;
    }
}
