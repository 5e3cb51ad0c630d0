package cortado.data;

import cortado.base.Shape;
import java.util.List;

/** How users make datasets of arrays and texts. Public, because JShell completes no methods of hidden classes. */
public abstract sealed class DatasetFactories permits DatasetParts {
    DatasetFactories() {}

    /**
     * Returns rows of numbers with a class each, named {@code "0"}, {@code "1"}, … up to the largest.
     *
     * @param x features, {@code (N, columns)}
     * @param y class of each row, from 0
     * @throws IllegalArgumentException if there is no row, rows differ in length, a feature is not finite, {@code y} has
     *     another length, or a class is negative or 10,000 and more (pass class names for so many)
     */
    public static Dataset of(float[][] x, int[] y) {
        return DatasetBuilder.nested(x).classes(y);
    }

    /**
     * Returns rows of numbers with a class name each. The classes are the distinct names in natural order, as scikit-learn
     * numbers them.
     *
     * @param x features, {@code (N, columns)}
     * @param labels class name of each row
     * @throws IllegalArgumentException as for {@link #of(float[][], int[])}, or if a name is blank
     */
    public static Dataset of(float[][] x, String[] labels) {
        return DatasetBuilder.nested(x).names(labels);
    }

    /**
     * Returns rows of numbers with a class name each, the classes in the given order.
     *
     * @param x features, {@code (N, columns)}
     * @param labels class name of each row
     * @param classNames every class, also those without a row
     * @throws IllegalArgumentException as for {@link #of(float[][], int[])}, or if a label is not among the names
     */
    public static Dataset of(float[][] x, String[] labels, List<String> classNames) {
        return DatasetBuilder.nested(x).names(labels, classNames);
    }

    /**
     * Returns rows of numbers with one real-valued target each.
     *
     * @param x features, {@code (N, columns)}
     * @param y target of each row
     * @throws IllegalArgumentException as for {@link #of(float[][], int[])}, or if a target is not finite
     */
    public static Dataset of(float[][] x, float[] y) {
        return DatasetBuilder.nested(x).targets(y);
    }

    /**
     * Returns rows of numbers with several real-valued targets each.
     *
     * @param x features, {@code (N, columns)}
     * @param y targets, {@code (N, targets)}
     * @throws IllegalArgumentException as for {@link #of(float[][], float[])}, or if rows of {@code y} differ in length
     */
    public static Dataset of(float[][] x, float[][] y) {
        return DatasetBuilder.nested(x).targets(y);
    }

    /**
     * Returns rows of numbers without labels, for prediction.
     *
     * @param x features, {@code (N, columns)}
     * @throws IllegalArgumentException as for {@link #of(float[][], int[])}
     */
    public static Dataset of(float[][] x) {
        return DatasetBuilder.nested(x).unlabeled();
    }

    /**
     * Returns tables with a class each, for example grey images or sequences of vectors. The shape is that of one table;
     * {@code reshaped(1, height, width)} makes images with a channel of it.
     *
     * @param x features, {@code (N, rows, columns)}
     * @param y class of each table, from 0
     * @throws IllegalArgumentException as for {@link #of(float[][], int[])}
     */
    public static Dataset of(float[][][] x, int[] y) {
        return DatasetBuilder.nested(x).classes(y);
    }

    /**
     * Returns images with a class each.
     *
     * @param x features, {@code (N, channels, height, width)}
     * @param y class of each image, from 0
     * @throws IllegalArgumentException as for {@link #of(float[][], int[])}
     */
    public static Dataset of(float[][][][] x, int[] y) {
        return DatasetBuilder.nested(x).classes(y);
    }

    /**
     * Returns samples of any shape with a class each.
     *
     * @param features all values, row-major {@code (N, …sample)}
     * @param sample shape of one sample
     * @param classes class of each sample, an index into {@code classNames}
     * @param classNames every class, also those without a sample
     * @throws IllegalArgumentException if the sizes do not fit, a feature is not finite, a class has no name, or a name is
     *     blank or given twice
     */
    public static Dataset of(float[] features, Shape sample, int[] classes, List<String> classNames) {
        return DatasetBuilder.flat(features, sample).classes(classes, classNames);
    }

    /**
     * Returns samples of any shape with real-valued targets.
     *
     * @param features all values, row-major {@code (N, …sample)}
     * @param sample shape of one sample
     * @param targets all targets, row-major {@code (N, targetWidth)}
     * @param targetWidth number of targets of a sample, at least 1
     * @throws IllegalArgumentException if the sizes do not fit, or a value is not finite
     */
    public static Dataset of(float[] features, Shape sample, float[] targets, int targetWidth) {
        return DatasetBuilder.flat(features, sample).targets(targets, targetWidth);
    }

    /**
     * Returns samples of any shape without labels, for prediction.
     *
     * @param features all values, row-major {@code (N, …sample)}
     * @param sample shape of one sample
     * @throws IllegalArgumentException if the sizes do not fit, or a feature is not finite
     */
    public static Dataset of(float[] features, Shape sample) {
        return DatasetBuilder.flat(features, sample).unlabeled();
    }

    /**
     * Returns rows that are read when they are needed, with a class each; they may be larger than memory.
     *
     * @param classes class of each row, an index into {@code classNames}
     * @param classNames every class, also those without a row
     * @throws IllegalArgumentException if there is no row, the sizes differ, a class has no name, or a name is blank or given twice
     */
    public static Dataset of(RowSource rows, int[] classes, List<String> classNames) {
        return DatasetBuilder.source(rows).classes(classes, classNames);
    }

    /**
     * Returns rows that are read when they are needed, with real-valued targets; they may be larger than memory.
     *
     * @param targets all targets, row-major {@code (N, targetWidth)}
     * @param targetWidth number of targets of a row, at least 1
     * @throws IllegalArgumentException if there is no row, the sizes do not fit, or a target is not finite
     */
    public static Dataset of(RowSource rows, float[] targets, int targetWidth) {
        return DatasetBuilder.source(rows).targets(targets, targetWidth);
    }

    /**
     * Returns rows without labels that are read when they are needed; they may be larger than memory.
     *
     * @throws IllegalArgumentException if there is no row
     */
    public static Dataset of(RowSource rows) {
        return DatasetBuilder.source(rows).unlabeled();
    }

    /**
     * Returns texts with a class name each. The classes are the distinct names in natural order.
     *
     * @throws IllegalArgumentException if there is no text, a text or label is missing (null), or the numbers differ
     */
    public static Dataset ofTexts(List<String> texts, List<String> labels) {
        return DatasetBuilder.texts(texts).names(labels.toArray(new String[0]));
    }

    /**
     * Returns texts with a class name each.
     *
     * @param classNames all classes, in the order of their indices
     * @throws IllegalArgumentException as {@link #ofTexts(List, List)}, and if a label is not among the names
     */
    public static Dataset ofTexts(List<String> texts, List<String> labels, List<String> classNames) {
        return DatasetBuilder.texts(texts).names(labels.toArray(new String[0]), classNames);
    }

    /**
     * Returns texts without labels, for prediction.
     *
     * @throws IllegalArgumentException if there is no text, or one is missing (null)
     */
    public static Dataset ofTexts(List<String> texts) {
        return DatasetBuilder.texts(texts).unlabeled();
    }
}
