package cortado.kernel.message;

/**
 * Publishes whether the kernel works.
 *
 * @param executionState {@code starting}, {@code busy} or {@code idle}
 */
public record Status(String executionState) implements Content {}
