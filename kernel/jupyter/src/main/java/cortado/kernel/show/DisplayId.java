package cortado.kernel.show;

/**
 * The identity of something shown, by which it can be replaced; a cell that ends with one shows nothing more.
 *
 * @param value unique text
 */
public record DisplayId(String value) {}
