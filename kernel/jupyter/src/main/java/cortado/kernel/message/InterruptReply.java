package cortado.kernel.message;

/**
 * Says that an interrupt was taken.
 *
 * @param status {@code ok}
 */
public record InterruptReply(String status) implements Content {}
