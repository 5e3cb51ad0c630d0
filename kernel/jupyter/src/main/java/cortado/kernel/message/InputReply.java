package cortado.kernel.message;

import org.jspecify.annotations.Nullable;

/**
 * The line that the user typed.
 *
 * @param value the line without its end; U+0004 alone is the end of the input
 */
public record InputReply(@Nullable String value) {}
