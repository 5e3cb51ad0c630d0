package cortado.kernel.message;

/**
 * Publishes the source of the cell that starts.
 *
 * @param code its source
 * @param executionCount its number
 */
public record ExecuteInput(String code, int executionCount) implements Content {}
