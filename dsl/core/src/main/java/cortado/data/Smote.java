package cortado.data;

import java.util.SplittableRandom;

/**
 * See {@link Resampler#smote}.
 *
 * @param neighbors how many of the nearest rows of the same class are drawn from, at least 1
 */
public record Smote(int neighbors) implements Resampler {
    /** Checks the number. */
    public Smote {
        Neighbors.check("smote", neighbors);
    }

    /** Returns this with another number of neighbors, at least 1; default 5. */
    public Smote neighbors(int count) {
        return new Smote(count);
    }

    @Override
    public Dataset resample(Dataset train, long seed) {
        Synthesis synthesis = new Synthesis("smote", train, neighbors);
        for (int c = 0; c < synthesis.classes(); c++) {
            int missing = synthesis.missing(c);
            if (missing > 0) {
                int[] members = synthesis.members(c);
                int[][] nearest = synthesis.neighborsWithin(c);
                SplittableRandom random = Resampler.seed(seed, c).random();
                for (int i = 0; i < missing; i++) {
                    int member = random.nextInt(members.length);
                    synthesis.add(c, members[member], nearest[member][random.nextInt(neighbors)], random);
                }
            }
        }
        return synthesis.result();
    }

    @Override
    public String toString() {
        return "smote()" + (neighbors == Neighbors.DEFAULT ? "" : ".neighbors(" + neighbors + ")");
    }
}
