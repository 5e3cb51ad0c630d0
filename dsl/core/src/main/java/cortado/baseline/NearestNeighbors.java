package cortado.baseline;

import cortado.base.Problems;
import cortado.base.Seed;

/**
 * The classes or real values of the nearest training rows, by Euclidean distance. Columns are standardized unless {@link #encodedBy}
 * says otherwise.
 *
 * <p>Of rows equally far, those that come first in the training data are nearer; of classes equally often, the first. Each prediction
 * looks at all training rows, as scikit-learn's {@code algorithm="brute"} does. It is ours: Smile's search trees do not say which of
 * equally distant rows they give, and have no real values.
 *
 * @see <a href="https://doi.org/10.1109/TIT.1967.1053964">Cover and Hart 1967</a>
 */
public final class NearestNeighbors extends Baseline<NearestNeighbors, InstanceModel> {
    private final int count;
    private final Neighbors.Weight weight;

    private NearestNeighbors(Setup setup, int count, Neighbors.Weight weight) {
        super(setup);
        this.count = count;
        this.weight = weight;
    }

    /**
     * Returns the vote, or the mean, of so many neighbors.
     *
     * @param count at least 1, at most the number of training rows
     */
    public static NearestNeighbors of(int count) {
        return new NearestNeighbors(Setup.of(Encoding.STANDARDIZED), count, Neighbors.Weight.EQUAL);
    }

    /** Returns one whose neighbors count by one divided by their distance; if some are at the same place, only these count. */
    public NearestNeighbors weightedByDistance() {
        return new NearestNeighbors(setup(), count, Neighbors.Weight.BY_DISTANCE);
    }

    @Override
    String name() {
        return "nearestNeighbors";
    }

    @Override
    NearestNeighbors with(Setup other) {
        return new NearestNeighbors(other, count, weight);
    }

    @Override
    void check(Problems problems) {
        problems.check(
                count >= 1, "the number of neighbors must be at least 1, but was %d. Try nearestNeighbors(5)", count);
    }

    @Override
    void checkRows(int rows, Problems problems) {
        problems.check(
                count <= rows,
                "there are %d training rows, but %d neighbors are wanted. Try nearestNeighbors(%d)",
                rows,
                count,
                Math.max(1, Math.min(5, rows)));
    }

    @Override
    int mostTargets() {
        return Integer.MAX_VALUE;
    }

    @Override
    InstanceModel learn(Schema schema, Rows rows, Seed seed) {
        return InstanceModel.of(schema, new Neighbors(rows, count, weight), rows.size());
    }

    @Override
    String options() {
        return "(" + count + ")" + (weight == Neighbors.Weight.EQUAL ? "" : ".weightedByDistance()");
    }
}
