package cortado.train;

import static cortado.Cortado.adam;
import static cortado.Cortado.avgPool2d;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.flatten;
import static cortado.Cortado.flipHorizontal;
import static cortado.Cortado.input;
import static cortado.Cortado.sequential;
import static org.assertj.core.api.Assertions.assertThat;

import cortado.Datasets;
import cortado.data.Dataset;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A folder of images that is larger than the heap. */
class LargeFolderTest {
    private static final int IMAGES = 600;

    /** Trains, validates, predicts and evaluates. */
    public static final class Trainer {
        private Trainer() {}

        public static void main(String[] arguments) {
            Dataset images =
                    Datasets.imageFolder(Path.of(arguments[0])).resize(224, 224).labeled();
            Learner learner = sequential(input(3, 224, 224), avgPool2d(28), flatten(), dense(2))
                    .compile(adam(1e-2), crossEntropy())
                    .batchSize(16)
                    .epochs(2)
                    .validationSplit(0.2)
                    .quiet();
            Model model = learner.fit(images);
            Model augmented = learner.fit(images.augment(flipHorizontal()));
            System.out.println(model.evaluate(images).accuracy() + " "
                    + augmented.evaluate(images).accuracy() + " " + model.predict(images).length);
        }
    }

    @Test
    @Timeout(180)
    void a_folder_trains_whose_images_do_not_fit_into_the_heap(@TempDir Path folder)
            throws IOException, InterruptedException {
        for (int i = 0; i < IMAGES; i++) {
            BufferedImage image = new BufferedImage(48, 48, BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = image.createGraphics();
            graphics.setColor(i % 2 == 0 ? Color.RED : Color.BLUE);
            graphics.fillRect(i % 24, i % 17, 24, 30);
            graphics.dispose();
            Path place = Files.createDirectories(folder.resolve(i % 2 == 0 ? "red" : "blue"));
            assertThat(ImageIO.write(image, "jpg", place.resolve(i + ".jpg").toFile()))
                    .isTrue();
        }
        // As float32 numbers the images take 361 MB, the heap has 256.
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Trainer.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output.strip().lines().reduce((first, last) -> last)).contains("1.0 1.0 600");
    }
}
