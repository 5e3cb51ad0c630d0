package cortado.metric;

import cortado.base.Seed;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** A number of rows that are drawn again and again, with repetition. */
final class Bootstrap {
    private Bootstrap() {}

    /** So many drawings for each that counts, before there is no sense in going on. */
    private static final int PATIENCE = 10;

    /**
     * What came of the drawings.
     *
     * @param sorted the numbers, rising
     * @param redrawn how many drawings had none, and were drawn anew
     */
    record Numbers(double[] sorted, int redrawn) {}

    /**
     * Returns the number of each drawing. A drawing that has none, since it lacks a class for example, is drawn anew.
     *
     * @param rows to draw from, and how many are drawn
     * @param number of the drawn rows; it throws an {@code IllegalStateException} or gives no number if they have none
     * @throws IllegalStateException if most drawings have none
     */
    static Numbers of(int rows, int times, Seed seed, ToDoubleFunction<int[]> number) {
        SplittableRandom random = seed.child("bootstrap").random();
        double[] numbers = new double[times];
        int[] drawn = new int[rows];
        int found = 0;
        int drawings = 0;
        for (; found < times; drawings++) {
            if (drawings == PATIENCE * times) {
                throw new IllegalStateException(
                        "bootstrap: of %,d drawings of %d rows only %,d have the score. Evaluate more rows of each class."
                                .formatted(drawings, rows, found));
            }
            Arrays.setAll(drawn, place -> random.nextInt(rows));
            double value = value(drawn, number);
            if (!Double.isNaN(value)) {
                numbers[found++] = value;
            }
        }
        Arrays.sort(numbers);
        return new Numbers(numbers, drawings - times);
    }

    private static double value(int[] drawn, ToDoubleFunction<int[]> number) {
        try {
            return number.applyAsDouble(drawn);
        } catch (IllegalStateException lacking) {
            return Double.NaN;
        }
    }
}
