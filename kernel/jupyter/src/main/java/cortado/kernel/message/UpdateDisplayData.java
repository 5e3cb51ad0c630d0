package cortado.kernel.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * Replaces something shown before.
 *
 * @param data the value by MIME type
 * @param metadata of the parts
 * @param passing the identity of what is replaced
 */
public record UpdateDisplayData(
        Map<String, Object> data,
        Map<String, ?> metadata,
        @JsonProperty("transient") Map<String, String> passing) implements Content {}
