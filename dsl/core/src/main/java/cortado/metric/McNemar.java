package cortado.metric;

/**
 * McNemar's test of two classifiers on the same rows, by the rows that only one of them gets right.
 *
 * @param onlyFirst rows that only the first gets right
 * @param onlySecond rows that only the second gets right
 * @see <a href="https://doi.org/10.1007/BF02295996">McNemar 1947</a>; the choice between the two forms is statsmodels' example
 */
record McNemar(int onlyFirst, int onlySecond) {
    /** With fewer such rows the exact probability is taken. */
    private static final int FEW = 25;

    static McNemar of(Counts first, Counts second) {
        int onlyFirst = 0;
        int onlySecond = 0;
        for (int row = 0; row < first.rows(); row++) {
            onlyFirst += first.isHit(row) && !second.isHit(row) ? 1 : 0;
            onlySecond += second.isHit(row) && !first.isHit(row) ? 1 : 0;
        }
        return new McNemar(onlyFirst, onlySecond);
    }

    boolean isExact() {
        return onlyFirst + onlySecond < FEW;
    }

    /**
     * Returns the two-sided probability of such a difference or a larger one, if both are right equally often: exact, by the binomial
     * distribution, of fewer than 25 rows; else by chi-squared with continuity correction.
     */
    double pValue() {
        double rows = onlyFirst + onlySecond;
        if (isExact()) {
            return exact((int) rows, Math.min(onlyFirst, onlySecond));
        }
        double away = Math.abs(onlyFirst - onlySecond) - 1.0;
        return Tail.chiSquared(away * away / rows);
    }

    /** Returns twice the probability of at most so many heads. */
    private static double exact(int tosses, int heads) {
        double one = Math.pow(0.5, tosses);
        double sum = one;
        for (int k = 1; k <= heads; k++) {
            one *= (double) (tosses - k + 1) / k;
            sum += one;
        }
        return Math.min(1, 2 * sum);
    }
}
