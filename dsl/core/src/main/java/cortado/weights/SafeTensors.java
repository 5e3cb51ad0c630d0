package cortado.weights;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import cortado.base.Shape;
import cortado.network.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The safetensors format: the length of a JSON header, the header, the arrays; nothing in it is code.
 *
 * @see <a href="https://huggingface.co/docs/safetensors">the format</a>
 */
public final class SafeTensors {
    /** The format's own limit. */
    private static final long LONGEST_HEADER = 100_000_000;

    private static final int CHUNK = 1 << 20;
    private static final Gson GSON = new Gson();

    /** Where bytes come from: fills the buffer from a position on. */
    private interface Source {
        void read(long position, ByteBuffer into) throws IOException;
    }

    private final Source source;
    private final long begin;
    private final Map<String, Header.Entry> entries;

    private SafeTensors(Source source, long size) throws IOException {
        this.source = source;
        if (size < 8) {
            throw new IllegalArgumentException("it has " + size + " bytes, fewer than the length of a header takes");
        }
        long length = bytes(0, 8).getLong();
        if (length < 0 || length > LONGEST_HEADER || length > size - 8) {
            throw new IllegalArgumentException("its header would be %s bytes long, but the file has %d after its length"
                    .formatted(Long.toUnsignedString(length), size - 8));
        }
        begin = 8 + length;
        entries = Header.parse(bytes(8, (int) length), size - begin);
    }

    /** Returns the arrays as a file has them. */
    public static byte[] encode(Weights weights) {
        JsonObject header = new JsonObject();
        long offset = 0;
        for (String name : weights.names()) {
            Shape shape = weights.get(name).shape();
            JsonObject entry = new JsonObject();
            entry.addProperty("dtype", "F32");
            entry.add("shape", GSON.toJsonTree(shape.toArray()));
            entry.add("data_offsets", GSON.toJsonTree(new long[] {offset, offset + 4 * shape.size()}));
            header.add(name, entry);
            offset += 4 * shape.size();
        }
        byte[] json = GSON.toJson(header).getBytes(StandardCharsets.UTF_8);
        int padded = (json.length + 7) / 8 * 8;
        ByteBuffer out =
                ByteBuffer.allocate(Math.toIntExact(8 + padded + offset)).order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(padded).put(json).put(" ".repeat(padded - json.length).getBytes(StandardCharsets.US_ASCII));
        for (String name : weights.names()) {
            float[] values = weights.get(name).values();
            out.asFloatBuffer().put(values);
            out.position(out.position() + 4 * values.length);
        }
        return out.array();
    }

    /**
     * Returns the arrays that {@link #encode} wrote.
     *
     * @throws IllegalArgumentException if they are not of the format, or not float32
     */
    public static Weights decode(byte[] bytes) {
        try {
            SafeTensors file = new SafeTensors(
                    (position, into) -> into.put(bytes, Math.toIntExact(position), into.remaining()), bytes.length);
            Map<String, Weights.Values> arrays = new LinkedHashMap<>();
            for (Map.Entry<String, Header.Entry> entry : file.entries.entrySet()) {
                TensorType type = entry.getValue().type();
                if (type != TensorType.F32) {
                    throw new IllegalArgumentException(
                            "array '" + entry.getKey() + "' holds " + type + " instead of F32");
                }
                arrays.put(
                        entry.getKey(),
                        new Weights.Values(Shape.of(file.shape(entry.getKey())), file.values(entry.getKey())));
            }
            return Weights.of(arrays);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /**
     * Reads the header of a file, which stays the caller's to close.
     *
     * @throws IllegalArgumentException if it is not of the format
     */
    static SafeTensors of(FileChannel channel) throws IOException {
        return new SafeTensors(
                (position, into) -> {
                    while (into.hasRemaining()) {
                        if (channel.read(into, position + into.position()) < 0) {
                            throw new IOException("it became shorter while it was read");
                        }
                    }
                },
                channel.size());
    }

    /** Returns the arrays by name. */
    Map<String, Header.Entry> entries() {
        return entries;
    }

    /**
     * Returns the shape of an array.
     *
     * @throws IllegalArgumentException if a dimension is more than an array in Java can have
     */
    private int[] shape(String name) {
        return entry(name).shape().stream()
                .mapToInt(dimension -> (int) Math.min(Integer.MAX_VALUE, dimension))
                .toArray();
    }

    private Header.Entry entry(String name) {
        return Objects.requireNonNull(entries.get(name), name);
    }

    /**
     * Returns the elements of an array as float32.
     *
     * @throws IllegalArgumentException if there are more than an array in Java can have, or float32 cannot hold one
     */
    float[] values(String name) throws IOException {
        Header.Entry entry = entry(name);
        TensorType type = entry.type();
        long count = (entry.end() - entry.begin()) / type.bytes();
        if (count > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("array '" + name + "' has " + count + " values, more than can be read");
        }
        float[] values = new float[(int) count];
        int inChunk = CHUNK / type.bytes();
        for (int from = 0; from < values.length; from += inChunk) {
            int to = Math.min(values.length, from + inChunk);
            ByteBuffer chunk = bytes(begin + entry.begin() + (long) from * type.bytes(), (to - from) * type.bytes());
            try {
                for (int i = from; i < to; i++) {
                    values[i] = type.read(chunk);
                }
            } catch (IllegalArgumentException outside) {
                throw new IllegalArgumentException(
                        "array '" + name + "' of type " + type + " " + outside.getMessage()
                                + ", which float32 cannot hold",
                        outside);
            }
        }
        return values;
    }

    private ByteBuffer bytes(long position, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        source.read(position, bytes);
        return bytes.flip();
    }
}
