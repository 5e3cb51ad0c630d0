package cortado.train;

import cortado.base.Problems;
import cortado.base.Seed;
import cortado.data.Dataset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Subsets of rows, of which each smaller one is part of each larger one. */
final class Nested {
    private Nested() {}

    /**
     * Returns rows in a random order in which the first ones, however many, have about the shares of the classes of all.
     *
     * @param rows their numbers
     */
    static int[] order(Dataset data, int[] rows, Seed seed) {
        int[] shuffled =
                IntStream.of(seed.permutation(rows.length)).map(i -> rows[i]).toArray();
        if (!data.isClassification()) {
            return shuffled;
        }
        int[] classes = data.classes();
        int[] sizes = new int[data.classCount()];
        int[] met = new int[sizes.length];
        IntStream.of(shuffled).forEach(row -> sizes[classes[row]]++);
        double[] places = new double[shuffled.length];
        for (int i = 0; i < places.length; i++) {
            int number = classes[shuffled[i]];
            places[i] = (met[number]++ + 0.5) / sizes[number];
        }
        return IntStream.range(0, shuffled.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> places[i]))
                .mapToInt(i -> shuffled[i])
                .toArray();
    }

    /** Returns the sizes of shares of the rows, rounded down to at least 1, each once and in order. */
    static int[] sizes(int most, double... shares) {
        Problems problems = Problems.in("learningCurve");
        problems.check(shares.length > 0, "it needs at least one share of the training rows. Pass e.g. 0.1, 0.5, 1");
        for (double share : shares) {
            problems.check(
                    share > 0 && share <= 1,
                    "shares of the training rows must be above 0 and at most 1, but one was %s. Pass e.g. 0.1, 0.5, 1",
                    share);
        }
        problems.throwIfAny();
        return Arrays.stream(shares)
                .mapToInt(share -> (int) Math.max(1, share * most))
                .sorted()
                .distinct()
                .toArray();
    }
}
