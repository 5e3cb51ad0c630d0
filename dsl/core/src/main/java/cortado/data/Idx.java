package cortado.data;

import cortado.base.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads images and their classes from a pair of IDX files, the format of MNIST and its successors, packed with gzip or not.
 *
 * @see <a href="http://yann.lecun.com/exdb/mnist/">LeCun, Cortes and Burges: the MNIST database</a>
 */
final class Idx {
    private Idx() {}

    /**
     * Returns the images with classes named by their numbers.
     *
     * <p>Pixels are divided by 255, to 0..1. Grey images {@code (N, height, width)} get the shape
     * {@code (1, height, width)}.
     *
     * @param images IDX file of unsigned bytes, {@code (N, …)}
     * @param labels IDX file of unsigned bytes, {@code (N)}
     * @throws IllegalArgumentException if a file is missing, damaged or of another format, or the sizes differ
     */
    static Dataset read(Path images, Path labels) {
        return dataset(open(images), open(labels), List.of(), 255);
    }

    /**
     * Returns the images with the given class names, as {@link #read(Path, Path)} does.
     *
     * @param images IDX file of unsigned bytes, {@code (N, …)}
     * @param labels IDX file of unsigned bytes, {@code (N)}
     * @param classNames every class, in the order of the numbers in the file
     * @throws IllegalArgumentException as there, or if a class has no name
     */
    static Dataset read(Path images, Path labels, List<String> classNames) {
        return dataset(open(images), open(labels), classNames, 255);
    }

    /** Returns the dataset of two arrays; no names mean that the classes are named by their numbers. */
    static Dataset dataset(IdxFile images, IdxFile labels, List<String> names, int brightest) {
        int[] dimensions = images.dimensions();
        if (dimensions.length < 2 || labels.dimensions().length != 1) {
            throw new IllegalArgumentException(
                    "idx: images need rank 2 or more and labels rank 1, but %s has rank %d and %s has rank %d. %s"
                            .formatted(
                                    images.name(),
                                    dimensions.length,
                                    labels.name(),
                                    labels.dimensions().length,
                                    "Pass the file of images first."));
        }
        if (dimensions[0] != labels.values().length) {
            throw new IllegalArgumentException("idx: %s has %d images, but %s has %d labels. They are not of one set."
                    .formatted(images.name(), dimensions[0], labels.name(), labels.values().length));
        }
        int[] sample = Arrays.copyOfRange(dimensions, 1, dimensions.length);
        Shape shape = sample.length == 2 ? Shape.of(1, sample[0], sample[1]) : Shape.of(sample);
        DatasetBuilder builder = DatasetBuilder.owning(scaled(images.values(), brightest), shape);
        int[] classes = IntStream.range(0, labels.values().length)
                .map(row -> labels.values()[row] & 0xff)
                .toArray();
        return names.isEmpty() ? builder.classes(classes) : builder.classes(classes, names);
    }

    private static float[] scaled(byte[] pixels, int brightest) {
        float[] table = new float[256];
        for (int value = 0; value < table.length; value++) {
            table[value] = value / (float) brightest;
        }
        float[] scaled = new float[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            scaled[i] = table[pixels[i] & 0xff];
        }
        return scaled;
    }

    private static IdxFile open(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new IllegalArgumentException("idx: there is no file " + path + ".");
        }
        try (InputStream in = Files.newInputStream(path)) {
            return IdxFile.read(path.toString(), in);
        } catch (IOException failed) {
            throw new UncheckedIOException("idx: " + path + " could not be read: " + failed.getMessage(), failed);
        }
    }
}
