package cortado.kernel.message;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Removes the outputs of the running cell.
 *
 * @param isDeferred whether to keep them until the next output arrives, which avoids flicker
 */
public record ClearOutput(@JsonProperty("wait") boolean isDeferred) implements Content {}
