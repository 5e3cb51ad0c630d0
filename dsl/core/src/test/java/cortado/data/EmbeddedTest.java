package cortado.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;

import cortado.base.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedTest {
    @Test
    void fashion_mnist_has_the_original_images_in_equal_classes() {
        Split fashion = Embedded.fashionMnist();
        assertThat(fashion.train().shape()).isEqualTo(Shape.of(1, 28, 28));
        assertThat(fashion.train().classCounts()).hasSize(10).containsOnly(150);
        assertThat(fashion.test().classCounts()).hasSize(10).containsOnly(50);
        assertThat(signatures(fashion.train()))
                .isEqualTo(GoldenData.FILE.fashionTrain())
                .doesNotHaveDuplicates();
        assertThat(signatures(fashion.test()))
                .isEqualTo(GoldenData.FILE.fashionTest())
                .doesNotHaveDuplicates();
        assertThat(fashion.test().classNames()).startsWith("T-shirt/top").endsWith("Ankle boot");
    }

    @Test
    void digits_have_every_row_of_scikit_learn_once() {
        Split digits = Embedded.digits();
        assertThat(digits.train().size()).isEqualTo(1437);
        assertThat(digits.test().size()).isEqualTo(360);
        assertThat(digits.train().shape()).isEqualTo(Shape.of(1, 8, 8));
        assertWhole(digits, GoldenData.FILE.digits(), 16);
        assertThat(digits.test().classCounts()).hasSize(10).containsOnly(35, 36, 37);
    }

    @Test
    void iris_has_every_row_of_scikit_learn_once() {
        Split iris = Embedded.iris();
        assertThat(iris.train().classCounts()).containsExactly(40, 40, 40);
        assertThat(iris.test().classCounts()).containsExactly(10, 10, 10);
        assertThat(iris.train().classNames()).containsExactly("setosa", "versicolor", "virginica");
        assertWhole(iris, GoldenData.FILE.iris(), 1);
    }

    @Test
    void wines_and_tumors_have_every_row_of_scikit_learn_once() {
        Split wine = Embedded.wine();
        Split tumors = Embedded.breastCancer();
        assertThat(wine.test().classCounts()).containsExactly(12, 14, 10);
        assertThat(tumors.test().classCounts()).containsExactly(42, 72);
        assertThat(tumors.test().classNames()).containsExactly("malignant", "benign");
        assertWhole(wine, GoldenData.FILE.wine(), 1);
        assertWhole(tumors, GoldenData.FILE.breastCancer(), 1);
    }

    @Test
    void german_credit_has_its_thousand_rows_of_twenty_columns() {
        Split credit = Embedded.germanCredit();
        assertThat(credit.train().classNames()).containsExactly("good", "bad");
        assertThat(credit.train().classCounts()).containsExactly(560, 240);
        assertThat(credit.test().classCounts()).containsExactly(140, 60);
        assertThat(credit.train().columns()).hasSize(20);
        assertThat(credit.train().columns().stream().filter(column -> column instanceof Column.Numbers))
                .hasSize(7);
        // Means of the 1,000 as UCI's description and scikit-learn's copy have them.
        assertThat(mean(credit, "duration")).isEqualTo(20.903, offset(1e-9));
        assertThat(mean(credit, "credit_amount")).isEqualTo(3271.258, offset(1e-9));
        assertThat(mean(credit, "age")).isEqualTo(35.546, offset(1e-9));
    }

    @Test
    void the_titanic_has_its_passengers_with_their_gaps() {
        Split titanic = Embedded.titanic();
        assertThat(titanic.train().classNames()).containsExactly("no", "yes");
        assertThat(titanic.train().classCounts()).containsExactly(647, 400);
        assertThat(titanic.test().classCounts()).containsExactly(162, 100);
        assertThat(titanic.train().columns())
                .extracting(Column::name)
                .containsExactly("pclass", "sex", "age", "sibsp", "parch", "fare", "embarked");
        // Of the original file, by Python: gaps, and sums, which give the published mean age of 29.8811 and fare of
        // 33.2955.
        assertThat(missing(titanic)).containsExactly(0, 0, 263, 0, 0, 1, 2);
        assertThat(sum(titanic, "age")).isEqualTo(31255.6667, offset(1e-6));
        assertThat(sum(titanic, "fare")).isEqualTo(43550.4869, offset(1e-6));
        assertThat(sum(titanic, "pclass")).isEqualTo(3004);
    }

    private static List<Integer> missing(Split split) {
        List<Integer> missing = new ArrayList<>();
        for (int i = 0; i < split.train().columns().size(); i++) {
            missing.add(split.train().columns().get(i).missing()
                    + split.test().columns().get(i).missing());
        }
        return missing;
    }

    private static double sum(Split split, String name) {
        return Stream.of(split.train(), split.test())
                .flatMap(part -> part.columns().stream())
                .filter(column -> column.name().equals(name))
                .flatMapToDouble(column -> Arrays.stream(((Column.Numbers) column).values()))
                .filter(value -> !Double.isNaN(value))
                .sum();
    }

    private static double mean(Split split, String name) {
        double sum = 0;
        for (Dataset part : List.of(split.train(), split.test())) {
            for (Column column : part.columns()) {
                if (column instanceof Column.Numbers numbers && column.name().equals(name)) {
                    sum += java.util.Arrays.stream(numbers.values()).sum();
                }
            }
        }
        return sum / (split.train().size() + split.test().size());
    }

    @Test
    void poems_are_of_two_kinds_and_differ() {
        Split poems = Embedded.poems();
        assertThat(poems.train().classNames()).containsExactly("宋词", "元曲");
        assertThat(poems.train().classCounts()).containsExactly(480, 480);
        assertThat(poems.test().classCounts()).containsExactly(120, 120);
        List<String> all = new ArrayList<>(poems.train().texts());
        all.addAll(poems.test().texts());
        assertThat(all).doesNotHaveDuplicates().allSatisfy(poem -> {
            assertThat(poem.codePointCount(0, poem.length())).isBetween(20, 160);
            assertThat(poem.codePoints()
                            .filter(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN)
                            .count())
                    .isGreaterThan(poem.codePointCount(0, poem.length()) * 6L / 10);
        });
    }

    @Test
    void a_folder_of_idx_files_is_read_packed_or_not_with_dash_or_dot(@TempDir Path folder) throws IOException {
        copy("fashion-mnist-train-images.idx.gz", folder.resolve("train-images-idx3-ubyte.gz"));
        copy("fashion-mnist-train-labels.idx.gz", folder.resolve("train-labels-idx1-ubyte"));
        copy("fashion-mnist-test-images.idx.gz", folder.resolve("t10k-images.idx3-ubyte"));
        copy("fashion-mnist-test-labels.idx.gz", folder.resolve("t10k-labels.idx1-ubyte.gz"));
        Split read = FashionMnist.read(folder);
        assertThat(read.train().features())
                .isEqualTo(Embedded.fashionMnist().train().features());
        assertThat(read.test().classNames())
                .isEqualTo(Embedded.fashionMnist().test().classNames());
    }

    @Test
    void a_folder_without_the_files_is_answered_with_what_is_missing(@TempDir Path folder) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FashionMnist.read(folder))
                .withMessage(
                        "fashionMnist: " + folder + " has no file train-images-idx3-ubyte.gz (nor unpacked). Pass the "
                                + "folder of the four IDX files; on Debian, the package dataset-fashion-mnist puts them in "
                                + "/usr/share/datasets/fashion-mnist.");
    }

    private static void copy(String resource, Path to) throws IOException {
        try (InputStream in = Objects.requireNonNull(Embedded.class.getResourceAsStream(resource))) {
            Files.copy(in, to);
        }
    }

    private static List<String> signatures(Dataset data) {
        List<String> signatures = new ArrayList<>();
        int[] classes = data.classes();
        for (int row = 0; row < data.size(); row++) {
            float[] pixels = data.features(row);
            long sum = 0;
            for (int i = 0; i < pixels.length; i++) {
                sum += Math.round(pixels[i] * 255.0) * (i + 1);
            }
            signatures.add(Long.toHexString(sum) + classes[row]);
        }
        return signatures;
    }

    private static void assertWhole(Split split, GoldenData.Whole golden, double brightest) {
        double[][] sums = new double[golden.sums().length][golden.sums()[0].length];
        int[] counts = new int[sums.length];
        for (Dataset part : List.of(split.train(), split.test())) {
            int[] classes = part.classes();
            for (int row = 0; row < part.size(); row++) {
                counts[classes[row]]++;
                for (int i = 0; i < sums[0].length; i++) {
                    sums[classes[row]][i] += part.features(row)[i] * brightest;
                }
            }
        }
        assertThat(counts).isEqualTo(golden.counts());
        for (int c = 0; c < sums.length; c++) {
            assertThat(sums[c]).containsExactly(golden.sums()[c], offset(1e-3));
        }
    }
}
