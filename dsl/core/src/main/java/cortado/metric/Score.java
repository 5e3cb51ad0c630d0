package cortado.metric;

import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** One number of an evaluation by which models are compared, and whether more of it is better. Immutable. */
public final class Score {
    private final String name;
    private final boolean isHigherBetter;
    private final ToDoubleFunction<Evaluation> number;

    private Score(String name, boolean isHigherBetter, ToDoubleFunction<Evaluation> number) {
        this.name = name;
        this.isHigherBetter = isHigherBetter;
        this.number = number;
    }

    /** Returns a score of which more is better, for example {@code Score.of("sensitivity", e -> e.recall("sick"))}. */
    public static Score of(String name, ToDoubleFunction<Evaluation> number) {
        return new Score(name, true, number);
    }

    /** Returns a score of which less is better, for example {@code Score.least("cost", e -> cost(e.confusion()))}. */
    public static Score least(String name, ToDoubleFunction<Evaluation> number) {
        return new Score(name, false, number);
    }

    /** Returns the share of rows whose class is predicted, 0..1. */
    public static Score accuracy() {
        return of("accuracy", Evaluation::accuracy);
    }

    /** Returns the averaged precision, 0..1. */
    public static Score precision(Average average) {
        return of("precision(" + average + ")", evaluation -> evaluation.precision(average));
    }

    /** Returns the averaged recall, 0..1. */
    public static Score recall(Average average) {
        return of("recall(" + average + ")", evaluation -> evaluation.recall(average));
    }

    /** Returns the averaged F1, 0..1. */
    public static Score f1(Average average) {
        return of("f1(" + average + ")", evaluation -> evaluation.f1(average));
    }

    /** Returns the mean recall of the classes that have rows, 0..1. */
    public static Score balancedAccuracy() {
        return of("balanced accuracy", Evaluation::balancedAccuracy);
    }

    /** Returns Matthews's correlation, -1..1. */
    public static Score mcc() {
        return of("mcc", Evaluation::mcc);
    }

    /** Returns Cohen's kappa, at most 1. */
    public static Score kappa() {
        return of("kappa", Evaluation::kappa);
    }

    /** Returns the area under the ROC curve, 0..1; of more than two classes the mean of each against the rest. */
    public static Score rocAuc() {
        return of("roc auc", Evaluation::rocAuc);
    }

    /** Returns the average precision, 0..1; of more than two classes the mean of each against the rest. */
    public static Score averagePrecision() {
        return of("average precision", evaluation -> evaluation.probabilities().averagePrecision());
    }

    /** Returns the share of rows whose class is among the most probable ones, 0..1. */
    public static Score topK(int k) {
        return of("top " + k, evaluation -> evaluation.probabilities().topK(k));
    }

    /** Returns the mean negative logarithm of the true class's probability, of which less is better. */
    public static Score logLoss() {
        return least("log loss", Evaluation::logLoss);
    }

    /** Returns the mean squared distance of the probabilities from 0 or 1, of which less is better. */
    public static Score brier() {
        return least("brier", evaluation -> evaluation.probabilities().brier());
    }

    /** Returns the model's own mean loss, of which less is better. */
    public static Score loss() {
        return least("loss", Evaluation::loss);
    }

    /** Returns the mean squared error, of which less is better. */
    public static Score mse() {
        return least("mse", Evaluation::mse);
    }

    /** Returns the square root of the mean squared error, of which less is better. */
    public static Score rmse() {
        return least("rmse", Evaluation::rmse);
    }

    /** Returns the mean absolute error, of which less is better. */
    public static Score mae() {
        return least("mae", Evaluation::mae);
    }

    /** Returns the coefficient of determination, at most 1. */
    public static Score r2() {
        return of("r2", Evaluation::r2);
    }

    /** Returns the explained variance, at most 1; as r2, but a constant error does not count. */
    public static Score explainedVariance() {
        return of("explained variance", evaluation -> evaluation.regression().explainedVariance());
    }

    /** Returns the median absolute error, of which less is better. */
    public static Score medianAbsoluteError() {
        return least(
                "median absolute error", evaluation -> evaluation.regression().medianAbsoluteError());
    }

    /** Returns the largest absolute error, of which less is better. */
    public static Score maxError() {
        return least("max error", evaluation -> evaluation.regression().maxError());
    }

    /** Returns the mean absolute error as a share of the target's size, of which less is better. */
    public static Score mape() {
        return least("mape", evaluation -> evaluation.regression().mape());
    }

    /** Returns the mean quantile loss of predictions that should be above so large a share of the values; less is better. */
    public static Score quantileLoss(double share) {
        return least("quantile loss " + share, evaluation -> evaluation.quantileLoss(share));
    }

    /** Returns the score that is usual where none is asked for: accuracy of classes, r2 of real values. */
    public static Score usual(boolean isClassification) {
        return isClassification ? accuracy() : r2();
    }

    /** Returns the name, for example {@code f1(MACRO)}. */
    public String name() {
        return name;
    }

    /** Returns whether more is better. */
    public boolean isHigherBetter() {
        return isHigherBetter;
    }

    /**
     * Returns the number of an evaluation.
     *
     * @throws IllegalStateException if the evaluation has no such number; the message says which it has
     */
    public double of(Evaluation evaluation) {
        return number.applyAsDouble(evaluation);
    }

    /** Returns whether the first number is better than the second; NaN is worse than any other. */
    public boolean isBetter(double first, double second) {
        if (Double.isNaN(first) || Double.isNaN(second)) {
            return Double.isNaN(second) && !Double.isNaN(first);
        }
        return isHigherBetter ? first > second : first < second;
    }

    /** Returns a value of a score with four decimals, or with four digits if it is tiny or large. */
    public static String text(double value) {
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size == 0 || size >= 1e-3 && size < 1e3 ? "%.4f" : "%.4g", value);
    }

    @Override
    public String toString() {
        return name;
    }
}
