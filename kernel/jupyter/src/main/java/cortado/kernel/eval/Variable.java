package cortado.kernel.eval;

/**
 * One variable of the session.
 *
 * @param type as it was declared or inferred
 * @param name of the variable
 * @param value as text
 */
public record Variable(String type, String name, String value) {}
