package cortado.baseline;

import java.util.Arrays;
import smile.math.BFGS;
import smile.math.DifferentiableMultivariateFunction;

/** The penalized log loss of rows as a function of all coefficients, class by class, the intercept of each after its features'. */
final class LogLikelihood implements DifferentiableMultivariateFunction {
    private static final int CORRECTIONS = 10;
    private static final double TOLERANCE = 1e-8;
    private static final int MOST_ITERATIONS = 2000;

    private final Rows rows;
    private final double l2;
    /** Vectors of coefficients: one for two classes. */
    private final int vectors;

    private LogLikelihood(Rows rows, double l2) {
        this.rows = rows;
        this.l2 = l2;
        vectors = rows.classCount() == 2 ? 1 : rows.classCount();
    }

    /** Returns the coefficients with the least loss, {@code (vectors, features + 1)}, the intercepts last. */
    static double[][] leastOf(Rows rows, double l2) {
        LogLikelihood loss = new LogLikelihood(rows, l2);
        int length = rows.width() + 1;
        double[] found = new double[loss.vectors * length];
        double least = BFGS.minimize(loss, CORRECTIONS, found, TOLERANCE, MOST_ITERATIONS);
        assert least >= 0;
        double[][] coefficients = new double[loss.vectors][];
        for (int i = 0; i < coefficients.length; i++) {
            coefficients[i] = Arrays.copyOfRange(found, i * length, (i + 1) * length);
        }
        return coefficients;
    }

    @Override
    public double f(double[] w) {
        return g(w, new double[w.length]);
    }

    /** Returns the loss and fills in its gradient. */
    @Override
    public double g(double[] w, double[] gradient) {
        Arrays.fill(gradient, 0);
        int length = rows.width() + 1;
        double loss = 0;
        double[] logits = new double[vectors];
        for (int row = 0; row < rows.size(); row++) {
            double[] x = rows.x()[row];
            for (int i = 0; i < vectors; i++) {
                logits[i] = linear(x, w, i * length);
            }
            loss += vectors == 1 ? binary(logits, rows.classes()[row]) : softmax(logits, rows.classes()[row]);
            for (int i = 0; i < vectors; i++) {
                addTo(gradient, i * length, x, logits[i]);
            }
        }
        for (int i = 0; i < w.length; i++) {
            boolean isIntercept = i % length == length - 1;
            loss += isIntercept ? 0 : l2 / 2 * w[i] * w[i];
            gradient[i] += isIntercept ? 0 : l2 * w[i];
        }
        return loss;
    }

    static double linear(double[] x, double[] w, int from) {
        double sum = w[from + x.length];
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * w[from + i];
        }
        return sum;
    }

    private static void addTo(double[] gradient, int from, double[] x, double error) {
        for (int i = 0; i < x.length; i++) {
            gradient[from + i] += error * x[i];
        }
        gradient[from + x.length] += error;
    }

    /** Returns the loss of a row and replaces its logit by the derivative of the loss. */
    private static double binary(double[] logits, int actual) {
        double signed = actual == 1 ? logits[0] : -logits[0];
        double loss = signed > 0 ? Math.log1p(Math.exp(-signed)) : Math.log1p(Math.exp(signed)) - signed;
        logits[0] = 1 / (1 + Math.exp(-logits[0])) - actual;
        return loss;
    }

    /** Returns the loss of a row and replaces its logits by the derivatives of the loss. */
    private static double softmax(double[] logits, int actual) {
        double own = logits[actual];
        double largest = Arrays.stream(logits).max().orElseThrow();
        toProbabilities(logits);
        double share = logits[actual];
        // The logarithm of a share that is 0 in double precision is known from the logits.
        double loss = share > 0 ? -Math.log(share) : largest - own;
        logits[actual] -= 1;
        return loss;
    }

    static void toProbabilities(double[] logits) {
        double largest = Arrays.stream(logits).max().orElseThrow();
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            logits[i] = Math.exp(logits[i] - largest);
            sum += logits[i];
        }
        for (int i = 0; i < logits.length; i++) {
            logits[i] /= sum;
        }
    }
}
