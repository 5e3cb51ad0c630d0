package cortado.metric;

import java.util.Arrays;

/**
 * Rows from the most to the least probable one, those of equal probability together: how many are positive and negative down to each
 * probability.
 */
final class Ranking {
    private final double[] thresholds;
    private final long[] hits;
    private final long[] alarms;

    private Ranking(double[] thresholds, long[] hits, long[] alarms) {
        this.thresholds = thresholds;
        this.hits = hits;
        this.alarms = alarms;
    }

    /**
     * Returns the ranking of rows by the probability that they are positive.
     *
     * @param probabilities none of them NaN
     */
    static Ranking of(boolean[] isPositive, double[] probabilities) {
        // Two sorts of plain numbers and a merge: intervals rank thousands of drawings.
        double[] positive = sorted(isPositive, probabilities, true);
        double[] negative = sorted(isPositive, probabilities, false);
        double[] thresholds = new double[probabilities.length];
        long[] hits = new long[probabilities.length];
        long[] alarms = new long[probabilities.length];
        int groups = 0;
        int hit = 0;
        int alarm = 0;
        while (hit < positive.length || alarm < negative.length) {
            double threshold = Math.max(next(positive, hit), next(negative, alarm));
            hit += equal(positive, hit, threshold);
            alarm += equal(negative, alarm, threshold);
            thresholds[groups] = threshold;
            hits[groups] = hit;
            alarms[groups++] = alarm;
        }
        return new Ranking(
                Arrays.copyOf(thresholds, groups), Arrays.copyOf(hits, groups), Arrays.copyOf(alarms, groups));
    }

    private static double[] sorted(boolean[] isPositive, double[] probabilities, boolean wanted) {
        double[] chosen = new double[probabilities.length];
        int count = 0;
        for (int row = 0; row < probabilities.length; row++) {
            if (isPositive[row] == wanted) {
                chosen[count++] = probabilities[row];
            }
        }
        double[] sorted = Arrays.copyOf(chosen, count);
        Arrays.sort(sorted);
        return sorted;
    }

    /** Returns the largest of rising numbers after some that were taken from their end. */
    private static double next(double[] rising, int taken) {
        return taken == rising.length ? Double.NEGATIVE_INFINITY : rising[rising.length - 1 - taken];
    }

    /** Returns how many of the next ones equal a number. */
    private static int equal(double[] rising, int taken, double number) {
        int count = 0;
        while (taken + count < rising.length && rising[rising.length - 1 - taken - count] == number) {
            count++;
        }
        return count;
    }

    /** Returns how many different probabilities there are. */
    int size() {
        return thresholds.length;
    }

    /** Returns the numbered probability, the largest first. */
    double threshold(int i) {
        return thresholds[i];
    }

    /** Returns the positive rows of at least the numbered probability. */
    long hits(int i) {
        return hits[i];
    }

    /** Returns the negative rows of at least the numbered probability. */
    long alarms(int i) {
        return alarms[i];
    }

    long positives() {
        return hits[hits.length - 1];
    }

    long negatives() {
        return alarms[alarms.length - 1];
    }

    double precision(int i) {
        return (double) hits[i] / (hits[i] + alarms[i]);
    }

    double recall(int i) {
        return (double) hits[i] / positives();
    }

    double falsePositiveRate(int i) {
        return (double) alarms[i] / negatives();
    }

    /** Returns the share of pairs of a positive and a negative row of which the positive one is more probable; equal ones count half. */
    double area() {
        double area = 0;
        for (int i = 0; i < size(); i++) {
            long left = i == 0 ? 0 : alarms[i - 1];
            long low = i == 0 ? 0 : hits[i - 1];
            area += (alarms[i] - left) * (low + (hits[i] - low) / 2.0);
        }
        return area / positives() / negatives();
    }

    /** Returns the sum of the precisions, each times the recall gained. */
    double averagePrecision() {
        double sum = 0;
        for (int i = 0; i < size(); i++) {
            long gained = hits[i] - (i == 0 ? 0 : hits[i - 1]);
            sum += gained * precision(i);
        }
        return sum / positives();
    }
}
