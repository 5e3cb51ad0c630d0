package cortado.kernel.message;

import org.jspecify.annotations.Nullable;

/**
 * Opens, uses or closes a comm.
 *
 * @param commId identity of the comm
 */
public record CommRequest(@Nullable String commId) {}
