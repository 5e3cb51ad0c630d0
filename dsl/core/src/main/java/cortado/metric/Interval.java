package cortado.metric;

import cortado.base.Problems;
import cortado.base.Quantiles;
import cortado.base.Seed;
import java.util.Arrays;
import java.util.Locale;

/**
 * A score and how far it may be off, had other rows of the same kind been judged.
 *
 * @param score the name of the score
 * @param value of all rows
 * @param low lower end of the interval
 * @param high upper end of the interval
 * @param confidence share of the drawings that lie in it
 * @param resamples drawings that have such a number
 * @param undefined drawings that have none, for want of rows of a class for example
 */
public record Interval(
        String score, double value, double low, double high, double confidence, int resamples, int undefined) {
    static Interval of(Evaluation evaluation, Score score, double confidence, int resamples, Seed seed) {
        Problems problems = Problems.in("interval");
        problems.check(
                confidence > 0 && confidence < 1,
                "confidence must be above 0 and below 1, but was %s. Try 0.95",
                confidence);
        problems.check(resamples >= 100, "resamples must be at least 100, but was %d. Try 2000", resamples);
        problems.throwIfAny();
        double value = score.of(evaluation);
        double[] drawn =
                Bootstrap.sorted(evaluation.size(), resamples, seed, rows -> defined(evaluation.rows(rows), score));
        // Those that are no number are last.
        int defined = (int)
                Arrays.stream(drawn).filter(number -> !Double.isNaN(number)).count();
        if (defined == 0) {
            throw new IllegalArgumentException("interval: " + score
                    + " is not known row by row, so that rows cannot be drawn again. Ask for "
                    + evaluation.scores().get(0)
                    + ".");
        }
        double[] numbers = Arrays.copyOf(drawn, defined);
        return new Interval(
                score.name(),
                value,
                Quantiles.at(numbers, (1 - confidence) / 2),
                Quantiles.at(numbers, (1 + confidence) / 2),
                confidence,
                defined,
                resamples - defined);
    }

    private static double defined(Evaluation drawn, Score score) {
        try {
            return score.of(drawn);
        } catch (IllegalStateException none) {
            return Double.NaN;
        }
    }

    /** Returns the score with its interval in one line. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s %.4f (%.4g%% interval %.4f to %.4f)%s",
                score,
                value,
                100 * confidence,
                low,
                high,
                undefined == 0 ? "" : ", " + undefined + " of " + (resamples + undefined) + " drawings without it");
    }
}
