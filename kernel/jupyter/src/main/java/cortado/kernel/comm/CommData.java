package cortado.kernel.comm;

import java.util.List;
import java.util.Map;

/**
 * What one message of a comm carries.
 *
 * @param values as JSON: maps, lists, strings, numbers, booleans
 * @param metadata of the message, as JSON
 * @param buffers binary attachments
 */
public record CommData(Map<String, Object> values, Map<String, Object> metadata, List<byte[]> buffers) {
    /** Returns data of the values alone. */
    public static CommData of(Map<String, Object> values) {
        return new CommData(values, Map.of(), List.of());
    }

    /** Returns a copy with the metadata. */
    public CommData withMetadata(Map<String, Object> other) {
        return new CommData(values, other, buffers);
    }

    /** Returns a copy with the binary attachments. */
    public CommData withBuffers(byte[]... others) {
        return new CommData(values, metadata, List.of(others));
    }
}
