package cortado.baseline;

import cortado.base.Problems;
import smile.math.kernel.GaussianKernel;
import smile.math.kernel.LinearKernel;
import smile.math.kernel.MercerKernel;
import smile.math.kernel.PolynomialKernel;

/**
 * How alike two rows are.
 *
 * @param kind of function
 * @param number gamma, or a degree
 */
record SvmKernel(Kind kind, double number) {
    /** Kinds of functions. */
    enum Kind {
        LINEAR,
        SCALED_GAUSSIAN,
        GAUSSIAN,
        POLYNOMIAL
    }

    static final SvmKernel LINEAR = new SvmKernel(Kind.LINEAR, 0);
    static final SvmKernel SCALED = new SvmKernel(Kind.SCALED_GAUSSIAN, 0);

    void check(Problems problems) {
        problems.check(
                kind != Kind.GAUSSIAN || number > 0 && number < Double.POSITIVE_INFINITY,
                "gamma must be above 0, but was %s. Try gaussian(0.1)",
                number);
        problems.check(
                kind != Kind.POLYNOMIAL || number >= 1,
                "the degree must be at least 1, but was %.0f. Try polynomial(3)",
                number);
    }

    MercerKernel<double[]> of(double[][] x) {
        return switch (kind) {
            case LINEAR -> new LinearKernel();
            case SCALED_GAUSSIAN -> gaussian(scale(x));
            case GAUSSIAN -> gaussian(number);
            case POLYNOMIAL -> new PolynomialKernel((int) number, scale(x), 1);
        };
    }

    /** Returns Smile's kernel, {@code exp(-|x - z|² / (2 sigma²))}. */
    private static MercerKernel<double[]> gaussian(double gamma) {
        return new GaussianKernel(Math.sqrt(0.5 / gamma));
    }

    /** Returns one divided by the number of features and the variance of all numbers, scikit-learn's {@code gamma="scale"}. */
    private static double scale(double[][] x) {
        double mean = 0;
        double squares = 0;
        double count = (double) x.length * x[0].length;
        for (double[] row : x) {
            for (double value : row) {
                mean += value / count;
            }
        }
        for (double[] row : x) {
            for (double value : row) {
                squares += (value - mean) * (value - mean) / count;
            }
        }
        return 1 / (x[0].length * (squares == 0 ? 1 : squares));
    }

    String text() {
        return switch (kind) {
            case LINEAR -> ".linear()";
            case SCALED_GAUSSIAN -> "";
            case GAUSSIAN -> ".gaussian(" + number + ")";
            case POLYNOMIAL -> ".polynomial(" + (int) number + ")";
        };
    }
}
