package cortado.train;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import cortado.base.Shape;
import cortado.network.Weights;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * The safetensors format: the length of a JSON header, the header, the arrays.
 *
 * @see <a href="https://huggingface.co/docs/safetensors">the format</a>
 */
final class SafeTensors {
    private static final Gson GSON = new Gson();

    private SafeTensors() {}

    static byte[] encode(Weights weights) {
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

    /** Returns the arrays; a header that does not fit the data ends in a runtime exception. */
    static Weights decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int length = Math.toIntExact(in.getLong());
        JsonObject header = GSON.fromJson(new String(bytes, 8, length, StandardCharsets.UTF_8), JsonObject.class);
        Map<String, Weights.Values> arrays = new LinkedHashMap<>();
        for (Map.Entry<String, JsonElement> entry : header.entrySet()) {
            if (entry.getKey().equals("__metadata__")) {
                continue;
            }
            JsonObject array = entry.getValue().getAsJsonObject();
            int[] dimensions = StreamSupport.stream(
                            array.getAsJsonArray("shape").spliterator(), false)
                    .mapToInt(JsonElement::getAsInt)
                    .toArray();
            requireFloats(entry.getKey(), array);
            int start = 8 + length + array.getAsJsonArray("data_offsets").get(0).getAsInt();
            arrays.put(entry.getKey(), values(in.position(start).slice(), Shape.of(dimensions)));
        }
        return Weights.of(arrays);
    }

    private static void requireFloats(String name, JsonObject array) {
        String type = array.get("dtype").getAsString();
        if (!type.equals("F32")) {
            throw new IllegalArgumentException("array '" + name + "' holds " + type + " instead of F32");
        }
    }

    private static Weights.Values values(ByteBuffer bytes, Shape shape) {
        FloatBuffer floats = bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        if (shape.size() > floats.remaining()) {
            throw new BufferUnderflowException();
        }
        float[] values = new float[(int) shape.size()];
        floats.get(values);
        return new Weights.Values(shape, values);
    }
}
