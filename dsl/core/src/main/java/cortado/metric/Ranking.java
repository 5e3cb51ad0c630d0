package cortado.metric;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

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

    /** Returns the ranking of rows by the probability that they are positive. */
    static Ranking of(boolean[] isPositive, double[] probabilities) {
        Integer[] order = IntStream.range(0, probabilities.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(row -> -probabilities[row]));
        double[] thresholds = new double[order.length];
        long[] hits = new long[order.length];
        long[] alarms = new long[order.length];
        int groups = 0;
        long hit = 0;
        long alarm = 0;
        for (int i = 0; i < order.length; i++) {
            int row = order[i];
            hit += isPositive[row] ? 1 : 0;
            alarm += isPositive[row] ? 0 : 1;
            if (i + 1 == order.length || probabilities[order[i + 1]] != probabilities[row]) {
                thresholds[groups] = probabilities[row];
                hits[groups] = hit;
                alarms[groups++] = alarm;
            }
        }
        return new Ranking(
                Arrays.copyOf(thresholds, groups), Arrays.copyOf(hits, groups), Arrays.copyOf(alarms, groups));
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
