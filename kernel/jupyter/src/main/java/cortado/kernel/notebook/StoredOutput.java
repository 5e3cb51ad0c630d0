package cortado.kernel.notebook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cortado.display.MimeBundle;
import cortado.kernel.eval.CellError;
import cortado.kernel.message.Json;
import cortado.kernel.show.CellOutput;
import cortado.kernel.show.Encoding;
import cortado.kernel.show.StreamName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Stores the outputs of one cell as a notebook file does: streams joined, an updated display replaced in place. */
final class StoredOutput implements CellOutput {
    private final ArrayNode outputs;
    private final int count;
    /** Of the whole notebook, because a cell may update what an earlier one showed. */
    private final Map<String, List<ObjectNode>> displays;

    private boolean isClearPending;

    StoredOutput(ArrayNode outputs, int count, Map<String, List<ObjectNode>> displays) {
        this.outputs = outputs;
        this.count = count;
        this.displays = displays;
    }

    @Override
    public void print(StreamName stream, String text) {
        synchronized (displays) {
            clearIfPending();
            ObjectNode last = outputs.isEmpty() ? null : (ObjectNode) outputs.get(outputs.size() - 1);
            if (last != null && last.path("name").asText().equals(stream.jupyterName())) {
                last.set("text", lines(joined(last) + text));
            } else {
                ObjectNode output = add("stream");
                output.put("name", stream.jupyterName());
                output.set("text", lines(text));
            }
        }
    }

    @Override
    public void display(MimeBundle bundle, String displayId) {
        synchronized (displays) {
            clearIfPending();
            ObjectNode output = add("display_data");
            fill(output, bundle);
            displays.computeIfAbsent(displayId, id -> new ArrayList<>()).add(output);
        }
    }

    @Override
    public void update(MimeBundle bundle, String displayId) {
        synchronized (displays) {
            displays.getOrDefault(displayId, List.of()).forEach(output -> fill(output, bundle));
        }
    }

    @Override
    public void result(MimeBundle bundle) {
        synchronized (displays) {
            clearIfPending();
            ObjectNode output = add("execute_result");
            output.put("execution_count", count);
            fill(output, bundle);
        }
    }

    @Override
    public void clear(boolean isDeferred) {
        synchronized (displays) {
            isClearPending = true;
            if (!isDeferred) {
                clearIfPending();
            }
        }
    }

    void error(CellError error) {
        synchronized (displays) {
            ObjectNode output = add("error");
            output.put("ename", error.name());
            output.put("evalue", error.message());
            ArrayNode traceback = output.putArray("traceback");
            error.report().forEach(traceback::add);
        }
    }

    private ObjectNode add(String type) {
        ObjectNode output = outputs.addObject();
        output.put("output_type", type);
        return output;
    }

    private void clearIfPending() {
        if (isClearPending) {
            isClearPending = false;
            outputs.removeAll();
        }
    }

    private static void fill(ObjectNode output, MimeBundle bundle) {
        ObjectNode data = output.putObject("data");
        Encoding.data(bundle)
                .forEach((type, value) -> data.set(
                        type,
                        value instanceof String text && !isBase64(bundle, type) ? lines(text) : Json.tree(value)));
        output.set("metadata", Json.tree(bundle.metadata()));
    }

    private static boolean isBase64(MimeBundle bundle, String type) {
        return bundle.data().get(type) instanceof byte[];
    }

    /** Files store text as a list of lines, each with its line break. */
    private static ArrayNode lines(String text) {
        ArrayNode lines = JsonNodeFactory.instance.arrayNode();
        int start = 0;
        while (start < text.length()) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline + 1;
            lines.add(text.substring(start, end));
            start = end;
        }
        return lines;
    }

    private static String joined(ObjectNode stream) {
        StringBuilder text = new StringBuilder();
        stream.path("text").forEach(line -> text.append(line.asText()));
        return text.toString();
    }
}
