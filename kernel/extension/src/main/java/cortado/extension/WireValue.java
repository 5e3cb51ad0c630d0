package cortado.extension;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the values of a MIME bundle into what the kernels' JSON writers accept. */
final class WireValue {
    private WireValue() {}

    /** Returns the value with bytes as base64 text, and with {@code null} for numbers that JSON lacks, at any depth. */
    static @Nullable Object of(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, entry) -> copy.put(String.valueOf(key), of(entry)));
            return copy;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(entry -> copy.add(of(entry)));
            return copy;
        }
        return isNotFinite(value) ? null : value;
    }

    private static boolean isNotFinite(@Nullable Object value) {
        return (value instanceof Double || value instanceof Float) && !Double.isFinite(((Number) value).doubleValue());
    }
}
