package cortado.notebooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A stored notebook, as far as the tests look at it. */
record Notebook(Path file, List<Cell> cells) {
    private static final Pattern ACCURACY = Pattern.compile("(?m)^accuracy (\\d\\.\\d{4}), loss ");

    /** A code cell. */
    record Cell(String source, JsonNode metadata, List<Output> outputs) {
        /** Returns whether a fit shows its curves here. */
        boolean isFit() {
            return source.contains(".fit(") && source.contains("epochs(") && !source.contains("quiet()");
        }

        /** Returns the kind of each output with its MIME types or the name of its stream. */
        List<String> kinds() {
            return outputs.stream().map(Output::kind).toList();
        }

        List<String> texts() {
            return outputs.stream().map(Output::text).toList();
        }
    }

    /** An output of a cell. */
    record Output(String type, JsonNode json) {
        boolean isStream() {
            return type.equals("stream");
        }

        Set<String> types() {
            Set<String> types = new TreeSet<>();
            json.path("data").fieldNames().forEachRemaining(types::add);
            return types;
        }

        String kind() {
            return isStream() ? "stream " + json.path("name").asText() : type + " " + types();
        }

        /** Returns the text of a stream, or what front ends without pictures show. */
        String text() {
            return isStream() ? joined(json.path("text")) : data("text/plain");
        }

        /** Returns the content of the MIME type, empty if there is none. */
        String data(String mimeType) {
            return joined(json.path("data").path(mimeType));
        }
    }

    static Notebook read(Path file) {
        try {
            JsonNode json = new ObjectMapper().readTree(file.toFile());
            List<Cell> cells = new ArrayList<>();
            for (JsonNode cell : json.path("cells")) {
                if (cell.path("cell_type").asText().equals("code")) {
                    List<Output> outputs = new ArrayList<>();
                    cell.path("outputs")
                            .forEach(o ->
                                    outputs.add(new Output(o.path("output_type").asText(), o)));
                    cells.add(new Cell(joined(cell.path("source")), cell.path("metadata"), List.copyOf(outputs)));
                }
            }
            return new Notebook(file, List.copyOf(cells));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Writes a notebook of code cells for the kernel. */
    @CanIgnoreReturnValue
    static Path write(Path file, String kernel, String... sources) {
        ObjectMapper json = new ObjectMapper();
        ObjectNode notebook = json.createObjectNode().put("nbformat", 4).put("nbformat_minor", 5);
        notebook.putObject("metadata")
                .putObject("kernelspec")
                .put("name", kernel)
                .put("display_name", kernel)
                .put("language", "java");
        ArrayNode cells = notebook.putArray("cells");
        for (String source : sources) {
            ObjectNode cell = cells.addObject().put("cell_type", "code").put("id", "cell-" + cells.size());
            cell.put("source", source).putNull("execution_count").putObject("metadata");
            cell.putArray("outputs");
        }
        try {
            json.writeValue(file.toFile(), notebook);
            return file;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    List<Output> outputs() {
        return cells.stream().flatMap(cell -> cell.outputs().stream()).toList();
    }

    /** Returns all HTML that the outputs hold. */
    List<String> html() {
        return outputs().stream()
                .map(output -> output.data("text/html"))
                .filter(html -> !html.isEmpty())
                .toList();
    }

    /** Returns the accuracies that the notebook shows, in order. */
    List<String> accuracies() {
        return outputs().stream()
                .flatMap(output -> accuracies(output.text()).stream())
                .toList();
    }

    /** Returns the numbers of all lines that start as an evaluation does. */
    static List<String> accuracies(String text) {
        List<String> found = new ArrayList<>();
        for (Matcher matcher = ACCURACY.matcher(text); matcher.find(); ) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static String joined(JsonNode text) {
        if (!text.isArray()) {
            return text.asText();
        }
        StringBuilder joined = new StringBuilder();
        text.forEach(line -> joined.append(line.asText()));
        return joined.toString();
    }
}
