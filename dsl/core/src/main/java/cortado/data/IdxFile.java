package cortado.data;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * One array of unsigned bytes in the IDX format: two zero bytes, the element type, the number of dimensions, each dimension
 * as a big-endian int, then the elements. Gzip is recognized by its content.
 */
@SuppressWarnings("ArrayRecordComponent")
record IdxFile(String name, int[] dimensions, byte[] values) {
    private static final int UNSIGNED_BYTE = 0x08;

    /**
     * Reads one array; the stream is left open.
     *
     * @param name how messages call the file
     * @throws IllegalArgumentException if it is no IDX file of unsigned bytes, or is cut off or damaged
     */
    static IdxFile read(String name, InputStream from) {
        try {
            InputStream in = unpacked(from);
            int[] dimensions = header(name, in);
            int size = elements(name, dimensions);
            byte[] values = in.readNBytes(size);
            if (values.length < size) {
                throw truncated(name, values.length, size);
            }
            if (in.read() >= 0) {
                throw new IllegalArgumentException("idx: " + name + " goes on after the " + size
                        + " bytes that its header announces. It is damaged or no IDX file; fetch it again.");
            }
            return new IdxFile(name, dimensions, values);
        } catch (EOFException | ZipException damaged) {
            throw new IllegalArgumentException(
                    "idx: " + name + " is cut off or damaged (" + damaged.getMessage() + "). Fetch it again.", damaged);
        } catch (IOException failed) {
            throw new UncheckedIOException("idx: " + name + " could not be read: " + failed.getMessage(), failed);
        }
    }

    private static InputStream unpacked(InputStream from) throws IOException {
        byte[] start = from.readNBytes(2);
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(start), from);
        boolean isGzip = start.length == 2 && (start[0] & 0xff) == 0x1f && (start[1] & 0xff) == 0x8b;
        return isGzip ? new GZIPInputStream(whole, 1 << 16) : whole;
    }

    private static int[] header(String name, InputStream in) throws IOException {
        byte[] magic = in.readNBytes(4);
        if (magic.length < 4) {
            throw truncated(name, magic.length, 4);
        }
        if (magic[0] != 0 || magic[1] != 0 || magic[3] < 1) {
            throw new IllegalArgumentException("idx: %s is no IDX file: it starts with %02x %02x %02x %02x %s"
                    .formatted(name, magic[0], magic[1], magic[2], magic[3], "instead of 00 00 08 and a rank."));
        }
        if (magic[2] != UNSIGNED_BYTE) {
            throw new IllegalArgumentException(
                    "idx: %s has elements of type 0x%02x, but only unsigned bytes (0x08) are read."
                            .formatted(name, magic[2]));
        }
        byte[] sizes = in.readNBytes(4 * magic[3]);
        if (sizes.length < 4 * magic[3]) {
            throw truncated(name, sizes.length, 4 * magic[3]);
        }
        int[] dimensions = new int[magic[3]];
        ByteBuffer.wrap(sizes).asIntBuffer().get(dimensions);
        return dimensions;
    }

    private static int elements(String name, int[] dimensions) {
        long size = 1;
        for (int dimension : dimensions) {
            size = dimension < 1 ? -1 : size * dimension;
            if (size < 1 || size > Integer.MAX_VALUE - 16) {
                throw new IllegalArgumentException("idx: %s announces the dimensions %s, which no array can have. %s"
                        .formatted(name, Arrays.toString(dimensions), "It is damaged or no IDX file."));
            }
        }
        return (int) size;
    }

    private static IllegalArgumentException truncated(String name, int found, int wanted) {
        return new IllegalArgumentException(String.format(
                Locale.ROOT, "idx: %s is cut off: %,d of %,d bytes are there. Fetch it again.", name, found, wanted));
    }
}
