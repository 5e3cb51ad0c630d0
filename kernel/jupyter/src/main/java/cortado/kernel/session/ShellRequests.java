package cortado.kernel.session;

import cortado.display.MimeBundle;
import cortado.kernel.cell.CellRunner;
import cortado.kernel.eval.CellError;
import cortado.kernel.eval.Evaluator;
import cortado.kernel.eval.Source;
import cortado.kernel.message.CommClose;
import cortado.kernel.message.CommInfoReply;
import cortado.kernel.message.CommRequest;
import cortado.kernel.message.Content;
import cortado.kernel.message.Error;
import cortado.kernel.message.ExecuteInput;
import cortado.kernel.message.ExecuteReply;
import cortado.kernel.message.ExecuteRequest;
import cortado.kernel.message.HistoryReply;
import cortado.kernel.message.Request;
import cortado.kernel.show.CellOutput;
import cortado.kernel.show.Encoding;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers the requests of the shell channel; runs on the cell thread. */
final class ShellRequests {
    private interface Handler {
        void answer(Request request) throws IOException;
    }

    private final Map<String, Handler> handlers = Map.of(
            "execute_request", this::execute,
            "kernel_info_request", request -> reply(request, KernelInfo.reply()),
            "history_request", request -> reply(request, new HistoryReply("ok", List.of())),
            "comm_info_request", request -> reply(request, new CommInfoReply("ok", Map.of())),
            "comm_open", this::refuseComm);

    private final Evaluator evaluator;
    private final Publisher publisher;
    private final CellRunner runner;
    private final Runnable onFailure;
    private int count;

    /** Answers with the evaluator; the action drops waiting cells before the reply of a failed one can cause new ones. */
    ShellRequests(Evaluator evaluator, Publisher publisher, Runnable onFailure) {
        this.evaluator = evaluator;
        this.publisher = publisher;
        this.runner = CellRunner.forNotebooks(evaluator);
        this.onFailure = onFailure;
    }

    /** Answers a request of a type it knows. */
    void answer(Request request) throws IOException {
        Handler handler = handlers.get(request.type());
        if (handler != null) {
            handler.answer(request);
        }
    }

    /** Replies to a cell that is not run because one before it failed. */
    void abort(Request request) {
        reply(request, ExecuteReply.aborted(count));
    }

    private void reply(Request request, Content content) {
        publisher.reply(request, content);
    }

    private void execute(Request request) throws IOException {
        ExecuteRequest asked = request.contentAs(ExecuteRequest.class);
        count += asked.isCounted() ? 1 : 0;
        CellOutput output =
                asked.silent() ? new SilentOutput() : new PublishedOutput(publisher, request.rawHeader(), count);
        if (!asked.silent()) {
            publisher.publish(request.rawHeader(), new ExecuteInput(asked.source(), count));
        }
        Optional<CellError> failed = runner.run(Source.cell(count, asked.source()), output);
        if (failed.isEmpty()) {
            reply(request, ExecuteReply.ok(count, expressions(asked)));
            return;
        }
        if (asked.stopsOthers()) {
            onFailure.run();
        }
        Error error = error(failed.get());
        if (!asked.silent()) {
            publisher.publish(request.rawHeader(), error);
        }
        reply(request, ExecuteReply.failed(count, error));
    }

    private Map<String, Object> expressions(ExecuteRequest asked) {
        Map<String, Object> values = new LinkedHashMap<>();
        asked.expressions().forEach((name, code) -> values.put(name, expression(code)));
        return values;
    }

    private Map<String, Object> expression(String code) {
        ResultOnly output = new ResultOnly();
        Optional<CellError> failed = runner.run(Source.cell(count, code), output);
        if (failed.isPresent()) {
            CellError error = failed.get();
            return Map.of(
                    "status", "error", "ename", error.name(), "evalue", error.message(), "traceback", error.report());
        }
        MimeBundle result = output.result();
        return Map.of("status", "ok", "data", Encoding.data(result), "metadata", result.metadata());
    }

    private static Error error(CellError error) {
        return new Error(error.name(), error.message(), error.report());
    }

    private void refuseComm(Request request) throws IOException {
        String id = request.contentAs(CommRequest.class).commId();
        if (id != null) {
            publisher.publish(request.rawHeader(), new CommClose(id, Map.of()));
        }
    }
}
