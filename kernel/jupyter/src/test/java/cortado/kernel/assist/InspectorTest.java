package cortado.kernel.assist;

import static org.assertj.core.api.Assertions.assertThat;

import cortado.kernel.eval.Evaluator;
import cortado.kernel.eval.Piece;
import cortado.kernel.eval.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InspectorTest {
    private static final Evaluator EVALUATOR = Evaluator.start(Set.of("java.util.*", "cortado.display.*"));

    @AfterAll
    static void close() {
        EVALUATOR.close();
    }

    private static String text(String code, int cursor) {
        return new Inspector(EVALUATOR, Optional.empty())
                .inspect(code, cursor, false)
                .map(Inspector.Description::text)
                .orElse("");
    }

    @Test
    void a_method_is_told_by_its_signatures() {
        assertThat(text("int a = Math.max + 1", 14))
                .contains("int Math.max(int a, int b)", "double Math.max(double a, double b)");
        assertThat(text("List.of(1)\n  .stream()\n  .coun", 26)).isEmpty();
        assertThat(text("List.of(1)\n  .stream()\n  .count", 26)).contains("long java.util.stream.Stream<T>.count()");
        assertThat(text("nothingLikeThis", 3)).isEmpty();
    }

    @Test
    void a_class_and_a_field_are_told_by_their_names() {
        assertThat(text("Map.Entry", 9)).contains("java.util.Map.Entry<K, V>");
        assertThat(text("Math.PI", 7)).contains("Math.PI:double");
    }

    @Test
    void a_variable_is_told_by_its_type_and_value() {
        String code = "var inspected = new ArrayList<>(List.of(\"a<b\"));";
        for (Piece piece : EVALUATOR.split(code)) {
            assertThat(EVALUATOR.evaluate(Source.cell(1, code), piece).error()).isNull();
        }

        assertThat(new Inspector(EVALUATOR, Optional.empty()).inspect("inspected.size()", 4, false))
                .contains(new Inspector.Description(
                        "ArrayList<String> inspected = [a<b]",
                        "<pre><b>ArrayList&lt;String&gt; inspected</b> = [a&lt;b]</pre>"));
    }

    /** Inspects with a source of {@link cortado.display.MimeBundle} that declares the members. */
    private static Optional<Inspector.Description> inspect(Path folder, String members, String code, boolean isFull)
            throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("src.zip")))) {
            zip.putNextEntry(new ZipEntry("cortado/display/MimeBundle.java"));
            zip.write(("package cortado.display; /** A bundle. */ public class MimeBundle { " + members + " }")
                    .getBytes(StandardCharsets.UTF_8));
        }
        return new Inspector(EVALUATOR, Optional.of(folder.toFile())).inspect(code, code.length(), isFull);
    }

    @Test
    void comments_come_from_the_sources_of_the_distribution(@TempDir Path folder) throws IOException {
        String text = "/** Returns {@code <b>} text.\n * More of {@link String it}.\n * @param text what $1 */"
                + " public static MimeBundle text(String text) { return null; }";

        assertThat(inspect(folder, text, "MimeBundle.text(", false))
                .contains(new Inspector.Description(
                        "MimeBundle MimeBundle.text(String text)\n"
                                + "    Returns <b> text.\n    More of it.\n    Parameter text what $1",
                        "<p><code><b>MimeBundle MimeBundle.text(String text)</b></code>"
                                + "<br>Returns <code>&lt;b&gt;</code> text.\n More of <code>it</code>."
                                + "\n<br><b>Parameter</b> text what $1</p>"));
        assertThat(inspect(folder, text, "MimeBundle", true).map(Inspector.Description::text))
                .contains("cortado.display.MimeBundle\n    A bundle.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Returns it; see {@link #with}.                            | Returns it. Adds @Ada's text. Twice.
            See {@link MimeBundle#with(String, Object)}.              | Adds @Ada's text. Twice.
            Returns it; see {@link MimeBundle}.                       | Returns it. A bundle.
            Returns it; see {@link Absent#with}.                      | Returns it; see Absent.with.
            Returns it; see {@link #withMetadata}.                    | Returns it; see withMetadata.
            Returns it; see {@link #with} and {@link #text}.          | Returns it; see with and text.
            """)
    void a_comment_that_only_refers_to_another_brings_it_along(String comment, String told, @TempDir Path folder)
            throws IOException {
        String members = "/** Adds @Ada's text. Twice. */ public MimeBundle with(String a, Object b) { }" + "/** "
                + comment + " */ public MimeBundle withMetadata(String a, String b, Object c) { }";

        assertThat(inspect(folder, members, "MimeBundle.text(\"\").withMetadata(", false)
                        .map(Inspector.Description::text)
                        .map(text -> text.replaceAll("\\s+", " ")))
                .contains("MimeBundle MimeBundle.withMetadata(String mimeType, String key, Object value) " + told);
    }

    @Test
    void long_comments_of_several_methods_are_told_by_their_first_sentences(@TempDir Path folder) throws IOException {
        String more = "Much more. ".repeat(200);
        String members = "/** First. " + more + "*/ public static MimeBundle text(String text) { }" + "/** Second. "
                + more + "*/ public String text() { }";
        String code = "MimeBundle.text(\"\").text(";

        assertThat(inspect(folder, members, code, false).map(Inspector.Description::text))
                .contains("MimeBundle MimeBundle.text(String text)\n    First.\nString MimeBundle.text()\n    Second.");
        assertThat(inspect(folder, members, code, true)
                        .map(Inspector.Description::text)
                        .orElseThrow())
                .hasSizeGreaterThan(2 * more.length());
    }

    @Test
    void html_of_a_comment_holds_no_script() {
        assertThat(Comment.html("a <script>alert(1)</script><b onclick=\"x()\">b</b>"))
                .isEqualTo("a <b>b</b>");
        assertThat(List.of(Comment.text("<p>x &lt; y<ul><li>one"))).containsExactly("x < y\n- one");
    }
}
