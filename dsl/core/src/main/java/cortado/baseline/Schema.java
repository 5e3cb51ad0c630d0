package cortado.baseline;

import cortado.base.Shape;
import cortado.data.ColumnEncoder;
import cortado.data.Dataset;
import cortado.data.Encoder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What rows were learned from: their features and labels.
 *
 * @param name of the estimator, for messages
 * @param encoder of raw rows
 * @param shape of one row of numbers
 * @param classNames all classes; none if real values are learned
 * @param present the classes that have rows, by their numbers
 * @param targetWidth real values of each row; 0 if classes are learned
 * @param named names of the features by the user; none if there are none
 */
record Schema(
        String name,
        Optional<Encoder> encoder,
        Shape shape,
        List<String> classNames,
        List<Integer> present,
        int targetWidth,
        List<String> named) {
    /** Returns the schema of labeled rows. */
    static Schema of(String name, Setup setup, Dataset data, Optional<Encoder> encoder, Dataset encoded) {
        List<Integer> present = data.isClassification()
                ? Arrays.stream(data.classes()).distinct().sorted().boxed().toList()
                : List.of();
        return new Schema(
                name,
                encoder,
                encoded.shape(),
                data.isClassification() ? data.classNames() : List.of(),
                present,
                data.isRegression() ? data.targetWidth() : 0,
                setup.featureNames());
    }

    boolean isClassification() {
        return targetWidth == 0;
    }

    int width() {
        return Math.toIntExact(shape.size());
    }

    /** Returns what each feature is called: as the user said, as the encoder says, or {@code x0}, {@code x1}, …. */
    List<String> featureNames() {
        return !named.isEmpty()
                ? named
                : columns()
                        .map(ColumnEncoder::featureNames)
                        .filter(names ->
                                names.size() == width() && !names.get(0).equals("0"))
                        .orElseGet(() -> IntStream.range(0, width())
                                .mapToObj(i -> "x" + i)
                                .toList());
    }

    /** Returns the encoder of columns, if it is one. */
    Optional<ColumnEncoder> columns() {
        return encoder.filter(ColumnEncoder.class::isInstance).map(ColumnEncoder.class::cast);
    }

    /**
     * Returns the numbers of rows like those that were learned from.
     *
     * @throws IllegalArgumentException if they are of another kind or width
     */
    double[][] numbers(String call, Dataset data) {
        Dataset encoded = encoder.map(known -> data.encoded(0, known)).orElse(data);
        if (encoded.isText() || encoded.isTable()) {
            throw new IllegalArgumentException(
                    "%s: the %s learned from rows of shape %s, but these are %s. Use rows like those that it was fitted to."
                            .formatted(call, name, shape, encoded.isText() ? "texts" : "columns of a table"));
        }
        if (!encoded.shape().equals(shape)) {
            throw new IllegalArgumentException(
                    "%s: the %s learned from rows of shape %s, but these have %s. Use rows like those that it was fitted to."
                            .formatted(call, name, shape, encoded.shape()));
        }
        return numbers(encoded);
    }

    /** Returns the features of encoded rows, images row by row of their pixels. */
    static double[][] numbers(Dataset encoded) {
        int width = Math.toIntExact(encoded.shape().size());
        double[][] x = new double[encoded.size()][width];
        FloatBuffer features = encoded.features();
        for (double[] row : x) {
            for (int i = 0; i < width; i++) {
                row[i] = features.get();
            }
        }
        return x;
    }

    /** Returns the rows with their labels, classes counted without those that have no rows. */
    Rows rows(Dataset data, Dataset encoded) {
        double[][] x = numbers(encoded);
        if (isClassification()) {
            int[] classes = Arrays.stream(data.classes()).map(present::indexOf).toArray();
            return new Rows(x, classes, present.size(), new double[0][]);
        }
        double[][] targets = new double[x.length][targetWidth];
        FloatBuffer values = data.targets();
        for (double[] row : targets) {
            for (int i = 0; i < targetWidth; i++) {
                row[i] = values.get();
            }
        }
        return new Rows(x, new int[0], 0, targets);
    }

    /** Returns the probabilities of all classes, 0 for those without rows; real values as they are. */
    double[] ofAll(double[] scores) {
        if (!isClassification() || present.size() == classNames.size()) {
            return scores;
        }
        double[] all = new double[classNames.size()];
        for (int i = 0; i < scores.length; i++) {
            all[present.get(i)] = scores[i];
        }
        return all;
    }
}
