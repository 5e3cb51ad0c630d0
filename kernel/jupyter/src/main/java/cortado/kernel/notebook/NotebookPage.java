package cortado.kernel.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Writes an executed notebook as one HTML file that needs nothing else: pictures are inside, nothing is fetched.
 *
 * <p>Code, printed text and HTML inside Markdown are escaped; HTML that a cell displayed is part of the page.
 */
public final class NotebookPage {
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer MARKDOWN = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            // Images of attachments are data addresses, which sanitizing would remove.
            .attributeProviderFactory(context -> (node, tag, attributes) -> {
                String address = attributes.getOrDefault("href", "");
                if (tag.equals("a") && !address.matches("(?i)(https?:|mailto:|#|[^:]*$).*")) {
                    attributes.put("href", "#");
                }
            })
            .build();
    private static final List<String> PICTURES = List.of("image/png", "image/jpeg", "image/webp", "image/gif");

    private final StringBuilder page = new StringBuilder();

    private NotebookPage() {}

    /**
     * Writes the page of a notebook file.
     *
     * @throws IOException with a message for the user if a file cannot be read or written
     */
    public static void write(Path notebook, Path html) throws IOException {
        NotebookFile file = NotebookFile.read(notebook);
        Path name = html.toAbsolutePath().getFileName();
        NotebookPage page = new NotebookPage();
        String title = name.toString().replaceFirst("\\.html?$", "");
        page.page
                .append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(escape(title))
                .append("</title>\n<style>\n")
                .append(style())
                .append("</style>\n</head>\n<body>\n<main>\n");
        file.cells().forEach(page::cell);
        page.page.append("</main>\n</body>\n</html>\n");
        requireWritable(html);
        Files.writeString(html, page.page);
    }

    /**
     * Checks that a page can be written, without touching the file.
     *
     * @throws IOException with a message for the user if it cannot
     */
    public static void requireWritable(Path html) throws IOException {
        NotebookFile.requireWritable(html);
    }

    private static String style() throws IOException {
        try (InputStream style = NotebookPage.class.getResourceAsStream("page.css")) {
            return style == null ? "" : new String(style.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void cell(JsonNode cell) {
        String source = NotebookFile.source(cell);
        switch (cell.path("cell_type").asText()) {
            case "markdown" -> {
                page.append("<section class=\"text\">\n").append(markdown(source, cell.path("attachments")));
                page.append("</section>\n");
            }
            case "code" -> {
                if (!source.isBlank()) {
                    code(cell, source);
                }
            }
            default -> element("pre", "raw", source);
        }
    }

    private void code(JsonNode cell, String source) {
        String count = cell.path("execution_count").asText("");
        page.append("<section class=\"code\">\n<div class=\"number\">")
                .append(count.equals("null") || count.isEmpty() ? "" : "[" + escape(count) + "]")
                .append("</div>\n<div class=\"cell\">\n");
        element("pre", "source", source);
        cell.path("outputs").forEach(this::output);
        page.append("</div>\n</section>\n");
    }

    private void output(JsonNode output) {
        switch (output.path("output_type").asText()) {
            case "stream" ->
                element(
                        "pre",
                        output.path("name").asText().equals("stderr") ? "err" : "out",
                        text(output.path("text")));
            case "error" -> {
                StringBuilder lines = new StringBuilder();
                output.path("traceback")
                        .forEach(line -> lines.append(line.asText()).append('\n'));
                element(
                        "pre",
                        "error",
                        lines.toString().replaceAll("\u001B\\[[0-9;]*m", "").stripTrailing());
            }
            default -> data(output.path("data"));
        }
    }

    /** Shows the richest part. */
    private void data(JsonNode data) {
        String plain = text(data.path("text/plain"));
        if (data.has("text/html")) {
            page.append("<div class=\"html\">\n")
                    .append(text(data.get("text/html")))
                    .append("\n</div>\n");
        } else if (data.has("image/svg+xml")) {
            byte[] svg = text(data.get("image/svg+xml")).getBytes(StandardCharsets.UTF_8);
            picture("image/svg+xml", Base64.getEncoder().encodeToString(svg), plain);
        } else {
            String type = PICTURES.stream().filter(data::has).findFirst().orElse("");
            if (!type.isEmpty()) {
                picture(type, text(data.get(type)).replaceAll("\\s", ""), plain);
            } else if (data.has("text/markdown")) {
                page.append("<div class=\"html\">\n")
                        .append(markdown(text(data.get("text/markdown")), data.path("none")))
                        .append("</div>\n");
            } else if (!plain.isEmpty()) {
                element("pre", "out", plain);
            }
        }
    }

    private void picture(String type, String base64, String alternative) {
        page.append("<img src=\"data:")
                .append(type)
                .append(";base64,")
                .append(escape(base64))
                .append("\" alt=\"")
                .append(escape(alternative))
                .append("\">\n");
    }

    private static String markdown(String text, JsonNode attachments) {
        String html = MARKDOWN.render(PARSER.parse(text));
        var names = attachments.fieldNames();
        while (names.hasNext()) {
            String name = names.next();
            JsonNode data = attachments.path(name);
            String type = data.fieldNames().hasNext() ? data.fieldNames().next() : "";
            if (PICTURES.contains(type)) {
                html = html.replace(
                        "\"attachment:" + escape(name) + "\"",
                        "\"data:" + type + ";base64,"
                                + escape(text(data.path(type)).replaceAll("\\s", "")) + "\"");
            }
        }
        return html;
    }

    private void element(String tag, String style, String text) {
        page.append('<').append(tag).append(" class=\"").append(style).append("\">");
        page.append(escape(text)).append("</").append(tag).append(">\n");
    }

    private static String text(JsonNode lines) {
        if (!lines.isArray()) {
            return lines.asText("");
        }
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line.asText()));
        return text.toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
