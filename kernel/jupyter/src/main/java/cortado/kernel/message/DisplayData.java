package cortado.kernel.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * Publishes something to show.
 *
 * @param data the value by MIME type
 * @param metadata of the parts
 * @param passing the identity by which it can be replaced; not stored in notebooks
 */
public record DisplayData(
        Map<String, Object> data,
        Map<String, ?> metadata,
        @JsonProperty("transient") Map<String, String> passing) implements Content {}
