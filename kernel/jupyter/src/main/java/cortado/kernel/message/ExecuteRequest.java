package cortado.kernel.message;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks to run a cell.
 *
 * @param code the source of the cell
 * @param silent whether nothing is published or counted
 * @param storeHistory whether the cell is counted; absent means yes
 * @param userExpressions expressions to evaluate after the cell, by name
 * @param stopOnError whether queued cells are dropped after an error; absent means yes
 * @param allowStdin whether the front end can ask the user for input; absent means no
 */
public record ExecuteRequest(
        @Nullable String code,
        boolean silent,
        @Nullable Boolean storeHistory,
        @Nullable Map<String, String> userExpressions,
        @Nullable Boolean stopOnError,
        @Nullable Boolean allowStdin) {
    /** Returns the source, empty if there was none. */
    public String source() {
        return code == null ? "" : code;
    }

    /** Returns whether the cell takes a number of its own and a place in the history; one without code does not. */
    public boolean isCounted() {
        return !silent && !Boolean.FALSE.equals(storeHistory) && !source().isBlank();
    }

    /** Returns whether the front end can ask the user for input. */
    public boolean takesInput() {
        return Boolean.TRUE.equals(allowStdin);
    }

    /** Returns whether cells that wait are dropped when this one fails. */
    public boolean stopsOthers() {
        return !Boolean.FALSE.equals(stopOnError);
    }

    /** Returns the expressions to evaluate after the cell, by name. */
    public Map<String, String> expressions() {
        return userExpressions == null ? Map.of() : userExpressions;
    }
}
