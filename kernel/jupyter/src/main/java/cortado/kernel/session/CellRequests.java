package cortado.kernel.session;

import cortado.display.MimeBundle;
import cortado.kernel.assist.HelpQuestion;
import cortado.kernel.cell.CellRunner;
import cortado.kernel.eval.CellError;
import cortado.kernel.eval.Evaluator;
import cortado.kernel.eval.Source;
import cortado.kernel.history.History;
import cortado.kernel.message.Error;
import cortado.kernel.message.ExecuteInput;
import cortado.kernel.message.ExecuteReply;
import cortado.kernel.message.ExecuteRequest;
import cortado.kernel.message.Request;
import cortado.kernel.show.CellOutput;
import cortado.kernel.show.Encoding;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Runs cells and whatever else runs code of the user; on the cell thread. */
final class CellRequests {
    private final Evaluator evaluator;
    private final Publisher publisher;
    private final InputRequests inputs;
    private final History history;
    private final CellRunner runner;
    private final Runnable onFailure;
    private volatile int count;

    /** Runs with the evaluator; the action drops waiting cells before the reply of a failed one can cause new ones. */
    CellRequests(Evaluator evaluator, Publisher publisher, InputRequests inputs, History history, Runnable onFailure) {
        this.evaluator = evaluator;
        this.publisher = publisher;
        this.inputs = inputs;
        this.history = history;
        this.runner = CellRunner.forNotebooks(evaluator);
        this.onFailure = onFailure;
    }

    /** Returns the number of the cell that was counted last. */
    int count() {
        return count;
    }

    /** Runs a cell and replies how it ended. */
    void execute(Request request) throws IOException {
        ExecuteRequest asked = request.contentAs(ExecuteRequest.class);
        String source = asked.source();
        if (asked.isCounted()) {
            // Only the thread of the cells writes it; others read it.
            int next = count + 1;
            count = next;
            history.add(next, source);
        }
        PublishedOutput loud = new PublishedOutput(publisher, inputs, request, count, asked.takesInput());
        if (!asked.silent()) {
            publisher.publish(request.rawHeader(), new ExecuteInput(source, count));
        }
        Optional<CellError> failed = run(source, asked.silent() ? new SilentOutput(loud) : loud);
        if (asked.isCounted() && !loud.resultText().isEmpty()) {
            history.setOutput(loud.resultText());
        }
        if (failed.isEmpty()) {
            publisher.reply(request, ExecuteReply.ok(count, expressions(asked), loud.pages()));
        } else {
            fail(request, asked, failed.get());
        }
    }

    /** Runs a handler that code of the user registered; returns what it threw, if anything. */
    Optional<Throwable> call(Request request, Runnable handler) {
        return runner.call(handler, output(request));
    }

    /** Returns where the outputs of a request go that is not a cell. */
    CellOutput output(Request request) {
        return new PublishedOutput(publisher, inputs, request, count, false);
    }

    private Optional<CellError> run(String source, CellOutput output) {
        Optional<HelpQuestion> question = HelpQuestion.in(source);
        return question.isPresent()
                ? question.get().answer(evaluator, output::page)
                : runner.run(Source.cell(count, source), output);
    }

    private void fail(Request request, ExecuteRequest asked, CellError failed) {
        if (asked.stopsOthers()) {
            onFailure.run();
        }
        Error error = new Error(failed.name(), failed.message(), failed.report());
        if (!asked.silent()) {
            publisher.publish(request.rawHeader(), error);
        }
        publisher.reply(request, ExecuteReply.failed(count, error));
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
}
