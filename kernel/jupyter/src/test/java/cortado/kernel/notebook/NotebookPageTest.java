package cortado.kernel.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import cortado.kernel.message.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotebookPageTest {
    @TempDir
    private Path folder;

    private String page(Map<String, Object> cell) throws IOException {
        Path file =
                Files.write(folder.resolve("a.ipynb"), Json.writeFile(Map.of("nbformat", 4, "cells", List.of(cell))));
        NotebookPage.write(file, folder.resolve("my <page>.html"));
        String html = Files.readString(folder.resolve("my <page>.html"));
        return html.substring(html.indexOf("<main>") + 7, html.indexOf("</main>"));
    }

    private String output(Map<String, Object> output) throws IOException {
        String html =
                page(Map.of("cell_type", "code", "source", "x", "execution_count", 3, "outputs", List.of(output)));
        String start = "<section class=\"code\">\n<div class=\"number\">[3]</div>\n<div class=\"cell\">\n"
                + "<pre class=\"source\">x</pre>\n";
        String end = "</div>\n</section>\n";
        assertThat(html).startsWith(start).endsWith(end);
        return html.substring(start.length(), html.length() - end.length());
    }

    @Test
    void markdown_is_rendered_and_its_html_escaped() throws IOException {
        assertThat(page(Map.of(
                        "cell_type",
                        "markdown",
                        "source",
                        "# A & B\n\n| a |\n|---|\n| 1 |\n\n<script>x</script>\n\n[l](javascript:x)")))
                .isEqualTo("""
                        <section class="text">
                        <h1>A &amp; B</h1>
                        <table>
                        <thead>
                        <tr>
                        <th>a</th>
                        </tr>
                        </thead>
                        <tbody>
                        <tr>
                        <td>1</td>
                        </tr>
                        </tbody>
                        </table>
                        <p>&lt;script&gt;x&lt;/script&gt;</p>
                        <p><a href="#">l</a></p>
                        </section>
                        """);
    }

    @Test
    void attached_pictures_are_inside() throws IOException {
        assertThat(page(Map.of(
                        "cell_type", "markdown",
                        "source", "![cat](attachment:c.png)",
                        "attachments", Map.of("c.png", Map.of("image/png", "AQID")))))
                .contains("<img src=\"data:image/png;base64,AQID\" alt=\"cat\" />");
    }

    @Test
    void code_and_printed_text_are_escaped() throws IOException {
        assertThat(page(Map.of("cell_type", "code", "source", "List<String> a", "outputs", List.of())))
                .contains("<pre class=\"source\">List&lt;String&gt; a</pre>");
        assertThat(output(Map.of("output_type", "stream", "name", "stdout", "text", List.of("<b>\n", "c"))))
                .isEqualTo("<pre class=\"out\">&lt;b&gt;\nc</pre>\n");
        assertThat(output(Map.of("output_type", "error", "traceback", List.of("\u001B[31ma < b\u001B[0m"))))
                .isEqualTo("<pre class=\"error\">a &lt; b</pre>\n");
    }

    @Test
    void the_richest_part_is_shown() throws IOException {
        assertThat(output(Map.of(
                        "output_type",
                        "display_data",
                        "data",
                        Map.of("text/plain", "\"a\" figure", "image/png", "AQ\nID\n"))))
                .isEqualTo("<img src=\"data:image/png;base64,AQID\" alt=\"&quot;a&quot; figure\">\n");
        assertThat(output(Map.of(
                        "output_type", "execute_result", "data", Map.of("text/plain", "t", "text/html", "<b>t</b>"))))
                .isEqualTo("<div class=\"html\">\n<b>t</b>\n</div>\n");
        assertThat(output(Map.of("output_type", "execute_result", "data", Map.of("text/plain", "<t>"))))
                .isEqualTo("<pre class=\"out\">&lt;t&gt;</pre>\n");
    }

    @Test
    void nothing_is_fetched() throws IOException {
        assertThat(page(Map.of("cell_type", "raw", "source", "plain"))).isEqualTo("<pre class=\"raw\">plain</pre>\n");
        assertThat(Files.readString(folder.resolve("my <page>.html")))
                .contains("<title>my &lt;page&gt;</title>", ".source { background")
                .doesNotContain("http");
    }
}
