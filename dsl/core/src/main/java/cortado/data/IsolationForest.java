package cortado.data;

import cortado.base.Seed;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How easily single rows are parted from the others by random cuts; odd ones are parted soon.
 *
 * @see <a href="https://doi.org/10.1109/ICDM.2008.17">Liu, Ting and Zhou 2008</a>, with scikit-learn's defaults: 100 trees of 256 rows
 */
final class IsolationForest {
    private static final int TREES = 100;
    private static final int SAMPLE = 256;
    private static final double EULER = 0.5772156649015329;

    private IsolationForest() {}

    /** A cut of a column, or a leaf of so many rows. */
    private record Node(int column, double cut, Node[] sides, int rows) {
        static Node leaf(int rows) {
            return new Node(-1, 0, new Node[0], rows);
        }
    }

    /**
     * Returns the score of each row, 0..1: about 0.5 for ordinary ones, near 1 for odd ones (equation 2).
     *
     * @param columns finite values, column by column
     */
    static double[] scores(double[][] columns, Seed seed) {
        int rows = columns[0].length;
        int sample = Math.min(SAMPLE, rows);
        int most = (int) Math.ceil(Math.log(Math.max(2, sample)) / Math.log(2));
        double[] lengths = new double[rows];
        for (int tree = 0; tree < TREES; tree++) {
            SplittableRandom random = seed.child(tree).random();
            int[] members = Arrays.copyOf(seed.child(tree).child("rows").permutation(rows), sample);
            Node root = grown(columns, members, most, random);
            for (int row = 0; row < rows; row++) {
                lengths[row] += length(root, columns, row);
            }
        }
        double[] scores = new double[rows];
        for (int row = 0; row < rows; row++) {
            scores[row] = Math.pow(2, -lengths[row] / TREES / Math.max(average(sample), 1e-12));
        }
        return scores;
    }

    private static Node grown(double[][] columns, int[] members, int depth, SplittableRandom random) {
        int[] useful = depth == 0 || members.length < 2 ? new int[0] : spread(columns, members);
        if (useful.length == 0) {
            return Node.leaf(members.length);
        }
        int column = useful[random.nextInt(useful.length)];
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int row : members) {
            least = Math.min(least, columns[column][row]);
            most = Math.max(most, columns[column][row]);
        }
        double cut = least + (most - least) * random.nextDouble();
        int[] below = Arrays.stream(members)
                .filter(row -> columns[column][row] <= cut)
                .toArray();
        int[] above =
                Arrays.stream(members).filter(row -> columns[column][row] > cut).toArray();
        Node[] sides = {grown(columns, below, depth - 1, random), grown(columns, above, depth - 1, random)};
        return new Node(column, cut, sides, members.length);
    }

    /** Returns the columns in which the rows differ. */
    private static int[] spread(double[][] columns, int[] members) {
        return IntStream.range(0, columns.length)
                .filter(column -> {
                    for (int row : members) {
                        if (columns[column][row] != columns[column][members[0]]) {
                            return true;
                        }
                    }
                    return false;
                })
                .toArray();
    }

    private static double length(Node root, double[][] columns, int row) {
        Node node = root;
        int depth = 0;
        while (node.column >= 0) {
            node = node.sides[columns[node.column][row] <= node.cut ? 0 : 1];
            depth++;
        }
        return depth + average(node.rows);
    }

    /** Returns the mean length of a way through a tree of so many rows (equation 1). */
    private static double average(int rows) {
        if (rows < 2) {
            return 0;
        }
        return rows == 2 ? 1 : 2 * (Math.log(rows - 1) + EULER) - 2 * (rows - 1.0) / rows;
    }
}
