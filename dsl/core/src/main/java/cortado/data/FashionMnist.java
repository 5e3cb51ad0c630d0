package cortado.data;

import java.nio.file.Path;
import java.util.List;

/** Fashion-MNIST in a folder of its four files. */
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
        String debian = "; on Debian, the package dataset-fashion-mnist puts them in /usr/share/datasets/fashion-mnist";
        return new IdxFolder("fashionMnist", folder, debian).read(CLASSES);
    }
}
