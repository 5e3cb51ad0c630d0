package cortado.display;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One value in several formats, by MIME type, with the metadata that Jupyter's {@code display_data} message carries.
 *
 * <p>Immutable. Values are {@code String} for text types, {@code byte[]} for binary types such as {@code image/png} (hosts
 * encode them), and maps, lists, strings and numbers for JSON types.
 */
public final class MimeBundle {
    public static final String TEXT = "text/plain";
    public static final String HTML = "text/html";
    public static final String MARKDOWN = "text/markdown";
    public static final String PNG = "image/png";

    private final Map<String, Object> data;
    private final Map<String, Map<String, Object>> metadata;

    private MimeBundle(Map<String, Object> data, Map<String, Map<String, Object>> metadata) {
        this.data = Collections.unmodifiableMap(data);
        this.metadata = Collections.unmodifiableMap(metadata);
    }

    /** Returns a bundle with the {@code text/plain} part that every bundle should have. */
    public static MimeBundle text(String text) {
        return new MimeBundle(Map.of(TEXT, text), Map.of());
    }

    /** Returns this bundle with the part added or replaced. */
    public MimeBundle with(String mimeType, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(data);
        more.put(mimeType, value);
        return new MimeBundle(more, metadata);
    }

    /** Returns this bundle with one metadata entry of one part added, for example {@code image/png}, {@code width}, 720. */
    public MimeBundle withMetadata(String mimeType, String key, Object value) {
        Map<String, Map<String, Object>> more = new LinkedHashMap<>(metadata);
        Map<String, Object> entries = new LinkedHashMap<>(more.getOrDefault(mimeType, Map.of()));
        entries.put(key, value);
        more.put(mimeType, Collections.unmodifiableMap(entries));
        return new MimeBundle(data, more);
    }

    /** Returns the parts by MIME type, in the order they were added. */
    public Map<String, Object> data() {
        return data;
    }

    /** Returns the metadata by MIME type and key. */
    public Map<String, Map<String, Object>> metadata() {
        return metadata;
    }

    /** Returns the {@code text/plain} part, empty if there is none. */
    public String text() {
        return data.getOrDefault(TEXT, "").toString();
    }

    @Override
    public String toString() {
        return text();
    }
}
