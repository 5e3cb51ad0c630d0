package cortado;

import static org.assertj.core.api.Assertions.assertThat;

import cortado.base.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetsTest {
    @Test
    void embedded_datasets_have_the_documented_sizes() {
        assertThat(Datasets.fashionMnist())
                .hasToString("\ntrain: 1,500 rows of shape (1, 28, 28), 10 classes\n"
                        + "test:  500 rows of shape (1, 28, 28), 10 classes");
        assertThat(Datasets.digits())
                .hasToString("\ntrain: 1,437 rows of shape (1, 8, 8), 10 classes\n"
                        + "test:  360 rows of shape (1, 8, 8), 10 classes");
        assertThat(Datasets.iris())
                .hasToString("\ntrain: 120 rows of shape (4), 3 classes\ntest:  30 rows of shape (4), 3 classes");
        assertThat(Datasets.wine())
                .hasToString("\ntrain: 142 rows of shape (13), 3 classes\ntest:  36 rows of shape (13), 3 classes");
        assertThat(Datasets.breastCancer())
                .hasToString("\ntrain: 455 rows of shape (30), 2 classes\ntest:  114 rows of shape (30), 2 classes");
        assertThat(Datasets.germanCredit())
                .hasToString("\ntrain: 800 rows of 20 columns, 2 classes\ntest:  200 rows of 20 columns, 2 classes");
        assertThat(Datasets.titanic())
                .hasToString("\ntrain: 1,047 rows of 7 columns, 2 classes\ntest:  262 rows of 7 columns, 2 classes");
    }

    @Test
    void embedded_pixels_use_the_whole_range_from_0_to_1() {
        float[] extremes = {1, 0};
        var pixels = Datasets.fashionMnist().train().features();
        while (pixels.hasRemaining()) {
            float pixel = pixels.get();
            extremes[0] = Math.min(extremes[0], pixel);
            extremes[1] = Math.max(extremes[1], pixel);
        }
        assertThat(extremes).containsExactly(0, 1);
    }

    @Test
    void idx_files_are_read(@TempDir Path folder) throws IOException {
        Path images = Files.write(folder.resolve("i"), new byte[] {0, 0, 8, 2, 0, 0, 0, 1, 0, 0, 0, 2, 0, (byte) 255});
        Path labels = Files.write(folder.resolve("l"), new byte[] {0, 0, 8, 1, 0, 0, 0, 1, 1});
        assertThat(Datasets.idx(images, labels).shape()).isEqualTo(Shape.of(2));
        assertThat(Datasets.idx(images, labels).label(0)).isEqualTo("1");
    }
}
