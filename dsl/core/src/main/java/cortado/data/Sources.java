package cortado.data;

import java.nio.file.Path;

/** The datasets that are embedded or read from files; {@code cortado.Datasets} documents them for users. */
public final class Sources {
    private Sources() {}

    /** Returns the embedded part of Fashion-MNIST. */
    public static Split fashionMnist() {
        return Embedded.fashionMnist();
    }

    /** Returns the whole Fashion-MNIST from a folder of its four IDX files. */
    public static Split fashionMnist(Path folder) {
        return FashionMnist.read(folder);
    }

    /** Returns the embedded handwritten digits. */
    public static Split digits() {
        return Embedded.digits();
    }

    /** Returns the embedded iris flowers. */
    public static Split iris() {
        return Embedded.iris();
    }

    /** Returns the embedded wines. */
    public static Split wine() {
        return Embedded.wine();
    }

    /** Returns the embedded cell nuclei. */
    public static Split breastCancer() {
        return Embedded.breastCancer();
    }

    /** Returns the embedded sentences of reviews. */
    public static Split sentences() {
        return Embedded.sentences();
    }

    /** Returns the labeled images of two IDX files. */
    public static Dataset idx(Path images, Path labels) {
        return Idx.read(images, labels);
    }
}
