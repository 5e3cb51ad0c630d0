package cortado.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cortado.base.Shape;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxTest {
    private static final byte[] PIXELS = {0, 51, 102, (byte) 153, (byte) 204, (byte) 255, 1, 2, 3, 4, 5, 6};

    @TempDir
    private Path folder;

    private Path images;
    private Path labels;

    @BeforeEach
    void write_two_images() throws IOException {
        images = write("images", idx(PIXELS, 2, 2, 3));
        labels = write("labels", idx(new byte[] {1, 0}, 2));
    }

    @Test
    void grey_images_get_a_channel_and_pixels_from_0_to_1() {
        Dataset data = Idx.read(images, labels, List.of("off", "on"));
        assertThat(data.shape()).isEqualTo(Shape.of(1, 2, 3));
        assertThat(data.features(0)).containsExactly(0, 0.2f, 0.4f, 0.6f, 0.8f, 1);
        assertThat(data.classes()).containsExactly(1, 0);
        assertThat(data.label(0)).isEqualTo("on");
    }

    @Test
    void packed_files_are_recognized_by_content() throws IOException {
        Path packed = write("packed", gzip(Files.readAllBytes(images)));
        assertThat(Idx.read(packed, labels).features())
                .isEqualTo(Idx.read(images, labels).features());
    }

    @Test
    void other_ranks_keep_their_shape() throws IOException {
        Path rows = write("rows", idx(PIXELS, 2, 6));
        Path colors = write("colors", idx(PIXELS, 2, 3, 1, 2));
        assertThat(Idx.read(rows, labels).shape()).isEqualTo(Shape.of(6));
        assertThat(Idx.read(colors, labels).shape()).isEqualTo(Shape.of(3, 1, 2));
    }

    @Test
    void labels_above_127_are_not_negative() throws IOException {
        Path high = write("high", idx(new byte[] {(byte) 200, 0}, 2));
        assertThat(Idx.read(images, high).classes()).containsExactly(200, 0);
    }

    @Test
    void a_missing_file_is_named() {
        Path none = folder.resolve("none");
        refused(none, labels, "idx: there is no file " + none + ".");
    }

    @Test
    void a_foreign_file_is_told_by_its_start() throws IOException {
        Path png = write("png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10});
        refused(
                png,
                labels,
                "idx: " + png + " is no IDX file: it starts with 89 50 4e 47 instead of 00 00 08 and a rank.");
    }

    @Test
    void elements_other_than_bytes_are_refused() throws IOException {
        byte[] floats = idx(PIXELS, 2, 6);
        floats[2] = 0x0d;
        Path file = write("floats", floats);
        refused(file, labels, "idx: " + file + " has elements of type 0x0d, but only unsigned bytes (0x08) are read.");
    }

    @Test
    void a_file_cut_off_anywhere_is_refused() throws IOException {
        byte[] whole = Files.readAllBytes(images);
        Path data = write("data", Arrays.copyOf(whole, whole.length - 5));
        refused(data, labels, "idx: " + data + " is cut off: 7 of 12 bytes are there. Fetch it again.");
        Path sizes = write("sizes", Arrays.copyOf(whole, 10));
        refused(sizes, labels, "idx: " + sizes + " is cut off: 6 of 12 bytes are there. Fetch it again.");
        Path magic = write("magic", Arrays.copyOf(whole, 3));
        refused(magic, labels, "idx: " + magic + " is cut off: 3 of 4 bytes are there. Fetch it again.");
        Path empty = write("empty", new byte[0]);
        refused(empty, labels, "idx: " + empty + " is cut off: 0 of 4 bytes are there. Fetch it again.");
    }

    @Test
    void a_packed_file_cut_off_anywhere_is_refused() throws IOException {
        byte[] whole = gzip(Files.readAllBytes(images));
        for (int length = 2; length < whole.length; length++) {
            Path file = write("cut", Arrays.copyOf(whole, length));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Idx.read(file, labels))
                    .withMessageStartingWith("idx: " + file + " is cut off")
                    .withMessageEndingWith(" Fetch it again.");
        }
    }

    @Test
    void a_damaged_packed_file_is_refused() throws IOException {
        byte[] packed = gzip(Files.readAllBytes(images));
        packed[packed.length - 6] ^= 1;
        Path file = write("damaged", packed);
        refused(file, labels, "idx: " + file + " is cut off or damaged (Corrupt GZIP trailer). Fetch it again.");
    }

    @Test
    void bytes_after_the_end_are_refused() throws IOException {
        Path file = write("long", Arrays.copyOf(Files.readAllBytes(images), 16 + 13));
        refused(
                file,
                labels,
                "idx: " + file + " goes on after the 12 bytes that its header announces. It is damaged or no IDX file; "
                        + "fetch it again.");
    }

    @Test
    void impossible_dimensions_are_refused_before_anything_is_allocated() throws IOException {
        Path huge = write("huge", idx(PIXELS, 60_000, 60_000, 28));
        Path none = write("zero", idx(PIXELS, 0, 28, 28));
        String rest = ", which no array can have. It is damaged or no IDX file.";
        refused(huge, labels, "idx: " + huge + " announces the dimensions [60000, 60000, 28]" + rest);
        refused(none, labels, "idx: " + none + " announces the dimensions [0, 28, 28]" + rest);
    }

    @Test
    void files_of_different_sets_are_refused() throws IOException {
        Path three = write("three", idx(new byte[3], 3));
        refused(
                images,
                three,
                "idx: " + images + " has 2 images, but " + three + " has 3 labels. They are not of one set.");
        refused(
                labels,
                images,
                "idx: images need rank 2 or more and labels rank 1, but " + labels + " has rank 1 and " + images
                        + " has rank 3. Pass the file of images first.");
    }

    private static void refused(Path images, Path labels, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Idx.read(images, labels))
                .withMessage(message);
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static byte[] idx(byte[] values, int... dimensions) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(new byte[] {0, 0, 8, (byte) dimensions.length});
        for (int dimension : dimensions) {
            out.writeInt(dimension);
        }
        out.write(values);
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }
}
