package cortado.data;

import java.awt.image.Raster;
import java.io.IOException;
import javax.imageio.ImageReader;

/**
 * JPEG files with four inks, cyan, magenta, yellow and black (CMYK), or with luma and chroma in the place of the first three (YCCK), which
 * Java hands out as they are stored: inverted, as Adobe began it and all do.
 *
 * <p>What is left of the light of a color is what its ink and the black ink let through, as PIL converts; color profiles are not applied.
 *
 * @see <a href="https://www.itu.int/rec/T-REC-T.872">ITU-T T.872, 6.5.3: Adobe's segment</a>
 */
final class Inks {
    private static final int FULL = 255;

    /** Adobe's segment, APP14, and where in it the transform stands. */
    private static final int ADOBE = 0xee;

    private static final int TRANSFORM = 15;
    private static final int YCCK = 2;

    private Inks() {}

    /** Returns whether a file has four inks. */
    static boolean areIn(byte[] file) {
        for (int at = 2; at + 9 < file.length && (file[at] & FULL) == 0xff; at = next(file, at)) {
            int marker = file[at + 1] & FULL;
            boolean isTable = marker == 0xc4 || marker == 0xc8 || marker == 0xcc;
            if (marker >= 0xc0 && marker <= 0xcf && !isTable) {
                return file[at + 9] == 4;
            }
        }
        return false;
    }

    private static int next(byte[] file, int at) {
        return at + 2 + ((file[at + 2] & FULL) << 8 | file[at + 3] & FULL);
    }

    private static boolean hasLuma(byte[] file) {
        for (int at = 2; at + TRANSFORM < file.length && (file[at] & FULL) == 0xff; at = next(file, at)) {
            if ((file[at + 1] & FULL) == ADOBE && file[at + 4] == 'A') {
                return file[at + TRANSFORM] == YCCK;
            }
        }
        return false;
    }

    /** Returns the image in red, green and blue. */
    static Pixels pixels(ImageReader reader, byte[] file) throws IOException {
        Raster raster = reader.readRaster(0, null);
        boolean hasLuma = hasLuma(file);
        int width = raster.getWidth();
        byte[] values = new byte[3 * width * raster.getHeight()];
        int[] row = new int[4 * width];
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(0, y, width, 1, row);
            for (int x = 0; x < width; x++) {
                if (hasLuma) {
                    toInks(row, 4 * x);
                }
                for (int c = 0; c < 3; c++) {
                    values[3 * (y * width + x) + c] = (byte) ((row[4 * x + c] * row[4 * x + 3] + FULL / 2) / FULL);
                }
            }
        }
        return new Pixels(values, raster.getHeight(), width, 3);
    }

    /** Puts the stored inks in the place of luma and chroma. */
    private static void toInks(int[] row, int at) {
        double luma = row[at];
        double blue = row[at + 1] - 128;
        double red = row[at + 2] - 128;
        row[at] = FULL - limited(luma + 1.402 * red);
        row[at + 1] = FULL - limited(luma - 0.344136 * blue - 0.714136 * red);
        row[at + 2] = FULL - limited(luma + 1.772 * blue);
    }

    private static int limited(double value) {
        return (int) Math.max(0, Math.min(FULL, Math.round(value)));
    }
}
