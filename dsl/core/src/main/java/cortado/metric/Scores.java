package cortado.metric;

import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * Precision, recall and F1 of some classes and their averages. A ratio without a denominator is 0.
 *
 * <p>The operations and their order are those of scikit-learn 1.2 and NumPy, so that the last bit, and with it the rounding
 * of a printed tie, is the same.
 */
final class Scores {
    private final double[] precision;
    private final double[] recall;
    private final double[] f1;
    private final double[] support;

    private Scores(double[] precision, double[] recall, double[] support) {
        this.precision = precision;
        this.recall = recall;
        this.support = support;
        this.f1 = new double[precision.length];
        for (int i = 0; i < f1.length; i++) {
            double sum = precision[i] + recall[i];
            f1[i] = sum == 0 ? 0 : 2 * precision[i] * recall[i] / sum;
        }
    }

    /** Returns the scores of each of the classes. */
    static Scores of(Counts counts, int[] classes) {
        int size = classes.length;
        double[] precision = new double[size];
        double[] recall = new double[size];
        double[] support = new double[size];
        for (int i = 0; i < size; i++) {
            precision[i] = ratio(counts.hits(classes[i]), counts.predictions(classes[i]));
            recall[i] = ratio(counts.hits(classes[i]), counts.actuals(classes[i]));
            support[i] = counts.actuals(classes[i]);
        }
        return new Scores(precision, recall, support);
    }

    /** Returns the scores of the classes taken together. */
    static Scores micro(Counts counts, int[] classes) {
        long hits = sum(classes, counts::hits);
        double[] precision = {ratio(hits, sum(classes, counts::predictions))};
        double[] recall = {ratio(hits, sum(classes, counts::actuals))};
        return new Scores(precision, recall, new double[] {sum(classes, counts::actuals)});
    }

    private static long sum(int[] classes, IntToLongFunction count) {
        return IntStream.of(classes).mapToLong(count).sum();
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    double precision(int index) {
        return precision[index];
    }

    double recall(int index) {
        return recall[index];
    }

    double f1(int index) {
        return f1[index];
    }

    long support(int index) {
        return (long) support[index];
    }

    /** Returns the plain means as the scores of one class. */
    Scores macro() {
        return mean(new double[][] {precision, recall, f1}, precision.length, support());
    }

    /** Returns the means weighted by support as the scores of one class. */
    Scores weighted() {
        double total = support();
        double[][] weighted = new double[3][support.length];
        for (int i = 0; i < support.length; i++) {
            weighted[0][i] = precision[i] * support[i];
            weighted[1][i] = recall[i] * support[i];
            weighted[2][i] = f1[i] * support[i];
        }
        return mean(weighted, total == 0 ? 1 : total, total);
    }

    private static Scores mean(double[][] values, double divisor, double support) {
        Scores mean = new Scores(
                new double[] {pairwiseSum(values[0], 0, values[0].length) / divisor},
                new double[] {pairwiseSum(values[1], 0, values[1].length) / divisor},
                new double[] {support});
        mean.f1[0] = pairwiseSum(values[2], 0, values[2].length) / divisor;
        return mean;
    }

    /** Returns the number of rows of all classes together. */
    double support() {
        double total = 0;
        for (double rows : support) {
            total += rows;
        }
        return total;
    }

    /** Sums in the order in which NumPy does: eight interleaved sums in blocks of up to 128, halves above. */
    private static double pairwiseSum(double[] values, int from, int size) {
        if (size < 8) {
            double sum = 0;
            for (int i = from; i < from + size; i++) {
                sum += values[i];
            }
            return sum;
        }
        if (size > 128) {
            int half = size / 2 - size / 2 % 8;
            return pairwiseSum(values, from, half) + pairwiseSum(values, from + half, size - half);
        }
        double[] lane = new double[8];
        int whole = size - size % 8;
        for (int i = 0; i < whole; i++) {
            lane[i % 8] += values[from + i];
        }
        double sum = ((lane[0] + lane[1]) + (lane[2] + lane[3])) + ((lane[4] + lane[5]) + (lane[6] + lane[7]));
        for (int i = whole; i < size; i++) {
            sum += values[from + i];
        }
        return sum;
    }
}
