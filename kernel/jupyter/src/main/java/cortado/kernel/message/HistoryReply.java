package cortado.kernel.message;

import java.util.List;

/**
 * Lists earlier cells; this kernel keeps none.
 *
 * @param status {@code ok}
 * @param history the cells
 */
public record HistoryReply(String status, List<?> history) implements Content {}
