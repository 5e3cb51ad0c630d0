package cortado.kernel.message;

import java.util.Map;

/**
 * Refuses a comm that a front end opened for a target this kernel does not have.
 *
 * @param commId identity of the comm
 * @param data always empty
 */
public record CommClose(String commId, Map<String, ?> data) implements Content {}
