package cortado.kernel.eval;

/**
 * A variable that a cell declared.
 *
 * @param type its declared or inferred type
 * @param value its value as text
 */
public record Variable(String type, String value) {}
