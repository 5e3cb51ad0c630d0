package cortado.kernel.session;

import cortado.display.MimeBundle;
import cortado.kernel.assist.Completeness;
import cortado.kernel.assist.Completer;
import cortado.kernel.assist.Completer.Completion;
import cortado.kernel.assist.Completer.Match;
import cortado.kernel.assist.HelpQuestion;
import cortado.kernel.assist.Inspector;
import cortado.kernel.cell.CellRunner;
import cortado.kernel.eval.Evaluator;
import cortado.kernel.message.CodeRequest;
import cortado.kernel.message.CompleteReply;
import cortado.kernel.message.InspectReply;
import cortado.kernel.message.IsCompleteReply;
import cortado.kernel.message.Request;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Answers questions about code; while a cell compiles it waits a little, then says that it knows nothing. */
final class AssistRequests {
    static final Set<String> TYPES = Set.of("complete_request", "inspect_request", "is_complete_request");

    /** Only the compiler itself is waited for, which on a busy machine may take seconds; an empty answer would look like there is none. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Evaluator evaluator;
    private final Publisher publisher;
    private final Completer completer;
    private final Inspector inspector;
    private final Completeness completeness;

    AssistRequests(Evaluator evaluator, Publisher publisher) {
        this.evaluator = evaluator;
        this.publisher = publisher;
        completer = new Completer(evaluator, CellRunner.magicNames());
        inspector = new Inspector(evaluator);
        completeness = new Completeness(evaluator);
    }

    /** Answers a request of one of the {@link #TYPES}. */
    void answer(Request request) throws IOException {
        CodeRequest asked = request.contentAs(CodeRequest.class);
        switch (request.type()) {
            case "complete_request" -> publisher.reply(request, complete(asked));
            case "inspect_request" -> publisher.reply(request, inspect(asked));
            default -> publisher.reply(request, judge(asked));
        }
    }

    /** Does a little of what makes the first answers faster; returns whether there is more to do. */
    boolean warmUp() {
        return evaluator.ask(PATIENCE, completer::warmUp).orElse(false);
    }

    private CompleteReply complete(CodeRequest asked) {
        int cursor = asked.cursor();
        Completion found = evaluator
                .ask(PATIENCE, () -> completer.complete(asked.source(), cursor))
                .orElseGet(() -> Completion.none(cursor));
        int start = asked.codePoints(found.start());
        int end = asked.codePoints(cursor);
        List<String> texts = found.matches().stream().map(Match::text).collect(Collectors.toList());
        List<Map<String, Object>> types =
                found.matches().stream().map(match -> typed(match, start, end)).collect(Collectors.toList());
        return new CompleteReply("ok", texts, start, end, Map.of("_jupyter_types_experimental", types));
    }

    private static Map<String, Object> typed(Match match, int start, int end) {
        Map<String, Object> typed = new LinkedHashMap<>();
        typed.put("text", match.text());
        typed.put("type", match.type());
        typed.put("signature", match.signature());
        typed.put("start", start);
        typed.put("end", end);
        return typed;
    }

    private InspectReply inspect(CodeRequest asked) {
        Optional<Inspector.Description> found = evaluator
                .ask(PATIENCE, () -> inspector.inspect(asked.source(), asked.cursor(), asked.isDetailed()))
                .orElse(Optional.empty());
        Map<String, Object> data = found.<Map<String, Object>>map(
                        description -> Map.of(MimeBundle.TEXT, description.text(), "text/html", description.html()))
                .orElse(Map.of());
        return new InspectReply("ok", found.isPresent(), data, Map.of());
    }

    private IsCompleteReply judge(CodeRequest asked) {
        if (HelpQuestion.in(asked.source()).isPresent()) {
            return new IsCompleteReply("complete", "");
        }
        String status = evaluator
                .ask(PATIENCE, () -> completeness.judge(asked.source()))
                .orElse("unknown");
        return new IsCompleteReply(status, status.equals("incomplete") ? completeness.indent(asked.source()) : "");
    }
}
