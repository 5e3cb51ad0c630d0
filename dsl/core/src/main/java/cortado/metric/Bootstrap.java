package cortado.metric;

import cortado.base.Seed;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** A number of rows that are drawn again and again, with repetition. */
final class Bootstrap {
    private Bootstrap() {}

    /**
     * Returns the number of each drawing, rising.
     *
     * @param rows to draw from, and how many are drawn
     * @param number of the drawn rows
     */
    static double[] sorted(int rows, int times, Seed seed, ToDoubleFunction<int[]> number) {
        SplittableRandom random = seed.child("bootstrap").random();
        double[] numbers = new double[times];
        int[] drawn = new int[rows];
        for (int i = 0; i < times; i++) {
            Arrays.setAll(drawn, place -> random.nextInt(rows));
            numbers[i] = number.applyAsDouble(drawn);
        }
        Arrays.sort(numbers);
        return numbers;
    }
}
