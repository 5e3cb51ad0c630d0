package cortado;

import cortado.data.Arff;
import cortado.data.Csv;
import cortado.data.Dataset;
import cortado.data.ImageFolder;
import cortado.data.JsonLines;
import cortado.data.Sources;
import cortado.data.Split;
import java.nio.file.Path;

/**
 * Ready datasets: some inside the jar, some read from files; {@link #mnist()}, {@link #fashionMnistWhole()}, {@link #cifar10()} and {@link
 * #imdb()} are fetched the first time, from DJL's public repository or another one, see {@link cortado.engine.Downloads}.
 *
 * <p>Sources and licences are in the file NOTICE.
 */
public final class Datasets {
    private Datasets() {}

    /**
     * Returns a small Fashion-MNIST: 1,500 training and 500 test images of clothing in 10 classes, 150 and 50 a class.
     *
     * <p>Features {@code (1, 28, 28)} float32, grey 0..1, drawn at random from the 60,000 and the 10,000.
     *
     * @see <a href="https://arxiv.org/abs/1708.07747">Xiao, Rasul and Vollgraf 2017</a>
     */
    public static Split fashionMnist() {
        return Sources.fashionMnist();
    }

    /**
     * Returns the whole Fashion-MNIST from a folder: 60,000 training and 10,000 test images.
     *
     * <p>Features {@code (1, 28, 28)} float32, grey 0..1; 220 MB of heap.
     *
     * @param folder the four IDX files, packed or not; on Debian {@code /usr/share/datasets/fashion-mnist} of the package
     *     {@code dataset-fashion-mnist}
     * @throws IllegalArgumentException if a file is missing or damaged
     */
    public static Split fashionMnist(Path folder) {
        return Sources.fashionMnist(folder);
    }

    /**
     * Returns the whole Fashion-MNIST, as {@link #fashionMnist(Path)}; it is fetched the first time, 31 MB.
     *
     * @throws java.io.UncheckedIOException if it is not here yet and cannot be fetched
     */
    public static Split fashionMnistWhole() {
        return StandardSets.fashionMnist();
    }

    /**
     * Returns MNIST, as {@link #mnist(Path)}; it is fetched the first time, 11 MB.
     *
     * @throws java.io.UncheckedIOException if it is not here yet and cannot be fetched
     */
    public static Split mnist() {
        return StandardSets.mnist();
    }

    /**
     * Returns MNIST from a folder: 60,000 training and 10,000 test images of handwritten digits in 10 classes.
     *
     * <p>Features {@code (1, 28, 28)} float32, grey 0..1; 220 MB of heap.
     *
     * @param folder the four IDX files, packed or not
     * @throws IllegalArgumentException if a file is missing or damaged
     * @see <a href="http://yann.lecun.com/exdb/mnist/">LeCun, Cortes and Burges: the MNIST database</a>
     */
    public static Split mnist(Path folder) {
        return Sources.mnist(folder);
    }

    /**
     * Returns 1,797 handwritten digits in 10 classes: 1,437 to train on, 360 to test on, every class with its share.
     *
     * <p>Features {@code (1, 8, 8)} float32, 0..1.
     *
     * @see <a href="https://doi.org/10.24432/C50P49">UCI: Optical Recognition of Handwritten Digits</a>
     */
    public static Split digits() {
        return Sources.digits();
    }

    /**
     * Returns the 150 flowers of Fisher's iris in 3 species: 40 of each to train on, 10 of each to test on.
     *
     * <p>Features {@code (4)} float32: sepal length, sepal width, petal length and petal width, in cm.
     *
     * @see <a href="https://doi.org/10.24432/C56C76">UCI: Iris</a>
     */
    public static Split iris() {
        return Sources.iris();
    }

    /**
     * Returns chemical analyses of 178 wines of 3 cultivars: 142 to train on, 36 to test on, every class with its share.
     *
     * <p>Features {@code (13)} float32 in their own units: alcohol, malic acid, ash, alcalinity of ash, magnesium, total phenols, flavanoids,
     * nonflavanoid phenols, proanthocyanins, color intensity, hue, OD280/OD315 of diluted wines, proline.
     *
     * @see <a href="https://doi.org/10.24432/C5PC7J">UCI: Wine</a>
     */
    public static Split wine() {
        return Sources.wine();
    }

    /**
     * Returns 569 tumors of the breast, {@code malignant} or {@code benign}: 455 to train on, 114 to test on, every class with its share.
     *
     * <p>Features {@code (30)} float32: ten measures of the cell nuclei in an image (radius, texture, perimeter, area, smoothness, compactness,
     * concavity, concave points, symmetry, fractal dimension), as means, as standard errors and as the mean of the three largest.
     *
     * @see <a href="https://doi.org/10.24432/C5DW2B">UCI: Breast Cancer Wisconsin (Diagnostic)</a>
     */
    public static Split breastCancer() {
        return Sources.breastCancer();
    }

    /**
     * Returns 1,000 applicants for a credit, 700 {@code good} and 300 {@code bad} ones: 800 to train on, 200 to test on, every class with
     * its share.
     *
     * <p>A table of 7 columns of numbers and 13 of categories, for {@code input(standardize().fit(train))}.
     *
     * @see <a href="https://doi.org/10.24432/C5NC77">UCI: Statlog (German Credit Data)</a>
     */
    public static Split germanCredit() {
        return Sources.germanCredit();
    }

