package cortado.kernel.message;

/**
 * Publishes text that a cell printed.
 *
 * @param name {@code stdout} or {@code stderr}
 * @param text the text
 */
public record Stream(String name, String text) implements Content {}
