package cortado.render;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Encodes pixels as a PNG, with a palette or in full color (PNG specification, color types 3 and 2), without AWT. */
final class PngWriter {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    /** 144 dots per inch: two pixels for one CSS pixel. */
    private static final int PIXELS_PER_METER = 5669;

    private PngWriter() {}

    /** Returns the file of an image given as {@code 0xRRGGBB} row by row, its colors reduced to at most 64. */
    static byte[] write(int[] pixels, int width, int height) {
        Palette palette = Palette.of(pixels, 64);
        int bits = palette.size() <= 2 ? 1 : palette.size() <= 4 ? 2 : palette.size() <= 16 ? 4 : 8;
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        begin(file, width, height, bits, 3);
        chunk(file, "PLTE", palette.toBytes());
        end(file, rows(pixels, width, height, palette, bits));
        return file.toByteArray();
    }

    /** Returns the file of an image given as {@code 0xRRGGBB} row by row, in all its colors. */
    static byte[] writeColors(int[] pixels, int width, int height) {
        ByteBuffer rows = ByteBuffer.allocate((1 + 3 * width) * height);
        for (int i = 0; i < pixels.length; i++) {
            if (i % width == 0) {
                rows.put((byte) 0);
            }
            rows.put((byte) (pixels[i] >> 16)).put((byte) (pixels[i] >> 8)).put((byte) pixels[i]);
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        begin(file, width, height, 8, 2);
        end(file, rows.array());
        return file.toByteArray();
    }

    private static void begin(ByteArrayOutputStream file, int width, int height, int bits, int colorType) {
        file.writeBytes(SIGNATURE);
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        header.put((byte) bits)
                .put((byte) colorType)
                .put((byte) 0)
                .put((byte) 0)
                .put((byte) 0);
        chunk(file, "IHDR", header.array());
    }

    private static void end(ByteArrayOutputStream file, byte[] rows) {
        ByteBuffer density = ByteBuffer.allocate(9)
                .putInt(PIXELS_PER_METER)
                .putInt(PIXELS_PER_METER)
                .put((byte) 1);
        chunk(file, "pHYs", density.array());
        chunk(file, "IDAT", deflate(rows));
        chunk(file, "IEND", new byte[0]);
    }

    /** Packs the palette indices, each row led by filter type 0 (none), which is best for palettes. */
    private static byte[] rows(int[] pixels, int width, int height, Palette palette, int bits) {
        int stride = 1 + (width * bits + 7) / 8;
        byte[] rows = new byte[stride * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int bit = x * bits;
                int at = y * stride + 1 + bit / 8;
                rows[at] |= (byte) (palette.index(pixels[y * width + x]) << 8 - bits - bit % 8);
            }
        }
        return rows;
    }

    private static byte[] deflate(byte[] raw) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            deflater.setInput(raw);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[16384];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static void chunk(ByteArrayOutputStream file, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        file.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        file.writeBytes(name);
        file.writeBytes(data);
        file.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
