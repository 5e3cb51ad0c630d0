package cortado.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The first command of the README: a class that prints what came out and writes it as one page. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageTest {
    private static final Pattern OUTSIDE = Pattern.compile(
            "(?:src|href|action|content)\\s*=\\s*[\"']?\\s*(?:https?:)?//|url\\(\\s*[\"']?(?!data:)|@import");

    private final Path page = Places.output().resolve("first-light.html");
    private final Program.Result printed = Program.java(
                    "-cp",
                    Places.distribution().resolve("lib") + "/*",
                    Places.folder().resolve("FirstLight.java").toString(),
                    page.toString())
            .run()
            .succeeded();

    @Test
    void the_terminal_shows_summary_report_and_where_the_page_is() {
        assertThat(printed.out())
                .contains("total 225,034 parameters")
                .containsPattern("(?m)^accuracy 0\\.\\d{4}, loss 0\\.\\d{4} \\(500 rows\\)$")
                .containsPattern("(?m)^ +Trouser +[01]\\.\\d\\d +[01]\\.\\d\\d +[01]\\.\\d\\d +50$")
                .endsWith("The same as a page: " + page.toUri() + System.lineSeparator());
    }

    @Test
    void the_page_needs_nothing_from_elsewhere() throws IOException {
        String html = Files.readString(page);
        assertThat(OUTSIDE.matcher(html).find()).as("an outside resource").isFalse();
        assertThat(html)
                .doesNotContain("<script", "<svg", "<link", "<iframe")
                .containsPattern("<img src=\"data:image/[a-z+]+;base64,[^\"]+\" alt=\"loss training 0\\.")
                .containsPattern("<img src=\"data:image/[a-z+]+;base64,[^\"]+\" alt=\"Confusion matrix: accuracy ");
        assertThat(Files.size(page)).isLessThan(300_000);
    }

    @Test
    void a_browser_shows_curves_and_confusion_matrix() {
        Screenshot screenshot = Screenshot.of(page);
        assertThat(screenshot.count(0x0072B2))
                .as("pixels of the training curves")
                .isGreaterThan(300);
        assertThat(screenshot.count(0xD55E00))
                .as("pixels of the validation curves")
                .isGreaterThan(150);
        assertThat(screenshot.count(0x08306B)).as("pixels of the fullest cells").isGreaterThan(300);
    }
}
