package cortado.data;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import cortado.base.Parallel;
import cortado.base.Seed;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How easily random cuts isolate a row: rows that few cuts set apart from all others are anomalies.
 *
 * <p>100 trees, each of 256 rows drawn without replacement, no higher than the binary logarithm of their number. As in scikit-learn, a
 * cut is along a feature that is not constant among the rows of a node.
 *
 * @see <a href="https://doi.org/10.1109/ICDM.2008.17">Liu, Ting and Zhou 2008, algorithms 1 to 3</a>
 */
final class IsolationForest {
    private static final int TREES = 100;
    private static final int SAMPLE = 256;
    private static final int CHUNK = 1024;

    private final Tree[] trees;
    private final int sample;

    private IsolationForest(Tree[] trees, int sample) {
        this.trees = trees;
        this.sample = sample;
    }

    /** Returns the anomaly score of each row, 0..1; about 0.5 for all where there are no anomalies. */
    static double[] scores(Rows.Numbers rows, Seed seed) {
        return grown(rows, seed.child("isolation")).scores(rows);
    }

    private static IsolationForest grown(Rows.Numbers rows, Seed seed) {
        int sample = Math.min(SAMPLE, rows.size());
        Tree[] trees = new Tree[TREES];
        Parallel.forEach(0, TREES, i -> {
            Seed ofTree = seed.child(i);
            int[] drawn = Arrays.copyOf(ofTree.child("rows").permutation(rows.size()), sample);
            float[] values = ((Rows.Numbers) rows.chosen(drawn)).values();
            trees[i] = Tree.grown(
                    values, rows.width(), sample, ofTree.child("cuts").random());
        });
        return new IsolationForest(trees, sample);
    }

    private double[] scores(Rows.Numbers rows) {
        double[] scores = new double[rows.size()];
        int width = rows.width();
        if (sample < 2) {
            Arrays.fill(scores, 0.5);
            return scores;
        }
        double expected = pathLength(sample);
        for (int from = 0; from < scores.length; from += CHUNK) {
            int to = Math.min(scores.length, from + CHUNK);
            FloatBuffer values = rows.values(from, to);
            int start = from;
            Parallel.forEach(from, to, row -> {
                double depth = 0;
                for (Tree tree : trees) {
                    depth += tree.depth(values, (row - start) * width);
                }
                scores[row] = Math.pow(2, -depth / TREES / expected);
            });
        }
        return scores;
    }

    /**
     * Returns the mean depth at which a row is alone in a tree of so many rows that is grown out.
     *
     * @see <a href="https://doi.org/10.1109/ICDM.2008.17">equation 1</a>
     */
    static double pathLength(int rows) {
        double harmonic = 0;
        for (int i = 1; i < rows; i++) {
            harmonic += 1.0 / i;
        }
        return rows < 2 ? 0 : 2 * harmonic - 2.0 * (rows - 1) / rows;
    }

    /** Nodes in the order in which they grew; of a leaf, the column is -1 and the cut the depth of a row that ends there. */
    private static final class Tree {
        private final int[] column;
        private final double[] cut;
        private final int[] left;
        private final int[] right;
        private int size;

        private Tree(int sample) {
            column = new int[2 * sample];
            cut = new double[2 * sample];
            left = new int[2 * sample];
            right = new int[2 * sample];
        }

        static Tree grown(float[] values, int width, int sample, SplittableRandom random) {
            Tree tree = new Tree(sample);
            int limit = 32 - Integer.numberOfLeadingZeros(sample - 1);
            int[] columns = IntStream.range(0, width).toArray();
            tree.grow(
                    new Growth(values, columns, limit, random),
                    IntStream.range(0, sample).toArray(),
                    0);
            return tree;
        }

        @CanIgnoreReturnValue
        private int grow(Growth growth, int[] rows, int depth) {
            int node = size++;
            int chosen = rows.length < 2 || depth >= growth.limit ? -1 : growth.column(rows);
            column[node] = chosen;
            if (chosen < 0) {
                cut[node] = depth + pathLength(rows.length);
                return node;
            }
            double at = growth.cut(rows, chosen);
            cut[node] = at;
            int[] below = Arrays.stream(rows)
                    .filter(row -> growth.value(row, chosen) < at)
                    .toArray();
            int[] above = Arrays.stream(rows)
                    .filter(row -> growth.value(row, chosen) >= at)
                    .toArray();
            left[node] = grow(growth, below, depth + 1);
            right[node] = grow(growth, above, depth + 1);
            return node;
        }

        double depth(FloatBuffer values, int from) {
            int node = 0;
            while (column[node] >= 0) {
                node = values.get(from + column[node]) < cut[node] ? left[node] : right[node];
            }
            return cut[node];
        }
    }

    /** What a tree grows from; the order of the columns is shuffled while it is used. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Growth(float[] values, int[] columns, int limit, SplittableRandom random) {
        float value(int row, int column) {
            return values[row * columns.length + column];
        }

        /** Returns a random column in which the rows differ, or -1 if there is none. */
        int column(int[] rows) {
            for (int tried = 0; tried < columns.length; tried++) {
                int other = tried + random.nextInt(columns.length - tried);
                int column = columns[other];
                columns[other] = columns[tried];
                columns[tried] = column;
                if (differ(rows, column)) {
                    return column;
                }
            }
            return -1;
        }

        private boolean differ(int[] rows, int column) {
            for (int row : rows) {
                if (value(row, column) != value(rows[0], column)) {
                    return true;
                }
            }
            return false;
        }

        /** Returns a number above the least value, at most the largest. */
        double cut(int[] rows, int column) {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (int row : rows) {
                least = Math.min(least, value(row, column));
                most = Math.max(most, value(row, column));
            }
            double at = most - random.nextDouble() * (most - least);
            return at > least ? at : most;
        }
    }
}
