package cortado.data;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * See {@link Resampler#adasyn}.
 *
 * @param neighbors how many of the nearest rows are looked at, and drawn from, at least 1
 */
public record Adasyn(int neighbors) implements Resampler {
    /** Checks the number. */
    public Adasyn {
        Neighbors.check("adasyn", neighbors);
    }

    /** Returns this with another number of neighbors, at least 1; default 5. */
    public Adasyn neighbors(int count) {
        return new Adasyn(count);
    }

    @Override
    public Dataset resample(Dataset train, long seed) {
        Synthesis synthesis = new Synthesis("adasyn", train, neighbors);
        for (int c = 0; c < synthesis.classes(); c++) {
            int missing = synthesis.missing(c);
            if (missing > 0) {
                add(synthesis, train, c, missing, Resampler.seed(seed, c).random());
            }
        }
        return synthesis.result();
    }

    private void add(Synthesis synthesis, Dataset train, int ofClass, int missing, SplittableRandom random) {
        int[] members = synthesis.members(ofClass);
        double[] others = others(synthesis, train, ofClass);
        double sum = Arrays.stream(others).sum();
        if (sum == 0) {
            throw new IllegalArgumentException(
                    "adasyn: no row of class '%s' has a row of another class among its %d nearest, so that none is hard to tell."
                                    .formatted(train.classNames().get(ofClass), neighbors)
                            + " Use smote().");
        }
        int[][] nearest = synthesis.neighborsWithin(ofClass);
        for (int i = 0; i < members.length; i++) {
            long count = (long) Math.rint(others[i] / sum * missing);
            for (long made = 0; made < count; made++) {
                synthesis.add(ofClass, members[i], nearest[i][random.nextInt(neighbors)], random);
            }
        }
    }

    /** Returns for each row of a class how many of its nearest rows are of other classes. */
    private double[] others(Synthesis synthesis, Dataset train, int ofClass) {
        int[] all = IntStream.range(0, train.size()).toArray();
        int[] classes = train.classes();
        return Arrays.stream(synthesis.members(ofClass))
                .mapToDouble(row -> Arrays.stream(synthesis.rows().nearest(row, all, neighbors))
                        .filter(near -> classes[near] != ofClass)
                        .count())
                .toArray();
    }

    @Override
    public String toString() {
        return "adasyn()" + (neighbors == Neighbors.DEFAULT ? "" : ".neighbors(" + neighbors + ")");
    }
}
