package cortado.weights;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads the header of a safetensors file and trusts nothing in it: arrays must fill the data without overlaps and gaps, each must be
 * as long as its shape and type say, and no name may come twice.
 */
final class Header {
    /**
     * One array.
     *
     * @param type of its elements
     * @param shape its dimensions
     * @param begin where its bytes begin, counted from the first byte after the header
     * @param end where they end
     */
    record Entry(TensorType type, List<Long> shape, long begin, long end) {}

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private Header() {}

    /**
     * Returns the arrays in the header's order.
     *
     * @param dataLength number of bytes after the header
     * @throws IllegalArgumentException if the header is not of the format; the message says what is wrong with it
     */
    static Map<String, Entry> parse(ByteBuffer json, long dataLength) {
        Header header = new Header();
        try (JsonReader reader = new JsonReader(new StringReader(
                StandardCharsets.UTF_8.newDecoder().decode(json).toString()))) {
            header.read(reader);
        } catch (CharacterCodingException malformed) {
            throw new IllegalArgumentException("its header is no UTF-8 text", malformed);
        } catch (IOException | IllegalStateException | NumberFormatException malformed) {
            throw new IllegalArgumentException("its header is not the JSON of safetensors", malformed);
        }
        header.checkOffsets(dataLength);
        return header.entries;
    }

    private void read(JsonReader in) throws IOException {
        in.beginObject();
        boolean hasMetadata = false;
        while (in.hasNext()) {
            String name = in.nextName();
            if (name.equals("__metadata__") && !hasMetadata) {
                hasMetadata = true;
                in.skipValue();
            } else if (entries.containsKey(name) || name.equals("__metadata__")) {
                throw new IllegalArgumentException("its header names '" + name + "' twice");
            } else {
                entries.put(name, entry(name, in));
            }
        }
        in.endObject();
        if (in.peek() != JsonToken.END_DOCUMENT) {
            throw new IllegalStateException("more than one object");
        }
    }

    private static Entry entry(String name, JsonReader in) throws IOException {
        String type = "";
        List<Long> shape = null;
        List<Long> offsets = null;
        in.beginObject();
        while (in.hasNext()) {
            switch (in.nextName()) {
                case "dtype" -> type = in.nextString();
                case "shape" -> shape = numbers(in);
                case "data_offsets" -> offsets = numbers(in);
                default -> in.skipValue();
            }
        }
        in.endObject();
        if (type.isEmpty() || shape == null || offsets == null || offsets.size() != 2) {
            throw new IllegalArgumentException(
                    "array '" + name + "' does not have one each of dtype, shape and two data_offsets");
        }
        Entry entry = new Entry(type(name, type), shape, offsets.get(0), offsets.get(1));
        long size = entry.end - entry.begin;
        if (entry.begin < 0 || size != length(entry)) {
            throw new IllegalArgumentException(
                    "array '%s' of type %s and shape %s has the data_offsets %s".formatted(name, type, shape, offsets));
        }
        return entry;
    }

    private static List<Long> numbers(JsonReader in) throws IOException {
        List<Long> numbers = new ArrayList<>();
        in.beginArray();
        while (in.hasNext()) {
            numbers.add(in.nextLong());
        }
        in.endArray();
        return numbers;
    }

    private static TensorType type(String name, String type) {
        return Stream.of(TensorType.values())
                .filter(known -> known.name().equals(type))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("array '" + name + "' is of type '" + type
                        + "'; those that can be read are " + Arrays.toString(TensorType.values())));
    }

    /** Returns the number of bytes that shape and type need, or -1 if there is no such number. */
    private static long length(Entry entry) {
        long length = entry.type.bytes();
        for (long dimension : entry.shape) {
            if (dimension < 0 || dimension != 0 && length > Long.MAX_VALUE / dimension) {
                return -1;
            }
            length *= dimension;
        }
        return length;
    }

    private void checkOffsets(long dataLength) {
        List<Map.Entry<String, Entry>> ordered = new ArrayList<>(entries.entrySet());
        ordered.sort(Comparator.comparingLong((Map.Entry<String, Entry> named) -> named.getValue().begin)
                .thenComparingLong(named -> named.getValue().end));
        long expected = 0;
        for (Map.Entry<String, Entry> named : ordered) {
            if (named.getValue().begin != expected) {
                throw new IllegalArgumentException("array '" + named.getKey() + "' begins at byte "
                        + named.getValue().begin + " of the data, where the array before it ends at " + expected);
            }
            expected = named.getValue().end;
        }
        if (expected != dataLength) {
            throw new IllegalArgumentException(
                    "its arrays have " + expected + " bytes, but the file has " + dataLength + " after its header");
        }
    }
}
