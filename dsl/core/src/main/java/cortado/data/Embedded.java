package cortado.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** Reads the datasets inside the jar; their sources and licences are in NOTICE. */
final class Embedded {
    static final List<String> DIGITS = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    static final List<String> OPINIONS = List.of("negative", "positive");
    private static final List<String> CULTIVARS = List.of("class_0", "class_1", "class_2");
    private static final List<String> DIAGNOSES = List.of("malignant", "benign");
    private static final List<String> POEMS = List.of("宋词", "元曲");
    private static final List<String> SPECIES = List.of("setosa", "versicolor", "virginica");

    private Embedded() {}

    /** Returns 1,500 training and 500 test images of Fashion-MNIST, {@code (1, 28, 28)}, 0..1, in 10 classes. */
    static Split fashionMnist() {
        return new Split(
                images("fashion-mnist-train", FashionMnist.CLASSES, 255),
                images("fashion-mnist-test", FashionMnist.CLASSES, 255));
    }

    /** Returns 1,437 training and 360 test images of handwritten digits, {@code (1, 8, 8)}, 0..1, in 10 classes. */
    static Split digits() {
        return new Split(images("digits-train", DIGITS, 16), images("digits-test", DIGITS, 16));
    }

    /** Returns 120 training and 30 test rows of 4 lengths in cm, in 3 species of iris. */
    static Split iris() {
        return new Split(rows(resource("iris-train.csv"), SPECIES), rows(resource("iris-test.csv"), SPECIES));
    }

    /** Returns 142 training and 36 test rows of 13 measurements of wines, in 3 cultivars. */
    static Split wine() {
        return packed("wine", CULTIVARS);
    }

    /** Returns 455 training and 114 test rows of 30 measurements of cell nuclei, malignant or benign. */
    static Split breastCancer() {
        return packed("breast-cancer", DIAGNOSES);
    }

    /** Returns 800 training and 200 test rows of 20 columns about applicants for a credit, good or bad. */
    static Split germanCredit() {
        return arff("german-credit", "class");
    }

    /** Returns 1,047 training and 262 test rows of 7 columns about passengers, some values missing, who survived or not. */
    static Split titanic() {
        return arff("titanic", "survived");
    }

    private static Split arff(String name, String label) {
        return new Split(arffPart(name + "-train.arff.gz", label), arffPart(name + "-test.arff.gz", label));
    }

    private static Dataset arffPart(String name, String label) {
        try (InputStream in = new GZIPInputStream(resource(name))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return ArffReader.read(name, text, TableFile.everything(Set.of())).label(label);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Returns 960 training and 240 test poems, half of them 宋词, half 元曲. */
    static Split poems() {
        return new Split(poems("poems-train.tsv.gz"), poems("poems-test.tsv.gz"));
    }

    /** Each line: kind, author, title, poem. */
    private static Dataset poems(String name) {
        try (BufferedReader lines = lines(new GZIPInputStream(resource(name)))) {
            List<String[]> cells = lines.lines().map(line -> line.split("\t")).toList();
            return Dataset.ofTexts(
                    cells.stream().map(row -> row[3]).toList(),
                    cells.stream()
                            .map(row -> row[0].equals("ci") ? POEMS.get(0) : POEMS.get(1))
                            .toList(),
                    POEMS);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Split packed(String name, List<String> classes) {
        try (InputStream train = new GZIPInputStream(resource(name + "-train.csv.gz"));
                InputStream test = new GZIPInputStream(resource(name + "-test.csv.gz"))) {
            return new Split(rows(train, classes), rows(test, classes));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Returns 2,400 training and 600 test sentences of reviews, positive or negative. */
    static Split sentences() {
        return new Split(sentences("sentences-train.tsv.gz"), sentences("sentences-test.tsv.gz"));
    }

    /** Each line: label, site, sentence. */
    private static Dataset sentences(String name) {
        try (BufferedReader lines = lines(new GZIPInputStream(resource(name)))) {
            List<String[]> cells = lines.lines().map(line -> line.split("\t")).toList();
            return Dataset.ofTexts(
                    cells.stream().map(row -> row[2]).toList(),
                    cells.stream().map(row -> row[0]).toList(),
                    OPINIONS);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static BufferedReader lines(InputStream in) {
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    private static Dataset images(String name, List<String> classes, int brightest) {
        return Idx.dataset(idx(name + "-images.idx.gz"), idx(name + "-labels.idx.gz"), classes, brightest);
    }

    private static IdxFile idx(String name) {
        try (InputStream in = resource(name)) {
            return IdxFile.read(name, in);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Each line: numbers, then the class. */
    private static Dataset rows(InputStream in, List<String> classes) {
        try (BufferedReader lines = lines(in)) {
            List<String[]> cells =
                    lines.lines().skip(1).map(line -> line.split(",")).toList();
            int width = cells.get(0).length - 1;
            float[][] x = new float[cells.size()][width];
            String[] labels = new String[cells.size()];
            for (int row = 0; row < x.length; row++) {
                for (int column = 0; column < width; column++) {
                    x[row][column] = Float.parseFloat(cells.get(row)[column]);
                }
                labels[row] = cells.get(row)[width];
            }
            return Dataset.of(x, labels, classes);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static InputStream resource(String name) {
        InputStream in = Embedded.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("datasets: " + name
                    + " is missing from the cortado-dsl jar. The jar is incomplete; fetch it again.");
        }
        return in;
    }
}
