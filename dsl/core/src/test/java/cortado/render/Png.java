package cortado.render;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** A PNG as the JDK's own decoder reads it, and the header fields that it hides. */
record Png(byte[] file, BufferedImage image) {
    static Png read(byte[] file) {
        try {
            return new Png(file, ImageIO.read(new ByteArrayInputStream(file)));
        } catch (IOException broken) {
            throw new AssertionError("not a PNG", broken);
        }
    }

    int width() {
        return image.getWidth();
    }

    int height() {
        return image.getHeight();
    }

    int bytes() {
        return file.length;
    }

    int colorType() {
        return file[25];
    }

    int paletteSize() {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        return ByteBuffer.wrap(file).getInt(text.indexOf("PLTE") - 4) / 3;
    }

    int pixel(int x, int y) {
        return image.getRGB(x, y) & 0xffffff;
    }

    boolean has(int color) {
        return Arrays.stream(pixels()).anyMatch(pixel -> pixel == color);
    }

    int[] pixels() {
        int[] pixels = image.getRGB(0, 0, width(), height(), null, 0, width());
        return Arrays.stream(pixels).map(pixel -> pixel & 0xffffff).toArray();
    }
}
