package cortado.data;

import cortado.base.Seed;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A dataset cut several times, so that each cut tests on other rows. Immutable; a list whose cuts are copied when asked for:
 * {@code for (Split fold : data.folds(5))}.
 */
public final class Folds extends AbstractList<Split> {
    private final Dataset data;
    private final List<SplitRows> rows;

    private Folds(Dataset data, List<SplitRows> rows) {
        this.data = data;
        this.rows = List.copyOf(rows);
    }

    /**
     * Returns folds that each test on another part of the rows, drawn at random; every class keeps its share in each.
     *
     * @param count number of folds, at least 2, at most the rows, or the rows of the largest class
     * @param seed the same seed gives the same folds
     * @throws IllegalArgumentException if the count is out of range
     */
    public static Folds of(Dataset data, int count, long seed) {
        data.ties().check("folds");
        requireCount(count, data.size(), "rows");
        int[] classes = data.isClassification() ? data.classes() : new int[data.size()];
        int largest = Arrays.stream(counts(classes)).max().orElse(0);
        requireCount(count, largest, "rows in the largest class");
        return assigned(data, count, stratified(classes, count, new Seed(seed).child("folds")));
    }

    /**
     * Returns folds that are drawn several times, so that each row is tested on once in each repetition: {@code count * times} folds,
     * whose mean score depends less on how the rows were cut. The first ones are those of {@link #of}.
     *
     * @param count number of folds of each repetition, as for {@link #of}
     * @param times number of repetitions, at least 1
     * @param seed the same seed gives the same folds
     * @throws IllegalArgumentException if a number is out of range
     */
    public static Folds repeated(Dataset data, int count, int times, long seed) {
        if (times < 1) {
            throw new IllegalArgumentException(
                    "folds: they can be repeated at least 1 time, but times was %d. Try 10.".formatted(times));
        }
        List<SplitRows> rows = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            long own =
                    i == 0 ? seed : new Seed(seed).child("repetition").child(i).value();
            rows.addAll(of(data, count, own).rows);
        }
        return new Folds(data, rows);
    }

    /**
     * Returns folds in which all rows of a group, of one patient for example, are on the same side; the folds have about as many
     * rows. Copies of a row belong into its group.
     *
     * @param count number of folds, at least 2, at most the groups
     * @param groups the group of each row, by {@code equals}
     * @throws IllegalArgumentException if the count is out of range, or there is not one group for each row
     * @see <a href="https://scikit-learn.org/stable/modules/cross_validation.html">scikit-learn's GroupKFold</a>
     */
    public static Folds ofGroups(Dataset data, int count, List<?> groups) {
        requireGroups(data, groups);
        if (data.ties() != Ties.REPEATED) {
            data.ties().check("folds");
        }
        Map<Object, List<Integer>> members = new LinkedHashMap<>();
        for (int row = 0; row < groups.size(); row++) {
            members.computeIfAbsent(groups.get(row), group -> new ArrayList<>()).add(row);
        }
        requireCount(count, members.size(), "groups");
        List<List<Integer>> largestFirst = new ArrayList<>(members.values());
        largestFirst.sort(Comparator.comparingInt(group -> -group.size()));
        int[] sizes = new int[count];
        int[] fold = new int[data.size()];
        for (List<Integer> group : largestFirst) {
            int lightest = IntStream.range(0, count)
                    .boxed()
                    .min(Comparator.comparingInt(i -> sizes[i]))
                    .orElseThrow();
            sizes[lightest] += group.size();
            group.forEach(row -> fold[row] = lightest);
        }
        return assigned(data, count, fold);
    }

    /**
     * Returns folds for rows in the order of time: each tests on the rows that follow those it trains on.
     *
     * @param count number of folds, at least 2, below the number of rows
     * @throws IllegalArgumentException if the count is out of range
     * @see <a href="https://scikit-learn.org/stable/modules/cross_validation.html">scikit-learn's TimeSeriesSplit</a>
     */
    public static Folds ofTime(Dataset data, int count) {
        data.ties().check("folds");
        requireCount(count, data.size() - 1, "rows after the first");
        int tested = data.size() / (count + 1);
        List<SplitRows> rows = new ArrayList<>();
        for (int fold = 0; fold < count; fold++) {
            int start = data.size() - (count - fold) * tested;
            rows.add(new SplitRows(
                    IntStream.range(0, start).toArray(),
                    IntStream.range(start, start + tested).toArray()));
        }
        return new Folds(data, rows);
    }

    /** Returns the cut of the given number, from 0. */
    @Override
    public Split get(int index) {
        SplitRows cut = rows.get(index);
        return new Split(data.rows(cut.train()), data.rows(cut.heldOut()));
    }

    @Override
    public int size() {
        return rows.size();
    }

    /** Returns the dataset that is cut. */
    public Dataset data() {
        return data;
    }

    /** Returns the row numbers of each cut, for a caller that does not want copies. */
    public List<SplitRows> rows() {
        return rows;
    }

    /** Returns the number of folds and the rows of each, in one line. */
    @Override
    public String toString() {
        return size() + " folds of " + data.size() + " rows, tested on "
                + rows.stream().map(cut -> cut.heldOut().length).toList();
    }

    /** Deals the rows of each class to the folds in turn, going on where the class before stopped, as scikit-learn does. */
    private static int[] stratified(int[] classes, int count, Seed seed) {
        int[] rank = ranks(classes);
        int[][] share = new int[count][rank.length];
        int[] inOrder = IntStream.range(0, classes.length)
                .map(row -> rank[classes[row]])
                .sorted()
                .toArray();
        for (int i = 0; i < inOrder.length; i++) {
            share[i % count][inOrder[i]]++;
        }
        int[] fold = new int[classes.length];
        int[] current = new int[rank.length];
        for (int row : seed.permutation(classes.length)) {
            int c = rank[classes[row]];
            while (share[current[c]][c] == 0) {
                current[c]++;
            }
            share[current[c]][c]--;
            fold[row] = current[c];
        }
        return fold;
    }

    /** Returns for each class its place in the order in which classes appear. */
    private static int[] ranks(int[] classes) {
        int[] rank = new int[Arrays.stream(classes).max().orElse(0) + 1];
        Arrays.fill(rank, -1);
        int next = 0;
        for (int c : classes) {
            if (rank[c] < 0) {
                rank[c] = next++;
            }
        }
        return rank;
    }

    private static int[] counts(int[] classes) {
        int[] counts = new int[Arrays.stream(classes).max().orElse(0) + 1];
        for (int c : classes) {
            counts[c]++;
        }
        return counts;
    }

    private static Folds assigned(Dataset data, int count, int[] fold) {
        List<SplitRows> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int tested = i;
            rows.add(new SplitRows(
                    IntStream.range(0, fold.length)
                            .filter(row -> fold[row] != tested)
                            .toArray(),
                    IntStream.range(0, fold.length)
                            .filter(row -> fold[row] == tested)
                            .toArray()));
        }
        return new Folds(data, rows);
    }

    static void requireGroups(Dataset data, List<?> groups) {
        if (groups.size() != data.size()) {
            throw new IllegalArgumentException("folds: every row needs a group, but there are %d rows and %d groups."
                    .formatted(data.size(), groups.size()));
        }
    }

    private static void requireCount(int count, int most, String what) {
        if (count < 2 || count > most) {
            throw new IllegalArgumentException("folds: the count must be from 2 to %d, the %s, but was %d. Try %d."
                    .formatted(most, what, count, Math.max(2, Math.min(5, most))));
        }
    }
}
