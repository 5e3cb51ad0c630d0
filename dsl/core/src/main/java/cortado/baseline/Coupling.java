package cortado.baseline;

import java.util.Arrays;

/**
 * Probabilities of several classes from those of each pair.
 *
 * @see <a href="https://www.jmlr.org/papers/v5/wu04a.html">Wu, Lin and Weng 2004, algorithm 2</a>
 */
final class Coupling {
    private static final int MOST_ROUNDS = 100;

    private Coupling() {}

    /**
     * Returns the probability of each class.
     *
     * @param pairs the probability of each class (row) where it is either that or another one (column)
     */
    static double[] of(double[][] pairs) {
        int count = pairs.length;
        double[][] q = quadratic(pairs);
        double[] p = new double[count];
        Arrays.fill(p, 1.0 / count);
        double[] qp = new double[count];
        for (int round = 0; round < Math.max(MOST_ROUNDS, count); round++) {
            double pqp = 0;
            for (int i = 0; i < count; i++) {
                qp[i] = dot(q[i], p);
                pqp += p[i] * qp[i];
            }
            double error = 0;
            for (double value : qp) {
                error = Math.max(error, Math.abs(value - pqp));
            }
            if (error < 0.005 / count) {
                break;
            }
            for (int i = 0; i < count; i++) {
                double change = (pqp - qp[i]) / q[i][i];
                p[i] += change;
                pqp = (pqp + change * (change * q[i][i] + 2 * qp[i])) / ((1 + change) * (1 + change));
                for (int j = 0; j < count; j++) {
                    qp[j] = (qp[j] + change * q[i][j]) / (1 + change);
                    p[j] /= 1 + change;
                }
            }
        }
        return p;
    }

    private static double[][] quadratic(double[][] pairs) {
        int count = pairs.length;
        double[][] q = new double[count][count];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                if (i != j) {
                    q[i][i] += pairs[j][i] * pairs[j][i];
                    q[i][j] = -pairs[j][i] * pairs[i][j];
                }
            }
        }
        return q;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
