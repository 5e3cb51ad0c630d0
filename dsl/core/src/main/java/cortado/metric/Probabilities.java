package cortado.metric;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** True classes and the predicted probability of each class, {@code (N, classes)}; the arrays are not copied. */
record Probabilities(List<String> names, int[] actual, double[][] rows) {
    /**
     * Returns probabilities that were checked.
     *
     * @throws IllegalArgumentException if a row has not one for each class, or one is not from 0 to 1
     */
    static Probabilities checked(List<String> names, int[] actual, double[][] rows) {
        for (int row = 0; row < rows.length; row++) {
            if (rows[row].length != names.size()) {
                throw new IllegalArgumentException(
                        "metrics: row %d needs a probability for each of %d classes, but has %d."
                                .formatted(row, names.size(), rows[row].length));
            }
            for (int i = 0; i < names.size(); i++) {
                double p = rows[row][i];
                if (!(p >= 0 && p <= 1)) {
                    throw new IllegalArgumentException(
                            "metrics: the probability of class '%s' in row %d must be from 0 to 1, but is %s. Pass probabilities, not logits."
                                    .formatted(names.get(i), row, p));
                }
            }
        }
        return new Probabilities(names, actual, rows);
    }

    /** Returns (N, classes) in double precision, where (N, 1) is the probability of the second of two classes. */
    static double[][] ofFloats(float[][] rows) {
        double[][] all = new double[rows.length][];
        for (int i = 0; i < all.length; i++) {
            float[] row = rows[i];
            all[i] = new double[Math.max(2, row.length)];
            for (int j = 0; j < row.length; j++) {
                all[i][j] = row[j];
            }
            if (row.length == 1) {
                all[i][1] = row[0];
                all[i][0] = 1 - all[i][1];
            }
        }
        return all;
    }

    /** Returns the class of the largest probability in each row, the first of equal ones. */
    static int[] classes(double[][] rows) {
        int[] classes = new int[rows.length];
        for (int row = 0; row < classes.length; row++) {
            for (int i = 1; i < rows[row].length; i++) {
                classes[row] = rows[row][i] > rows[row][classes[row]] ? i : classes[row];
            }
        }
        return classes;
    }

    int size() {
        return rows.length;
    }

    /** Returns some rows, of which one may be given several times. */
    Probabilities rows(int[] numbers) {
        return new Probabilities(
                names,
                Arrays.stream(numbers).map(row -> actual[row]).toArray(),
                Arrays.stream(numbers).mapToObj(row -> rows[row]).toArray(double[][]::new));
    }

    /** Returns these rows and others of the same classes. */
    Probabilities and(Probabilities more) {
        int[] all = Arrays.copyOf(actual, actual.length + more.actual.length);
        System.arraycopy(more.actual, 0, all, actual.length, more.actual.length);
        return new Probabilities(
                names,
                all,
                Stream.concat(Arrays.stream(rows), Arrays.stream(more.rows)).toArray(double[][]::new));
    }

    /** Returns the rows by the probability of a class. */
    Ranking ranking(int index) {
        boolean[] isPositive = new boolean[size()];
        double[] p = new double[size()];
        for (int row = 0; row < p.length; row++) {
            isPositive[row] = actual[row] == index;
            p[row] = rows[row][index];
        }
        return Ranking.of(isPositive, p);
    }

    /** Returns how many rows are of a class. */
    long count(int index) {
        return Arrays.stream(actual).filter(c -> c == index).count();
    }
}
