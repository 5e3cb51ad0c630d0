package cortado.data;

import java.nio.file.Path;
import java.util.List;

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

    /** Returns MNIST from a folder of its four IDX files. */
    public static Split mnist(Path folder) {
        return new IdxFolder("mnist", folder, "").read(Embedded.DIGITS);
    }

    /** Returns the reviews of films in the folder {@code aclImdb}. */
    public static Split imdb(Path folder) {
        return Imdb.read(folder, Embedded.OPINIONS);
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

    /** Returns the embedded applicants for a credit. */
    public static Split germanCredit() {
        return Embedded.germanCredit();
    }

    /** Returns the embedded passengers of the Titanic. */
    public static Split titanic() {
        return Embedded.titanic();
    }

    /** Returns the embedded Chinese poems. */
    public static Split poems() {
        return Embedded.poems();
    }

    /** Returns the embedded sentences of reviews. */
    public static Split sentences() {
        return Embedded.sentences();
    }

    /** Returns the labeled images of two IDX files. */
    public static Dataset idx(Path images, Path labels) {
        return Idx.read(images, labels);
    }

    /** Returns the texts of the files in a folder of classes. */
    public static Dataset textFolder(Path folder) {
        ClassFolders folders = ClassFolders.of("textFolder", folder, "file");
        List<String> texts = folders.files().stream()
                .map(file -> TextFile.read("textFolder: " + file, file))
                .toList();
        int[] classes = folders.classes().stream().mapToInt(Integer::intValue).toArray();
        return DatasetBuilder.texts(texts).classes(classes, folders.names());
    }

    /** Returns the training and test images of the binary version of CIFAR-10. */
    public static Split cifar10(Path folder) {
        return Cifar10.read(folder);
    }
}
