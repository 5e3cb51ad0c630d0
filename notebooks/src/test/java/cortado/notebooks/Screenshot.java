package cortado.notebooks;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A page as a browser draws it. */
record Screenshot(BufferedImage image) {
    private static final int CLOSE = 12;

    /** Opens the page in Chromium, without network, and takes a picture of its first 4,200 pixels. */
    static Screenshot of(Path page) {
        Path picture = Path.of(page.toString().replaceFirst("\\.html$", ".png"));
        try {
            Program.Result result = Program.of(Browser.command(
                            "--window-size=1000,4200",
                            "--screenshot=" + picture,
                            page.toUri().toString()))
                    .run()
                    .succeeded();
            BufferedImage image = Files.exists(picture) ? ImageIO.read(picture.toFile()) : null;
            if (image == null) {
                throw new AssertionError("chromium wrote no picture of " + page + "\n" + result.err());
            }
            return new Screenshot(image);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Returns how many pixels have the color, or one that the eye takes for it. */
    int count(int color) {
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += isClose(image.getRGB(x, y), color) ? 1 : 0;
            }
        }
        return count;
    }

    private static boolean isClose(int left, int right) {
        return Math.abs((left >> 16 & 0xff) - (right >> 16 & 0xff)) <= CLOSE
                && Math.abs((left >> 8 & 0xff) - (right >> 8 & 0xff)) <= CLOSE
                && Math.abs((left & 0xff) - (right & 0xff)) <= CLOSE;
    }
}
