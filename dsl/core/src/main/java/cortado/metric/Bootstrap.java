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
     * Returns the number of each drawing, rising. A drawing that has none, since it lacks a class for example, is drawn anew.
     *
     * @param rows to draw from, and how many are drawn
     * @param number of the drawn rows; it throws an {@code IllegalStateException} or gives no number if they have none
     * @throws IllegalStateException if most drawings have none
     */
    static double[] sorted(int rows, int times, Seed seed, ToDoubleFunction<int[]> number) {
        SplittableRandom random = seed.child("bootstrap").random();
        double[] numbers = new double[times];
        int[] drawn = new int[rows];
        int found = 0;
        for (int i = 0; found < times; i++) {
            if (i == PATIENCE * times) {
                throw new IllegalStateException(
                        "bootstrap: of %,d drawings of %d rows only %,d have the score. Evaluate more rows of each class."
                                .formatted(i, rows, found));
            }
            Arrays.setAll(drawn, place -> random.nextInt(rows));
            double value = of(drawn, number);
            if (!Double.isNaN(value)) {
                numbers[found++] = value;
            }
        }
        Arrays.sort(numbers);
        return numbers;
    }

    private static double of(int[] drawn, ToDoubleFunction<int[]> number) {
        try {
            return number.applyAsDouble(drawn);
        } catch (IllegalStateException lacking) {
            return Double.NaN;
        }
    }
}
