package cortado.kernel.session;

import cortado.kernel.history.History;
import cortado.kernel.message.Content;
import cortado.kernel.message.ExecuteReply;
import cortado.kernel.message.HistoryReply;
import cortado.kernel.message.HistoryRequest;
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
    private final Publisher publisher;
    private final CellRequests cells;
    private final History history;

    /** Answers requests about cells, the history and comms. */
    ShellRequests(Publisher publisher, History history, CellRequests cells) {
        this.publisher = publisher;
        this.history = history;
        this.cells = cells;
        CommRequests comms = new CommRequests(cells, publisher);
        handlers = Map.of(
                "execute_request", cells::execute,
                "kernel_info_request", request -> reply(request, KernelInfo.reply()),
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

    private void findHistory(Request request) throws IOException {
        List<List<Object>> found = history.find(request.contentAs(HistoryRequest.class));
        reply(request, new HistoryReply("ok", found));
    }
}
