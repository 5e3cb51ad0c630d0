package cortado.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cortado.display.MimeBundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlPageTest {
    private static final HtmlPage PAGE = HtmlPage.titled("Fashion")
            .paragraph("Accuracy 86.4%.")
            .section("Curve", Samples.curves())
            .section("Report", Table.of(Table.Column.text("class")).row("cat"), Samples.confusion(3))
            .preformatted("Log", "a <b>\nc");

    @Test
    void the_page_needs_nothing_from_outside() {
        String html = PAGE.html();
        assertThat(html)
                .startsWith(
                        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\"");
        assertThat(html).doesNotContain("<script", "<link", "http://", "https://", "src=\"/", "url(");
        assertThat(html.split("<img ", -1)).hasSize(3);
        assertThat(html.split("<img src=\"data:image/svg\\+xml;base64,", -1)).hasSize(3);
        assertThat(html.split(" alt=\"", -1)).hasSize(3);
        assertThat(html).contains("<pre>a &lt;b&gt;\nc</pre>", "prefers-color-scheme: dark", "@media print");
    }

    @Test
    void markup_in_titles_is_escaped() {
        String html = HtmlPage.titled(Samples.SCRIPT)
                .paragraph(Samples.SCRIPT)
                .section(Samples.SCRIPT, () -> MimeBundle.text(Samples.SCRIPT))
                .preformatted(Samples.SCRIPT, Samples.SCRIPT)
                .html();
        assertThat(html)
                .doesNotContain("<script")
                .contains("&lt;script&gt;alert(&#39;&amp;&quot;x&#39;)&lt;/script&gt;");
    }

    @Test
    void writing_replaces_the_file_and_leaves_no_other(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("new/page.html");
        HtmlPage.titled("old").write(file);
        assertThat(PAGE.write(file)).isEqualTo(file);
        assertThat(Files.readString(file)).isEqualTo(PAGE.html());
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void a_page_that_cannot_be_written_leaves_the_target_and_says_so(@TempDir Path folder) throws IOException {
        Path target = folder.resolve("page.html");
        Path inside = Files.createDirectories(target.resolve("not-empty"));
        assertThatThrownBy(() -> PAGE.write(target))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("cannot write " + target + ": ");
        assertThat(inside).isDirectory();
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(target);
        }
    }
}
