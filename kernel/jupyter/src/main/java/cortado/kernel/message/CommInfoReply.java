package cortado.kernel.message;

import java.util.Map;

/**
 * Lists open comms; this kernel has none.
 *
 * @param status {@code ok}
 * @param comms the comms by identity
 */
public record CommInfoReply(String status, Map<String, ?> comms) implements Content {}
