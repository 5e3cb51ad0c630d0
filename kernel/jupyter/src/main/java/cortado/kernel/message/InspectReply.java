package cortado.kernel.message;

import java.util.Map;

/**
 * Says what stands at the cursor.
 *
 * @param status {@code ok}
 * @param found whether anything is known
 * @param data the description by MIME type
 * @param metadata always empty
 */
public record InspectReply(String status, boolean found, Map<String, Object> data, Map<String, ?> metadata)
        implements Content {}
