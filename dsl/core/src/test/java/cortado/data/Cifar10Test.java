package cortado.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cortado.Datasets;
import cortado.base.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The binary version of CIFAR-10, of which a folder is made here. */
class Cifar10Test {
    private static final int IMAGE = 1 + 3072;

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        for (int part = 1; part <= 5; part++) {
            Files.write(folder.resolve("data_batch_" + part + ".bin"), images(part, 2));
        }
        Files.write(folder.resolve("test_batch.bin"), images(9, 1));
    }

    /** Returns images of classes from the given one on, whose first red, green and blue pixels are 10, 20 and 30. */
    private static byte[] images(int firstClass, int count) {
        byte[] bytes = new byte[count * IMAGE];
        for (int i = 0; i < count; i++) {
            bytes[i * IMAGE] = (byte) ((firstClass + i) % 10);
            bytes[i * IMAGE + 1] = 10;
            bytes[i * IMAGE + 1 + 1024] = 20;
            bytes[i * IMAGE + 1 + 2048] = (byte) 255;
        }
        return bytes;
    }

    @Test
    void five_files_train_and_one_tests() {
        Split images = Datasets.cifar10(folder);

        assertThat(images.train().classes()).containsExactly(1, 2, 2, 3, 3, 4, 4, 5, 5, 6);
        assertThat(images.test().label(0)).isEqualTo("truck");
        assertThat(images.train().shape()).isEqualTo(Shape.of(3, 32, 32));
        float[] first = images.train().features(1);
        assertThat(new float[] {first[0], first[1024], first[2048], first[1]})
                .containsExactly(10 / 255f, 20 / 255f, 1, 0);
    }

    @Test
    void damaged_files_are_refused() throws IOException {
        Path file = folder.resolve("data_batch_3.bin");
        byte[] whole = Files.readAllBytes(file);
        whole[IMAGE] = 10;
        Files.write(file, whole);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Datasets.cifar10(folder))
                .withMessage("cifar10: " + file
                        + ", image 1 has the class 10, but there are 10. It is damaged; fetch it again.");
        Files.write(file, java.util.Arrays.copyOf(whole, 5000));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Datasets.cifar10(folder))
                .withMessage("cifar10: " + file
                        + " has 5,000 bytes, which is no multiple of the 3,073 of an image. It is cut off or"
                        + " another version; use the binary one.");
        Files.delete(file);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Datasets.cifar10(folder))
                .withMessage("cifar10: there is no file " + file
                        + ". Pass the folder of the binary version, cifar-10-batches-bin.");
    }
}
