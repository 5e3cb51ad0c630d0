package cortado.kernel.message;

/**
 * Asks the kernel to end.
 *
 * @param restart whether the front end starts it again
 */
public record ShutdownRequest(boolean restart) {}
