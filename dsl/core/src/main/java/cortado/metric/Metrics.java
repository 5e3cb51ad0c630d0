package cortado.metric;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Compares what is true with what was predicted: classes or real values. */
public final class Metrics {
    private Metrics() {}

    /**
     * Returns the metrics of predicted classes. The classes are the distinct numbers in either array, in ascending order,
     * as scikit-learn takes them.
     *
     * @param actual class of each row
     * @param predicted predicted class of each row
     * @throws IllegalArgumentException if there is no row, or the lengths differ
     */
    public static ClassificationMetrics of(int[] actual, int[] predicted) {
        checkLengths(actual.length, predicted.length);
        int[] labels = IntStream.concat(Arrays.stream(actual), Arrays.stream(predicted))
                .distinct()
                .sorted()
                .toArray();
        List<String> names = Arrays.stream(labels).mapToObj(Integer::toString).toList();
        return new ClassificationMetrics(
                new Counts(
                        names,
                        Arrays.stream(actual)
                                .map(label -> Arrays.binarySearch(labels, label))
                                .toArray(),
                        Arrays.stream(predicted)
                                .map(label -> Arrays.binarySearch(labels, label))
                                .toArray()),
                Optional.empty());
    }

    /**
     * Returns the metrics of predicted classes, given as indices into the names.
     *
     * @param actual class of each row
     * @param predicted predicted class of each row
     * @param classNames every class, also those without a row
     * @throws IllegalArgumentException if there is no row, the lengths differ, or a class has no name
     */
    public static ClassificationMetrics of(int[] actual, int[] predicted, List<String> classNames) {
        checkLengths(actual.length, predicted.length);
        checkRange("the true class", actual, classNames);
        checkRange("the predicted class", predicted, classNames);
        return new ClassificationMetrics(
                new Counts(List.copyOf(classNames), actual.clone(), predicted.clone()), Optional.empty());
    }

    /**
     * Returns the metrics of predicted probabilities; the predicted class is the most probable one, the first of equal ones.
     *
     * @param actual class of each row, from 0
     * @param probabilities of each class in each row, {@code (N, classes)}; not copied
     * @throws IllegalArgumentException if there is no row, the lengths differ, or a probability is not from 0 to 1
     */
    public static ClassificationMetrics of(int[] actual, double[][] probabilities) {
        int classes = probabilities.length == 0 ? 1 : probabilities[0].length;
        return of(
                actual,
                probabilities,
                IntStream.range(0, classes).mapToObj(Integer::toString).toList());
    }

    /**
     * Returns the metrics of predicted probabilities of named classes.
     *
     * @param actual class of each row, an index into the names
     * @param probabilities of each class in each row, {@code (N, classes)}; not copied
     * @param classNames every class, also those without a row
     * @throws IllegalArgumentException if there is no row, the lengths differ, a probability is not from 0 to 1, or a class has no
     *     name
     */
    public static ClassificationMetrics of(int[] actual, double[][] probabilities, List<String> classNames) {
        checkLengths(actual.length, probabilities.length);
        return of(actual, Probabilities.classes(probabilities), probabilities, classNames);
    }

    /** Returns the metrics of predicted classes and the probabilities of which they were made. */
    static ClassificationMetrics of(int[] actual, int[] predicted, double[][] probabilities, List<String> classNames) {
        checkLengths(actual.length, predicted.length);
        checkRange("the true class", actual, classNames);
        List<String> names = List.copyOf(classNames);
        Probabilities checked = Probabilities.checked(names, actual.clone(), probabilities);
        checkRange("the predicted class", predicted, classNames);
        return new ClassificationMetrics(new Counts(names, checked.actual(), predicted.clone()), Optional.of(checked));
    }

    /**
     * Returns the metrics of predicted class names. The classes are the distinct names in either array, in natural order,
     * as scikit-learn takes them.
     *
     * @param actual class name of each row
     * @param predicted predicted class name of each row
     * @throws IllegalArgumentException if there is no row, or the lengths differ
     */
    public static ClassificationMetrics of(String[] actual, String[] predicted) {
        checkLengths(actual.length, predicted.length);
        List<String> names = Stream.concat(Arrays.stream(actual), Arrays.stream(predicted))
                .distinct()
                .sorted()
                .toList();
        return new ClassificationMetrics(
                new Counts(
                        names,
                        Arrays.stream(actual)
                                .mapToInt(name -> Collections.binarySearch(names, name))
                                .toArray(),
                        Arrays.stream(predicted)
                                .mapToInt(name -> Collections.binarySearch(names, name))
                                .toArray()),
                Optional.empty());
    }

    /**
     * Returns the metrics of predicted real values.
     *
     * @param actual target of each row
     * @param predicted predicted target of each row
     * @throws IllegalArgumentException if there is no row, the lengths differ, or a value is not finite
     */
    public static RegressionMetrics of(double[] actual, double[] predicted) {
        checkLengths(actual.length, predicted.length);
        return RegressionMetrics.of(actual.length, 1, row -> actual[row], row -> predicted[row]);
    }

    /**
     * Returns the metrics of predicted real values, computed in double precision.
     *
     * @param actual target of each row
     * @param predicted predicted target of each row
     * @throws IllegalArgumentException if there is no row, the lengths differ, or a value is not finite
     */
    public static RegressionMetrics of(float[] actual, float[] predicted) {
        checkLengths(actual.length, predicted.length);
        return RegressionMetrics.of(actual.length, 1, row -> actual[row], row -> predicted[row]);
    }

    static void checkLengths(int actual, int predicted) {
        if (actual == 0 && predicted == 0) {
            throw new IllegalArgumentException("metrics: at least 1 row is needed, but there are 0.");
        }
        if (actual != predicted) {
            throw new IllegalArgumentException(
                    "metrics: every row needs a prediction, but there are %d rows and %d predictions."
                            .formatted(actual, predicted));
        }
    }

    private static void checkRange(String what, int[] classes, List<String> names) {
        for (int row = 0; row < classes.length; row++) {
            if (classes[row] < 0 || classes[row] >= names.size()) {
                throw new IllegalArgumentException(
                        "metrics: %s of row %d is %d, but must be from 0 to %d, one of %d class names."
                                .formatted(what, row, classes[row], names.size() - 1, names.size()));
            }
        }
    }
}
