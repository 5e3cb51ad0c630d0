package cortado.train;

import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * One of TensorBoard's event files: records of a length, its checksum, a protocol buffer {@code Event} and its checksum.
 *
 * @see <a href="https://github.com/tensorflow/tensorboard/blob/master/tensorboard/compat/proto/event.proto">event.proto</a>
 * @see <a href="https://www.tensorflow.org/tutorials/load_data/tfrecord#tfrecords_format_details">the record format</a>
 */
final class EventFile {
    private static final int MASK = 0xa282ead8;

    private final Path path;

    private EventFile(Path path) {
        this.path = path;
    }

    /** Starts a file in a folder, named after the time and number, so that TensorBoard reads the files of a folder in order. */
    static EventFile in(Path folder, long millis, long number) {
        EventFile file =
                new EventFile(folder.resolve("events.out.tfevents.%010d.cortado.%d".formatted(millis / 1000, number)));
        file.append(millis, 0, bytes(3, "brain.Event:2".getBytes(StandardCharsets.UTF_8)));
        return file;
    }

    /** Appends one number. */
    void add(long millis, long step, String tag, double value) {
        byte[] name = bytes(1, tag.getBytes(StandardCharsets.UTF_8));
        ByteBuffer number = ByteBuffer.allocate(5).order(ByteOrder.LITTLE_ENDIAN);
        number.put((byte) (2 << 3 | 5)).putFloat((float) value);
        append(millis, step, bytes(5, bytes(1, joined(name, number.array()))));
    }

    private void append(long millis, long step, byte[] content) {
        ByteBuffer time = ByteBuffer.allocate(9).order(ByteOrder.LITTLE_ENDIAN);
        time.put((byte) (1 << 3 | 1)).putDouble(millis / 1000.0);
        // Protocol buffers leave out a zero.
        byte[] number = step == 0 ? new byte[0] : joined(new byte[] {2 << 3}, varint(step));
        byte[] event = joined(time.array(), number, content);
        ByteBuffer record = ByteBuffer.allocate(16 + event.length).order(ByteOrder.LITTLE_ENDIAN);
        record.putLong(event.length);
        record.putInt(masked(record.array(), 0, 8)).put(event).putInt(masked(event, 0, event.length));
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            // A stream of java.io, which an interrupt does not close.
            try (OutputStream out = new FileOutputStream(path.toFile(), true)) {
                out.write(record.array());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write " + path + ": " + failure.getMessage(), failure);
        }
    }

    /** Returns a field of bytes. */
    private static byte[] bytes(int field, byte[] content) {
        return joined(new byte[] {(byte) (field << 3 | 2)}, varint(content.length), content);
    }

    private static byte[] varint(long value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long rest = value;
        while (rest >= 0x80) {
            out.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
        return out.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /** Returns the checksum as the format rotates and shifts it. */
    private static int masked(byte[] bytes, int from, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, from, length);
        return Integer.rotateRight((int) sum.getValue(), 15) + MASK;
    }
}
