package cortado.metric;

import cortado.base.Problems;
import cortado.base.Quantiles;
import cortado.base.Seed;
import cortado.render.Numbers;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A score and how far it may be off, had other rows of the same kind been judged.
 *
 * @param score the name of the score
 * @param value of all rows
 * @param low lower end of the interval
 * @param high upper end of the interval
 * @param confidence share of the drawings that lie in it
 * @param redrawn how many drawings had no such number, since they lacked a class for example, and were drawn anew; where these are
 *     many, the interval is that of luckier rows
 */
public record Interval(String score, double value, double low, double high, double confidence, int redrawn) {
    static Interval of(Evaluation evaluation, Score score, double confidence, int resamples, Seed seed) {
        Problems problems = Problems.in("interval");
        problems.check(
                confidence > 0 && confidence < 1,
                "confidence must be above 0 and below 1, but was %s. Try 0.95",
                confidence);
        problems.check(resamples >= 100, "resamples must be at least 100, but was %d. Try 2000", resamples);
        problems.throwIfAny();
        double value = score.of(evaluation);
        if (Double.isNaN(value)) {
            throw new IllegalStateException("interval: " + score + " of these rows is not known. Ask for "
                    + evaluation.scores().get(0) + ".");
        }
        int[] all = IntStream.range(0, evaluation.size()).toArray();
        if (Double.isNaN(score.of(evaluation.rows(all)))) {
            throw new IllegalArgumentException("interval: " + score
                    + " is not known row by row, so that rows cannot be drawn again. Ask for "
                    + evaluation.scores().get(0) + ".");
        }
        Bootstrap.Numbers drawn =
                Bootstrap.of(evaluation.size(), resamples, seed, rows -> score.of(evaluation.rows(rows)));
        return new Interval(
                score.name(),
                value,
                Quantiles.at(drawn.sorted(), (1 - confidence) / 2),
                Quantiles.at(drawn.sorted(), (1 + confidence) / 2),
                confidence,
                drawn.redrawn());
    }

    /** Returns the score with its interval in one line. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s %.4f (%s%% interval %.4f to %.4f%s)",
                score,
                value,
                Numbers.compact(100 * confidence),
                low,
                high,
                redrawn == 0 ? "" : String.format(Locale.ROOT, "; %,d drawings without it drawn anew", redrawn));
    }
}
