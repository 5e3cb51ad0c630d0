package cortado.kernel.message;

import java.util.List;

/**
 * Lists earlier cells, oldest first.
 *
 * @param status {@code ok}
 * @param history each as session, line, source; or session, line, source and output
 */
public record HistoryReply(String status, List<?> history) implements Content {}
