package cortado.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class StoredHtmlTest {
    @Test
    void plain_tables_pass() {
        assertThat(StoredHtml.problems(
                        "<p>1 &lt; 2</p><table style=\"x\"><tbody><tr><th scope=\"row\">a</th></tr></tbody></table>"))
                .isEmpty();
    }

    @Test
    void what_a_sanitizer_takes_away_is_found() {
        assertThat(StoredHtml.problems("<script>f()</script><svg></svg><p onclick=\"f()\">x</p>"))
                .contains(
                        "element <script> is not kept",
                        "element <svg> is not kept",
                        "attribute onclick of <p> is not kept");
    }

    @Test
    void pictures_from_elsewhere_and_without_text_are_found() {
        assertThat(StoredHtml.problems("<img src=\"https://example.org/a.png\">"))
                .containsExactly(
                        "an image without alternative text", "an image from elsewhere: https://example.org/a.png");
    }

    @Test
    void scripts_inside_drawings_are_found() {
        String svg = Base64.getEncoder().encodeToString("<svg><script/></svg>".getBytes(StandardCharsets.UTF_8));
        assertThat(StoredHtml.problems("<img alt=\"x\" src=\"data:image/svg+xml;base64," + svg + "\">"))
                .containsExactly("a drawing with <script>");
    }
}
