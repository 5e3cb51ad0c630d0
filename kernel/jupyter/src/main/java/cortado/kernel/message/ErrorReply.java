package cortado.kernel.message;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * Says that a request could not be answered.
 *
 * @param messageType of the reply, for example {@code complete_reply}
 * @param status {@code error}
 * @param ename class of the exception or name of the problem
 * @param evalue what is wrong
 * @param traceback the text by line
 */
public record ErrorReply(
        @JsonIgnore String messageType, String status, String ename, String evalue, List<String> traceback)
        implements Content {
    /** Returns the reply to a request that gives the problem. */
    public static ErrorReply to(Request request, String name, String problem) {
        return new ErrorReply(request.replyType(), "error", name, problem, List.of(problem));
    }
}
