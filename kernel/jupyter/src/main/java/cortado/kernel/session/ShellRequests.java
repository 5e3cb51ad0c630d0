package cortado.kernel.session;

import cortado.display.MimeBundle;
import cortado.kernel.assist.Completeness;
import cortado.kernel.assist.Completer;
import cortado.kernel.assist.Inspector;
import cortado.kernel.eval.Evaluator;
import cortado.kernel.history.History;
import cortado.kernel.message.CodeRequest;
import cortado.kernel.message.CompleteReply;
import cortado.kernel.message.Content;
import cortado.kernel.message.ExecuteReply;
import cortado.kernel.message.HistoryReply;
import cortado.kernel.message.HistoryRequest;
import cortado.kernel.message.InspectReply;
import cortado.kernel.message.IsCompleteReply;
import cortado.kernel.message.Request;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Answers the requests of the shell channel; runs on the cell thread. */
final class ShellRequests {
    private interface Handler {
        void answer(Request request) throws IOException;
    }

    private final Map<String, Handler> handlers;
    private final Evaluator evaluator;
    private final Publisher publisher;
    private final CellRequests cells;
    private final History history;

    /** Answers with the evaluator and keeps counted cells in the history. */
    ShellRequests(Evaluator evaluator, Publisher publisher, History history, CellRequests cells) {
        this.evaluator = evaluator;
        this.publisher = publisher;
        this.history = history;
        this.cells = cells;
        CommRequests comms = new CommRequests(cells, publisher);
        handlers = Map.of(
                "execute_request", cells::execute,
                "kernel_info_request", request -> reply(request, KernelInfo.reply()),
                "complete_request", this::complete,
                "inspect_request", this::inspect,
                "is_complete_request", this::isComplete,
                "history_request", this::findHistory,
                "comm_info_request", comms::list,
                "comm_open", comms::open,
                "comm_msg", comms::receive,
                "comm_close", comms::close);
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
        reply(request, ExecuteReply.aborted(cells.count()));
    }

    private void reply(Request request, Content content) {
        publisher.reply(request, content);
    }

    private void complete(Request request) throws IOException {
        CodeRequest asked = request.contentAs(CodeRequest.class);
        Completer.Completion found = new Completer(evaluator).complete(asked.source(), asked.cursor());
        reply(
                request,
                new CompleteReply(
                        "ok",
                        found.matches(),
                        asked.codePoints(found.start()),
                        asked.codePoints(asked.cursor()),
                        Map.of()));
    }

    private void inspect(Request request) throws IOException {
        CodeRequest asked = request.contentAs(CodeRequest.class);
        String text = new Inspector(evaluator).inspect(asked.source(), asked.cursor());
        Map<String, Object> data = text.isEmpty() ? Map.of() : Map.of(MimeBundle.TEXT, text);
        reply(request, new InspectReply("ok", !text.isEmpty(), data, Map.of()));
    }

    private void isComplete(Request request) throws IOException {
        String source = request.contentAs(CodeRequest.class).source();
        String status = HelpQuestion.in(source).isPresent() ? "complete" : new Completeness(evaluator).judge(source);
        reply(request, new IsCompleteReply(status, status.equals("incomplete") ? "    " : ""));
    }

    private void findHistory(Request request) throws IOException {
        List<List<Object>> found = history.find(request.contentAs(HistoryRequest.class));
        reply(request, new HistoryReply("ok", found));
    }
}
