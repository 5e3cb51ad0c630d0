package cortado.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Makes new rows between rows of the same class. */
final class Synthesis {
    private final String name;
    private final Dataset train;
    private final int count;
    private final int[][] members;
    private final Neighbors rows;
    private final List<float[]> made = new ArrayList<>();
    private final List<Integer> classes = new ArrayList<>();

    Synthesis(String name, Dataset train, int count) {
        this.name = name;
        this.train = train;
        this.count = count;
        members = Resampler.byClass(name, train);
        if (train.isText()
                || train.isTable()
                || train.featureNames().size() > 1
                || train.targetNames().size() > 1) {
            throw new IllegalArgumentException(
                    name + ": new rows can be made of one feature of numbers and one target only, but the" + " data is "
                            + train.summaryLine() + ". Use overSample().");
        }
        rows = new Neighbors(train);
    }

    Neighbors rows() {
        return rows;
    }

    int classes() {
        return members.length;
    }

    /** Returns the rows of a class. */
    int[] members(int ofClass) {
        return members[ofClass];
    }

    /** Returns how many rows a class has fewer than the largest; 0 for an empty one. */
    int missing(int ofClass) {
        int most = Arrays.stream(members).mapToInt(rows -> rows.length).max().orElse(0);
        return members[ofClass].length == 0 ? 0 : most - members[ofClass].length;
    }

    /** Returns the nearest rows of the same class to each row of a class. */
    int[][] neighborsWithin(int ofClass) {
        int[] own = members[ofClass];
        if (own.length <= count) {
            throw new IllegalArgumentException(
                    "%s: class '%s' needs more rows than the %d neighbors, but has %d. Use %s().neighbors(%d), or overSample()."
                            .formatted(
                                    name,
                                    train.classNames().get(ofClass),
                                    count,
                                    own.length,
                                    name,
                                    Math.max(1, own.length - 1)));
        }
        return Arrays.stream(own).mapToObj(row -> rows.nearest(row, own, count)).toArray(int[][]::new);
    }

    /** Makes a row at a random place between two. */
    void add(int ofClass, int row, int neighbor, SplittableRandom random) {
        double step = random.nextDouble();
        float[] between = new float[rows.width()];
        for (int i = 0; i < between.length; i++) {
            between[i] = (float) (rows.at(row, i) + step * ((double) rows.at(neighbor, i) - rows.at(row, i)));
        }
        made.add(between);
        classes.add(ofClass);
    }

    /** Returns the rows with the new ones after them. */
    Dataset result() {
        float[] all = Arrays.copyOf(rows.values(), (train.size() + made.size()) * rows.width());
        int[] labels = Arrays.copyOf(train.classes(), train.size() + made.size());
        for (int i = 0; i < made.size(); i++) {
            System.arraycopy(made.get(i), 0, all, (train.size() + i) * rows.width(), rows.width());
            labels[train.size() + i] = classes.get(i);
        }
        Dataset result = Dataset.of(all, train.shape(), labels, train.classNames());
        return made.isEmpty() ? result : result.tied(() -> Ties.REPEATED);
    }
}
