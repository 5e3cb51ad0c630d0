package cortado.baseline;

import cortado.base.Problems;
import cortado.base.Seed;

/**
 * Logistic regression, of several classes by softmax. Columns are standardized unless {@link #encodedBy} says otherwise.
 *
 * <p>It minimizes the summed log loss and {@code l2 / 2} times the sum of the squared coefficients, without the intercepts: what
 * scikit-learn's does with {@code C = 1 / l2}. Of two classes, one has coefficients; of more, all have, and all are penalized alike, while
 * Smile's own class holds those of the last one at 0. Smile's L-BFGS finds the minimum.
 *
 * @see <a href="https://hastie.su.domains/ElemStatLearn/">Hastie, Tibshirani and Friedman 2009, section 4.4</a>
 */
public final class LogisticRegression extends Baseline<LogisticRegression, LinearModel> {
    private final double l2;

    private LogisticRegression(Setup setup, double l2) {
        super(setup);
        this.l2 = l2;
    }

    /** Returns a logistic regression with {@code l2(1)}. */
    public static LogisticRegression of() {
        return new LogisticRegression(Setup.of(Encoding.STANDARDIZED), 1);
    }

    /**
     * Returns one with another penalty of large coefficients: scikit-learn's {@code C} is one divided by it.
     *
     * @param factor at least 0; default 1
     */
    public LogisticRegression l2(double factor) {
        return new LogisticRegression(setup(), factor);
    }

    @Override
    String name() {
        return "logisticRegression";
    }

    @Override
    LogisticRegression with(Setup other) {
        return new LogisticRegression(other, l2);
    }

    @Override
    void check(Problems problems) {
        problems.check(l2 >= 0 && l2 < Double.POSITIVE_INFINITY, "l2 must be at least 0, but was %s. Try l2(1)", l2);
    }

    @Override
    boolean learnsValues() {
        return false;
    }

    @Override
    LinearModel learn(Schema schema, Rows rows, Seed seed) {
        return LinearModel.of(schema, LogLikelihood.leastOf(rows, l2));
    }

    @Override
    String options() {
        return "()" + (l2 == 1 ? "" : ".l2(" + l2 + ")");
    }
}
