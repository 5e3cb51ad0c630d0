package cortado.metric;

/** Probabilities of tails. */
final class Tail {
    private static final double SMALL = 1e-300;
    private static final double ROUNDING = 1e-16;

    private Tail() {}

    /**
     * Returns the probability that a chi-squared number of one degree of freedom is at least so large: the complement of the error
     * function of {@code sqrt(value / 2)}, an incomplete gamma function.
     *
     * @see <a href="https://dlmf.nist.gov/8.7">DLMF 8.7.1, the series</a>, and <a href="https://dlmf.nist.gov/8.9">8.9.2, the continued
     *     fraction</a>
     */
    static double chiSquared(double value) {
        double x = value / 2;
        if (x <= 0) {
            return 1;
        }
        double front = Math.sqrt(x / Math.PI) * Math.exp(-x);
        return x < 1.5 ? 1 - front * series(x) : front * fraction(x);
    }

    private static double series(double x) {
        double term = 2;
        double sum = term;
        for (double a = 1.5; term > ROUNDING * sum; a++) {
            term *= x / a;
            sum += term;
        }
        return sum;
    }

    /** Evaluates the fraction from its beginning, by Lentz's method. */
    private static double fraction(double x) {
        double b = x + 0.5;
        double c = 1 / SMALL;
        double d = 1 / b;
        double value = d;
        double factor = 0;
        for (int i = 1; i < 500 && Math.abs(factor - 1) > ROUNDING; i++) {
            double a = -i * (i - 0.5);
            b += 2;
            d = 1 / (a * d + b);
            c = b + a / c;
            factor = c * d;
            value *= factor;
        }
        return value;
    }
}
