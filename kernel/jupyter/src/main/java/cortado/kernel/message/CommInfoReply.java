package cortado.kernel.message;

import java.util.Map;

/**
 * Lists open comms.
 *
 * @param status {@code ok}
 * @param comms by identity, each with its {@code target_name}
 */
public record CommInfoReply(String status, Map<String, ?> comms) implements Content {}