    /**
     * Returns the 1,309 passengers of the Titanic, of whom 500 survived ({@code yes}) and 809 did not ({@code no}): 1,047 to train on, 262 to
     * test on, every class with its share.
     *
     * <p>A table with gaps: pclass (1 to 3), age in years (263 are missing), sibsp and parch (siblings, spouses, parents and children aboard)
     * and fare in pounds (1 missing) are numbers, sex and embarked (C, Q or S; 2 missing) categories.
     *
     * @see <a href="https://www.openml.org/d/40945">OpenML: Titanic, by F. Harrell and T. Cason</a>
     */
    public static Split titanic() {
        return Sources.titanic();
    }

    /**
     * Returns 1,200 Chinese poems of 20 to 160 characters, half of them {@code 宋词} (ci of the Song dynasty), half {@code 元曲} (qu of the
     * Yuan dynasty): 960 to train on, 240 to test on.
     */
    public static Split poems() {
        return Sources.poems();
    }

    /**
     * Returns 3,000 sentences of reviews of products, films and restaurants, half of them {@code negative}, half {@code positive}:
     * 2,400 to train on, 600 to test on.
     *
     * @see <a href="https://doi.org/10.24432/C57604">UCI: Sentiment Labelled Sentences; Kotzias et al. 2015</a>
     */
    public static Split sentences() {
        return Sources.sentences();
    }

    /**
     * Returns CIFAR-10 from a folder of its binary version: 50,000 training and 10,000 test images in 10 classes.
     *
     * <p>Features {@code (3, 32, 32)} float32, 0..1; 740 MB of heap.
     *
     * @param folder with {@code data_batch_1.bin} to {@code data_batch_5.bin}, or one {@code data_batch.bin}, and {@code test_batch.bin}; the classes are named by {@code
     *     batches.meta.txt}, or as usual if it is missing
     * @throws IllegalArgumentException if a file is missing or damaged
     * @see <a href="https://www.cs.toronto.edu/~kriz/cifar.html">Krizhevsky 2009</a>
     */
    public static Split cifar10(Path folder) {
        return Sources.cifar10(folder);
    }

    /**
     * Returns CIFAR-10, as {@link #cifar10(Path)}; it is fetched the first time, 170 MB.
     *
     * @throws java.io.UncheckedIOException if it is not here yet and cannot be fetched
     */
    public static Split cifar10() {
        return StandardSets.cifar10();
    }

    /**
     * Returns 50,000 reviews of films, as {@link #imdb(Path)}; they are fetched the first time, 117 MB.
     *
     * @throws java.io.UncheckedIOException if they are not here yet and cannot be fetched
     */
    public static Split imdb() {
        return StandardSets.imdb();
    }

    /**
     * Returns reviews of films from the folder {@code aclImdb}, half of them {@code negative}, half {@code positive}: 25,000 to train on,
     * 25,000 to test on. Line breaks are in them as {@code <br />}.
     *
     * @param folder with {@code train/neg}, {@code train/pos}, {@code test/neg} and {@code test/pos}; others in it are left out
     * @throws IllegalArgumentException if one is missing or empty, or a file is not UTF-8
     * @see <a href="https://ai.stanford.edu/~amaas/data/sentiment/">Maas et al. 2011</a>
     */
    public static Split imdb(Path folder) {
        return Sources.imdb(folder);
    }

    /**
     * Returns the texts of the files in a folder, a folder in it for each class, in natural order: {@code reviews/good/1.txt} is good.
     *
     * @param folder files in UTF-8; those whose names begin with a dot are left out
     * @throws IllegalArgumentException if there is no folder, one is empty, or a file is not UTF-8
     */
    public static Dataset textFolder(Path folder) {
        return Sources.textFolder(folder);
    }

    /** Returns a file with one JSON object a line, to be read by {@link JsonLines#label}. */
    public static JsonLines jsonLines(Path path) {
        return JsonLines.of(path);
    }

    /** Returns a file in Weka's format, to be read by {@link Arff#label}. */
    public static Arff arff(Path path) {
        return Arff.of(path);
    }

    /**
     * Returns a CSV file, to be read by {@link Csv#label}: {@code Datasets.csv(path).drop("name").label("survived")}.
     *
     * @param path UTF-8, the first line names the columns
     */
    public static Csv csv(Path path) {
        return Csv.of(path);
    }

    /**
     * Returns the images of a pair of IDX files, packed with gzip or not, with classes named by their numbers.
     *
     * <p>Grey images get the shape {@code (1, height, width)}; pixels are scaled to 0..1.
     *
     * @param images IDX file of unsigned bytes, {@code (N, …)}
     * @param labels IDX file of unsigned bytes, {@code (N)}
     * @throws IllegalArgumentException if a file is missing, damaged or of another format, or the sizes differ
     */
    public static Dataset idx(Path images, Path labels) {
        return Sources.idx(images, labels);
    }

    /**
     * Returns a folder of images, a folder in it for each class, to be read by {@link ImageFolder#labeled}: {@code
     * Datasets.imageFolder(path).resize(64, 64).labeled()}.
     */
    public static ImageFolder imageFolder(Path folder) {
        return ImageFolder.of(folder);
    }
}
