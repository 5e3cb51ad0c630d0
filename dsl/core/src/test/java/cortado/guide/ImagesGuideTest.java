package cortado.guide;

import static cortado.Cortado.adam;
import static cortado.Cortado.brightness;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.cutmix;
import static cortado.Cortado.dense;
import static cortado.Cortado.flatten;
import static cortado.Cortado.flipHorizontal;
import static cortado.Cortado.hue;
import static cortado.Cortado.input;
import static cortado.Cortado.resizedCrop;
import static cortado.Cortado.rotationDeg;
import static cortado.Cortado.sequential;
import static cortado.Cortado.shift;
import static cortado.Cortado.sometimes;
import static cortado.Cortado.zoom;
import static org.assertj.core.api.Assertions.assertThat;

import cortado.Datasets;
import cortado.augment.Fill;
import cortado.base.Shape;
import cortado.data.Dataset;
import cortado.data.RowSource;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of {@code docs/images.md}. */
class ImagesGuideTest {
    @Test
    void the_page_shows_what_is_tested_here() {
        Pages.assertTested("images.md", ImagesGuideTest.class);
    }

    /** Writes some disks of two colors, as JPEG files of several sizes. */
    private static void draw(Path folder) throws IOException {
        for (int i = 0; i < 40; i++) {
            boolean isRose = i % 2 == 0;
            BufferedImage image = new BufferedImage(40 + i, 60, BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = image.createGraphics();
            graphics.setColor(isRose ? new Color(200, 20, 60 + i) : new Color(120, 90, 200 + i));
            graphics.fillOval(5, 10, 20 + i / 2, 40);
            graphics.dispose();
            Path place = Files.createDirectories(folder.resolve(isRose ? "roses" : "asters"));
            assertThat(ImageIO.write(image, "jpg", place.resolve(i + ".jpg").toFile()))
                    .isTrue();
        }
    }

    @Test
    void a_folder_of_classes(@TempDir Path folder) throws IOException {
        draw(folder);

        var flowers = Datasets.imageFolder(folder).resize(32, 32).labeled();
        var parts = flowers.split(0.25, 42);

        var model = sequential(input(3, 32, 32), flatten(), dense(2))
                .compile(adam(1e-3), crossEntropy())
                .epochs(10)
                .quiet()
                .fit(parts.train());
        assertThat(model.evaluate(parts.test()).accuracy()).isEqualTo(1);
        assertThat(flowers.classNames()).containsExactly("asters", "roses");

        Dataset train = parts.train();
        Dataset changed = train.augment(
                rotationDeg(20).fill(Fill.REFLECT),
                resizedCrop(0.6).fill(Fill.REFLECT),
                flipHorizontal(),
                brightness(0.2),
                sometimes(0.3, hue(0.1)),
                cutmix(1));
        assertThat(changed.isAugmented()).isTrue();
        assertThat(changed.mixing()).isPresent();
    }

    @Test
    @SuppressWarnings("MissingOverride")
    void rows_from_elsewhere() {
        RowSource waves = new RowSource() {
            public int size() {
                return 1_000_000;
            }

            public Shape shape() {
                return Shape.of(1, 16, 16);
            }

            public void read(int row, float[] into, int at) {
                for (int i = 0; i < 256; i++) {
                    into[at + i] = (float) Math.sin(row * 0.1 + i);
                }
            }
        };
        var rows = Dataset.of(waves);

        assertThat(rows.size()).isEqualTo(1_000_000);
        assertThat(rows.features(10)[3]).isEqualTo((float) Math.sin(4));
    }

    @Test
    void augmented_images() {
        var fashion = Datasets.fashionMnist();
        var net = sequential(input(1, 28, 28), flatten(), dense(10));
        var data = fashion.train().augment(rotationDeg(10), shift(0.1, 0.1), zoom(0.1), flipHorizontal());
        var model = net.compile(adam(1e-3), crossEntropy())
                .epochs(2)
                .validationSplit(0.1)
                .fit(data);

        assertThat(model.evaluate(fashion.test()).accuracy()).isGreaterThan(0.55);
        assertThat(data.preview().alt())
                .isEqualTo(
                        "Augmented, the image itself first: 48 images of 28 x 28 pixels: T-shirt/top, Trouser, Pullover, Dress,"
                                + " Coat, Sandal.");
    }

    @Test
    void a_change_of_ones_own() {
        Dataset data = Datasets.iris().train();
        Dataset changed = data.augment((row, shape, random) -> {
            int channel = random.nextInt(row.length);
            row[channel] = 0;
        });

        float[] drawn = changed.augmented(new cortado.base.Seed(1), 5).features(0);
        assertThat(drawn).containsOnlyOnce(0).isNotEqualTo(data.features(5));
    }
}
