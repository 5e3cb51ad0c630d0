package cortado.metric;

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
