package cortado.kernel.message;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Opens, uses or closes a comm, or asks which are open.
 *
 * @param commId identity of the comm
 * @param targetName who handles the comm here
 * @param data whatever the two sides agreed on
 */
public record CommRequest(
        @Nullable String commId,
        @Nullable String targetName,
        @Nullable Map<String, Object> data) {
    /** Returns the data, empty if there was none. */
    public Map<String, Object> values() {
        return data == null ? Map.of() : data;
    }
}
