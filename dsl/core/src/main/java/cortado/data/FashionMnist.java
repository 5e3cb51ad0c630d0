package cortado.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the four files of Fashion-MNIST in a folder. */
final class FashionMnist {
    /** The class names that the authors give, in the order of the labels. */
    static final List<String> CLASSES = List.of(
            "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");

    private FashionMnist() {}

    /**
     * Returns the 60,000 training and 10,000 test images in a folder, {@code (1, 28, 28)}, 0..1, in 10 classes.
     *
     * @param folder holds {@code train-images-idx3-ubyte.gz} and the other three files, packed or not
     * @throws IllegalArgumentException if a file is missing or damaged
     */
    static Split read(Path folder) {
        return new Split(part(folder, "train"), part(folder, "t10k"));
    }

    private static Dataset part(Path folder, String part) {
        return Idx.read(
                file(folder, part + "-images", "idx3-ubyte"), file(folder, part + "-labels", "idx1-ubyte"), CLASSES);
    }

    private static Path file(Path folder, String start, String end) {
        return Stream.of("-" + end + ".gz", "-" + end, "." + end + ".gz", "." + end)
                .map(ending -> folder.resolve(start + ending))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("fashionMnist: " + folder + " has no file " + start + "-" + end
                                + ".gz (nor unpacked). Pass the folder of the four IDX files; on Debian, the package "
                                + "dataset-fashion-mnist puts them in /usr/share/datasets/fashion-mnist."));
    }
}
