package cortado.kernel.message;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Opens, uses or closes a comm.
 *
 * @param messageType {@code comm_open}, {@code comm_msg} or {@code comm_close}
 * @param commId identity of the comm
 * @param targetName who handles the comm on the other side; only to open it
 * @param data whatever the two sides agreed on
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CommMessage(
        @JsonIgnore String messageType,
        String commId,
        @Nullable String targetName,
        Map<String, ?> data) implements Content {}
