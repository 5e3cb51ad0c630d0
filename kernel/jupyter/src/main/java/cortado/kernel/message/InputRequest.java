package cortado.kernel.message;

/**
 * Asks the user for a line.
 *
 * @param prompt shown before it
 * @param password whether the line is hidden while it is typed
 */
public record InputRequest(String prompt, boolean password) implements Content {}
