package cortado.kernel.magic;

import java.util.List;

/**
 * One use of a magic.
 *
 * @param name as it was written
 * @param words the arguments
 * @param body the rest of the cell; empty for a magic of a line
 */
public record MagicCall(String name, List<String> words, String body) {}
