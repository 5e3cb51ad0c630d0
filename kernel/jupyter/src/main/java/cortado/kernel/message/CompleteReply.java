package cortado.kernel.message;

import java.util.List;
import java.util.Map;

/**
 * Lists what could stand at the cursor.
 *
 * @param status {@code ok}
 * @param matches the texts
 * @param cursorStart where the replaced text starts, in Unicode code points
 * @param cursorEnd where it ends
 * @param metadata always empty
 */
public record CompleteReply(
        String status, List<String> matches, int cursorStart, int cursorEnd, Map<String, ?> metadata)
        implements Content {}
