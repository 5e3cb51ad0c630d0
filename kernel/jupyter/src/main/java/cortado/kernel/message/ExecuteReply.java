package cortado.kernel.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says how a cell ended.
 *
 * @param status {@code ok}, {@code error} or {@code aborted}
 * @param executionCount number of the cell
 * @param userExpressions values of the expressions asked for, by name
 * @param payload pages to show beside the notebook
 * @param ename class of the exception, if one ended the cell
 * @param evalue its message
 * @param traceback its text, by line
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExecuteReply(
        String status,
        int executionCount,
        @Nullable Map<String, ?> userExpressions,
        @Nullable List<?> payload,
        @Nullable String ename,
        @Nullable String evalue,
        @Nullable List<String> traceback)
        implements Content {
    /** Returns the reply of a cell that ended well. */
    public static ExecuteReply ok(int count, Map<String, ?> userExpressions, List<?> payload) {
        return new ExecuteReply("ok", count, userExpressions, payload, null, null, null);
    }

    /** Returns the reply of a cell that an error ended. */
    public static ExecuteReply failed(int count, Error error) {
        return new ExecuteReply("error", count, null, null, error.ename(), error.evalue(), error.traceback());
    }

    /** Returns the reply of a cell that was dropped because one before it failed. */
    public static ExecuteReply aborted(int count) {
        return new ExecuteReply("aborted", count, null, null, null, null, null);
    }
}
