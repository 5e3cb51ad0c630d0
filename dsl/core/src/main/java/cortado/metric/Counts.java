package cortado.metric;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What happened to the rows of each class. Classes are indices into the names; the arrays are not copied. */
final class Counts {
    private final List<String> names;
    private final int[] actual;
    private final int[] predicted;
    private final long[] hits;
    private final long[] actuals;
    private final long[] predictions;

    Counts(List<String> names, int[] actual, int[] predicted) {
        this.names = names;
        this.actual = actual;
        this.predicted = predicted;
        this.hits = new long[names.size()];
        this.actuals = new long[names.size()];
        this.predictions = new long[names.size()];
        for (int row = 0; row < actual.length; row++) {
            actuals[actual[row]]++;
            predictions[predicted[row]]++;
            hits[actual[row]] += actual[row] == predicted[row] ? 1 : 0;
        }
    }

    /** Returns the counts of some rows, of which one may be given several times. */
    Counts rows(int[] numbers) {
        return new Counts(
                names,
                Arrays.stream(numbers).map(row -> actual[row]).toArray(),
                Arrays.stream(numbers).map(row -> predicted[row]).toArray());
    }

    /** Returns the counts of these rows and others of the same classes. */
    Counts and(Counts more) {
        if (!names.equals(more.names)) {
            throw new IllegalArgumentException(
                    "evaluation: rows of the classes %s and of %s cannot be pooled. Use data with the same classNames()."
                            .formatted(names, more.names));
        }
        return new Counts(
                names,
                IntStream.concat(Arrays.stream(actual), Arrays.stream(more.actual))
                        .toArray(),
                IntStream.concat(Arrays.stream(predicted), Arrays.stream(more.predicted))
                        .toArray());
    }

    /** Returns the true class of a row. */
    int actual(int row) {
        return actual[row];
    }

    /** Returns the predicted class of a row. */
    int predicted(int row) {
        return predicted[row];
    }

    /** Returns whether the class of a row was predicted. */
    boolean isHit(int row) {
        return actual[row] == predicted[row];
    }

    /** Returns whether both judge the same rows. */
    boolean isOfSameRows(Counts other) {
        return names.equals(other.names) && Arrays.equals(actual, other.actual);
    }

    List<String> names() {
        return names;
    }

    int rows() {
        return actual.length;
    }

    /** Returns the rows of the class that were predicted to be of it. */
    long hits(int index) {
        return hits[index];
    }

    /** Returns the rows of the class. */
    long actuals(int index) {
        return actuals[index];
    }

    /** Returns the rows predicted to be of the class. */
    long predictions(int index) {
        return predictions[index];
    }

    /** Returns the classes that are true or predicted for at least one row. */
    int[] present() {
        return IntStream.range(0, names.size())
                .filter(index -> actuals[index] + predictions[index] > 0)
                .toArray();
    }

    /** Returns the rows by actual class and predicted class, both among the chosen classes. */
    int[][] matrix(int[] classes) {
        int[] position = new int[names.size()];
        for (int i = 0; i < classes.length; i++) {
            position[classes[i]] = i + 1;
        }
        int[][] matrix = new int[classes.length][classes.length];
        for (int row = 0; row < actual.length; row++) {
            int from = position[actual[row]];
            int to = position[predicted[row]];
            if (from > 0 && to > 0) {
                matrix[from - 1][to - 1]++;
            }
        }
        return matrix;
    }
}
