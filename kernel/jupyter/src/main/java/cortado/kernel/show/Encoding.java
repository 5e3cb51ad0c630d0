package cortado.kernel.show;

import cortado.display.MimeBundle;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The parts of a bundle as JSON carries them: bytes in Base64. */
public final class Encoding {
    private Encoding() {}

    /** Returns the parts by MIME type; every bundle gets a {@code text/plain} part. */
    public static Map<String, Object> data(MimeBundle bundle) {
        Map<String, Object> encoded = new LinkedHashMap<>();
        bundle.data().forEach((type, value) -> encoded.put(type, encode(type, value)));
        if (!encoded.containsKey(MimeBundle.TEXT)) {
            encoded.put(MimeBundle.TEXT, "");
        }
        return encoded;
    }

    private static Object encode(String type, Object value) {
        if (value instanceof byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
        boolean isJson = type.endsWith("json");
        return isJson || value instanceof String ? value : String.valueOf(value);
    }
}
