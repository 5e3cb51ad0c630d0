package cortado.kernel.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;

/**
 * Answers a request of a debugger: at once a reply of Jupyter and a response of the Debug Adapter Protocol.
 *
 * @param status {@code error}
 * @param ename name of the problem
 * @param evalue what is wrong
 * @param traceback the text by line
 * @param type {@code response}
 * @param requestSeq number of the request
 * @param command what was asked
 * @param success whether it worked
 * @param message what is wrong
 */
public record DebugReply(
        String status,
        String ename,
        String evalue,
        List<String> traceback,
        String type,
        int requestSeq,
        String command,
        boolean success,
        String message)
        implements Content {
    /** Returns the refusal of a request. */
    public static DebugReply unsupported(Request request, String problem) throws IOException {
        JsonNode asked = request.contentAs(JsonNode.class);
        return new DebugReply(
                "error",
                "NotSupported",
                problem,
                List.of(problem),
                "response",
                asked.path("seq").asInt(),
                asked.path("command").asText(),
                false,
                problem);
    }
}
