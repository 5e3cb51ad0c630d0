package cortado.data;

import static cortado.Cortado.adam;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.flatten;
import static cortado.Cortado.input;
import static cortado.Cortado.sequential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.google.gson.Gson;
import cortado.Datasets;
import cortado.base.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Folders of images, against PIL. */
class ImageFolderTest {
    private static final Golden GOLDEN = read();

    @TempDir
    Path folder;

    record Golden(Map<String, Image> files, List<Image> sizes) {}

    record Image(int height, int width, int[] color, int[] grey) {}

    private static Golden read() {
        try (Reader reader = new InputStreamReader(open("images.json"), StandardCharsets.UTF_8)) {
            return new Gson().fromJson(reader, Golden.class);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(ImageFolderTest.class.getResourceAsStream("/golden/images/" + name), name);
    }

    private static byte[] bytes(String name) {
        try (InputStream in = open(name)) {
            return in.readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @CanIgnoreReturnValue
    private Path put(String place, byte[] content) {
        try {
            Path file = folder.resolve(place);
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            return Files.write(file, content);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void assertPixels(float[] actual, int[] expected, int tolerance) {
        float[] shares = new float[expected.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = expected[i] / 255f;
        }
        assertThat(actual).containsExactly(shares, Offset.offset((tolerance + 0.01f) / 255));
    }

    static Stream<String> names() {
        return GOLDEN.files.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("names")
    void every_format_is_read_as_pil_reads_it(String name) {
        put(name, bytes(name));
        Image expected = Objects.requireNonNull(GOLDEN.files.get(name));
        // Libraries may round the cosine transform differently.
        int tolerance =
                name.endsWith(".jpg") ? 3 : name.equals("transparent.png") || name.equals("greyAlpha.png") ? 1 : 0;
        Dataset color = Datasets.imageFolder(folder).unlabeled();

        assertThat(color.shape()).isEqualTo(Shape.of(3, expected.height, expected.width));
        assertPixels(color.features(0), expected.color, tolerance);
        assertPixels(Datasets.imageFolder(folder).grey().unlabeled().features(0), expected.grey, tolerance);
    }

    @Test
    void there_are_pictures_of_every_kind() {
        assertThat(names()).hasSize(21);
    }

    static Stream<Image> sizes() {
        return GOLDEN.sizes.stream();
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void images_are_resized_as_pil_resizes_them(Image expected) {
        put("color.png", bytes("color.png"));
        Dataset images = Datasets.imageFolder(folder)
                .resize(expected.height, expected.width)
                .unlabeled();

        assertPixels(images.features(0), expected.color, 1);
    }

    private void putFlowers() {
        for (int i = 1; i <= 8; i++) {
            put((i % 2 == 0 ? "roses/" : "asters/deep/") + i + ".jpg", bytes("turned1.jpg"));
        }
        put("roses/color.png", bytes("color.png"));
        put("roses/.hidden", new byte[] {1});
        put(".git/config", new byte[] {1});
    }

    @Test
    void folders_are_classes_in_natural_order() {
        putFlowers();
        Dataset flowers = Datasets.imageFolder(folder).resize(16, 24).labeled();

        assertThat(flowers.classNames()).containsExactly("asters", "roses");
        assertThat(flowers.classes()).containsExactly(0, 0, 0, 0, 1, 1, 1, 1, 1);
        assertThat(flowers)
                .hasToString(
                        "\nDataset: 9 rows of shape (3, 16, 24), 2 classes\n  asters       4   44.4%\n  roses        5   55.6%");
        assertThat(flowers.isInMemory()).isFalse();
        assertThat(flowers.inMemory().features()).isEqualTo(flowers.features());
        assertThat(flowers.rows(8, 0).features(1)).containsExactly(flowers.features(0));
        assertThat(flowers.split(0.5).test().size()).isEqualTo(5);
    }

    @Test
    void images_that_were_kept_are_those_that_were_decoded() {
        putFlowers();
        ImageFolder flowers = Datasets.imageFolder(folder).resize(9, 9);
        Dataset never = flowers.memory(0).labeled();
        Dataset kept = flowers.labeled();

        assertThat(kept.features()).isEqualTo(never.features());
        assertThat(kept.features()).isEqualTo(never.features());
    }

    @Test
    void a_network_learns_from_files_what_it_learns_from_arrays() {
        putFlowers();
        Dataset flowers = Datasets.imageFolder(folder).resize(8, 8).labeled();
        var learner = sequential(input(3, 8, 8), flatten(), dense(2))
                .compile(adam(1e-2), crossEntropy())
                .epochs(3)
                .batchSize(4)
                .quiet();
        var model = learner.fit(flowers);

        assertThat(model.predict(flowers))
                .isDeepEqualTo(learner.fit(flowers.inMemory()).predict(flowers.inMemory()));
        assertThat(model.evaluate(flowers).accuracy()).isBetween(0.0, 1.0);
        assertThat(learner.fit(flowers.augment((row, shape, random) -> {})).predict(flowers))
                .isDeepEqualTo(model.predict(flowers));
    }

    @Test
    void a_file_that_is_no_image_is_named() {
        putFlowers();
        byte[] whole = bytes("turned1.jpg");
        put("asters/cut.jpg", java.util.Arrays.copyOf(whole, whole.length / 2));
        put("asters/empty.png", new byte[0]);
        put("roses/notes.txt", "No image".getBytes(StandardCharsets.UTF_8));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Datasets.imageFolder(folder).resize(8, 8).labeled())
                .withMessage("imageFolder: " + folder
                        + ": 3 files are no images that can be read: 'asters/cut.jpg' (it is cut off),"
                        + " 'asters/empty.png' (it is empty), 'roses/notes.txt' (it is no JPEG, PNG, GIF or BMP file). Mend or remove"
                        + " them, or leave such files out with skipDamaged().");
        Dataset rest = Datasets.imageFolder(folder).resize(8, 8).skipDamaged().labeled();
        assertThat(rest.classes()).containsExactly(0, 0, 0, 0, 1, 1, 1, 1, 1);
    }

    @Test
    void a_file_that_turns_out_to_be_damaged_is_named_when_it_is_needed() {
        byte[] whole = bytes("color.png");
        whole[60] ^= 0x55;
        whole[200] ^= 0x55;
        put("odd.png", whole);
        Dataset images = Datasets.imageFolder(folder).unlabeled();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> images.features(0))
                .withMessageStartingWith("imageFolder: " + folder.resolve("odd.png") + " cannot be read (")
                .withMessageEndingWith("). Mend or remove it, or leave such files out with skipDamaged().");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Datasets.imageFolder(folder).skipDamaged().unlabeled())
                .withMessage("imageFolder: " + folder + ": none of its 1 files is an image. Pass another folder.");
    }

    @Test
    void images_of_several_sizes_need_one() {
        putFlowers();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Datasets.imageFolder(folder).labeled())
                .withMessage(
                        "imageFolder: " + folder + ": images differ in size, 'asters/deep/1.jpg' has 24 x 16 pixels,"
                                + " 'roses/color.png' 23 x 19. Choose one with resize(height, width), e.g. resize(224, 224).");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Datasets.imageFolder(folder).resize(0, 8))
                .withMessage(
                        "imageFolder: resize needs a height and a width of at least 1, but got 0 and 8. Try resize(224, 224).");
    }

    @Test
    void folders_that_are_not_as_they_should_be_are_refused() throws IOException {
        Path missing = folder.resolve("missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Datasets.imageFolder(missing).labeled())
                .withMessage("imageFolder: " + missing + ": it does not exist. Check the path.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Datasets.imageFolder(folder).labeled())
                .withMessage("imageFolder: " + folder
                        + ": it has no folder. Put the images of each class into a folder of its name.");
        Files.createDirectories(folder.resolve("roses"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Datasets.imageFolder(folder).labeled())
                .withMessage("imageFolder: " + folder + ": its folder 'roses' has no image. Remove the folder.");
        put("color.png", bytes("color.png"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Datasets.imageFolder(folder).labeled())
                .withMessage("imageFolder: " + folder
                        + ": 'color.png' lies beside the folders of classes. Move it into one of them.");
    }

    @Test
    void rows_that_do_not_fit_into_memory_are_not_read_at_once() {
        Dataset endless = Dataset.of(new RowSource() {
            @Override
            public int size() {
                return 1_000_000;
            }

            @Override
            public Shape shape() {
                return Shape.of(3, 224, 224);
            }

            @Override
            public void read(int row, float[] into, int at) {
                into[at] = row;
            }
        });

        assertThat(endless.row(77).features(0)[0]).isEqualTo(77);
        assertThatIllegalStateException()
                .isThrownBy(endless::features)
                .withMessageStartingWith(
                        "dataset: 1,000,000 rows of shape (3, 224, 224) would take 574,218 MB of a heap of ")
                .withMessageEndingWith(
                        "MB at once, because they are read when they are needed. Take fewer rows, e.g. take(1000), make"
                                + " them smaller, or start Java with a larger -Xmx.");
    }

    @Test
    void a_source_that_gives_what_is_no_number_is_named() {
        Dataset odd = Dataset.of(new RowSource() {
            @Override
            public int size() {
                return 3;
            }

            @Override
            public Shape shape() {
                return Shape.of(2);
            }

            @Override
            public void read(int row, float[] into, int at) {
                into[at + 1] = row == 2 ? Float.NaN : row;
            }
        });

        assertThatIllegalArgumentException()
                .isThrownBy(odd::features)
                .withMessage("dataset: features must be finite, but the source gave NaN at position 1 of its row 2.");
    }
}
