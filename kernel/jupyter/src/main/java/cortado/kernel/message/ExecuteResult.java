package cortado.kernel.message;

import java.util.Map;

/**
 * Publishes the value of a cell.
 *
 * @param executionCount number of the cell
 * @param data the value by MIME type
 * @param metadata of the parts
 */
public record ExecuteResult(int executionCount, Map<String, Object> data, Map<String, ?> metadata) implements Content {}
