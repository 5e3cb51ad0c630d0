package cortado.kernel.session;

import cortado.kernel.comm.CommData;
import cortado.kernel.comm.Comms;
import cortado.kernel.message.CommInfoReply;
import cortado.kernel.message.CommMessage;
import cortado.kernel.message.CommRequest;
import cortado.kernel.message.Json;
import cortado.kernel.message.Request;
import cortado.kernel.show.StreamName;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Gives the comm messages of the front end to the handlers of the user; what a handler throws is printed. */
final class CommRequests {
    private final CellRequests cells;
    private final Publisher publisher;

    CommRequests(CellRequests cells, Publisher publisher) {
        this.cells = cells;
        this.publisher = publisher;
    }

    void list(Request request) throws IOException {
        String target = request.contentAs(CommRequest.class).targetName();
        Map<String, Map<String, String>> found = new LinkedHashMap<>();
        Comms.open(Optional.ofNullable(target)).forEach((id, name) -> found.put(id, Map.of("target_name", name)));
        publisher.reply(request, new CommInfoReply("ok", found));
    }

    void open(Request request) throws IOException {
        CommRequest asked = request.contentAs(CommRequest.class);
        String id = idOf(asked);
        String target = asked.targetName() == null ? "" : asked.targetName();
        Optional<Runnable> handler = Comms.opened(id, target, data(request, asked));
        if (handler.isEmpty()) {
            // The other side learns that nobody is here.
            publisher.publish(request.rawHeader(), new CommMessage("comm_close", id, null, Map.of()));
        }
        handler.ifPresent(known -> call(request, known));
    }

    void receive(Request request) throws IOException {
        CommRequest asked = request.contentAs(CommRequest.class);
        Comms.received(idOf(asked), data(request, asked)).ifPresent(handler -> call(request, handler));
    }

    void close(Request request) throws IOException {
        CommRequest asked = request.contentAs(CommRequest.class);
        Comms.closed(idOf(asked), data(request, asked)).ifPresent(handler -> call(request, handler));
    }

    private void call(Request request, Runnable handler) {
        cells.call(request, handler).ifPresent(thrown -> {
            String ending = thrown instanceof InterruptedException ? "was interrupted.\n" : "failed: " + chain(thrown);
            cells.output(request).print(StreamName.STDERR, "a handler of a " + request.type() + " " + ending);
        });
    }

    private static String chain(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        Throwable cause = thrown;
        for (int i = 0; cause != null && i < 10; i++) {
            text.append(i == 0 ? "" : "Caused by: ")
                    .append(cause.toString().replaceFirst("^REPL\\.\\$JShell\\$\\w+\\$", ""))
                    .append('\n');
            cause = cause.getCause();
        }
        return text.toString();
    }

    private static String idOf(CommRequest asked) throws IOException {
        String id = asked.commId();
        if (id == null) {
            throw new IOException("a comm message without comm_id");
        }
        return id;
    }

    @SuppressWarnings("unchecked") // the keys of a JSON object are text
    private static CommData data(Request request, CommRequest asked) throws IOException {
        Map<String, Object> metadata = Json.read(request.metadata(), Map.class);
        return new CommData(asked.values(), metadata == null ? Map.of() : metadata, request.buffers());
    }
}
