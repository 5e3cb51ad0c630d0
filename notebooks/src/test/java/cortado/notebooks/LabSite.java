package cortado.notebooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** JupyterLite's files, which are a whole JupyterLab, with one notebook and without kernels. */
final class LabSite implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css",
            "html", "text/html",
            "js", "text/javascript",
            "json", "application/json",
            "svg", "image/svg+xml",
            "wasm", "application/wasm");

    private final Path files;
    private final Path notebook;
    private final HttpServer server;

    private LabSite(Path files, Path notebook) throws IOException {
        this.files = files;
        this.notebook = notebook;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    static LabSite serve(Path files, Path notebook) {
        try {
            return new LabSite(files, notebook);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Returns the address that opens the notebook. */
    URI address() {
        return URI.create(
                "http://127.0.0.1:" + server.getAddress().getPort() + "/lab/index.html?path=" + notebook.getFileName());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] content = content(path);
            String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
            if (type != null) {
                exchange.getResponseHeaders().set("Content-Type", type);
            }
            exchange.sendResponseHeaders(content.length == 0 ? 404 : 200, content.length == 0 ? -1 : content.length);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(content);
            }
        }
    }

    private byte[] content(String path) throws IOException {
        if (path.equals("/api/contents/all.json")) {
            return JSON.writeValueAsBytes(Map.of(
                    "name", "", "path", "", "type", "directory", "format", "json", "content", new Object[] {entry()}));
        }
        if (path.equals("/files/" + notebook.getFileName())) {
            return served();
        }
        Path file = files.resolve(path.substring(1)).normalize();
        if (!file.startsWith(files) || !Files.isRegularFile(file)) {
            return new byte[0];
        }
        return path.equals("/jupyter-lite.json") ? settings(file) : Files.readAllBytes(file);
    }

    /** Returns the notebook as a Jupyter server sends it: a text of several lines is a list in the file only. */
    private byte[] served() throws IOException {
        JsonNode json = JSON.readTree(notebook.toFile());
        for (JsonNode output : json.findParents("output_type")) {
            join((ObjectNode) output);
            if (output.path("data") instanceof ObjectNode data) {
                join(data);
            }
        }
        return JSON.writeValueAsBytes(json);
    }

    private static void join(ObjectNode texts) {
        for (Map.Entry<String, JsonNode> text : texts.properties()) {
            if (text.getValue().isArray()) {
                StringBuilder joined = new StringBuilder();
                text.getValue().forEach(line -> joined.append(line.asText()));
                text.setValue(TextNode.valueOf(joined.toString()));
            }
        }
    }

    private Map<String, Object> entry() throws IOException {
        String name = notebook.getFileName().toString();
        String time = "2026-01-01T00:00:00Z";
        return Map.of(
                "name",
                name,
                "path",
                name,
                "type",
                "notebook",
                "format",
                "json",
                "mimetype",
                "application/json",
                "created",
                time,
                "last_modified",
                time,
                "writable",
                true,
                "size",
                Files.size(notebook));
    }

    /** Leaves JupyterLab as it is published, without extensions, and lets the page call its commands. */
    private byte[] settings(Path file) throws IOException {
        ObjectNode settings = (ObjectNode) JSON.readTree(file.toFile());
        ObjectNode data = settings.withObject("/jupyter-config-data");
        data.put("contentsAllJsonFile", "all.json");
        data.put("exposeAppInBrowser", true);
        data.putArray("federated_extensions");
        return JSON.writeValueAsBytes(settings);
    }
}
