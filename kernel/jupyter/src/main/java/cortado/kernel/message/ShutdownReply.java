package cortado.kernel.message;

/**
 * Says that the kernel ends.
 *
 * @param status {@code ok}
 * @param restart whether the front end starts it again
 */
public record ShutdownReply(String status, boolean restart) implements Content {}
