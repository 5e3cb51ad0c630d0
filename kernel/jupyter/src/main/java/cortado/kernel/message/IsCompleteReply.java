package cortado.kernel.message;

/**
 * Says whether a console should run the code or ask for more.
 *
 * @param status {@code complete}, {@code incomplete}, {@code invalid} or {@code unknown}
 * @param indent of the next line
 */
public record IsCompleteReply(String status, String indent) implements Content {}
