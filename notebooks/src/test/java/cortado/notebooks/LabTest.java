package cortado.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The committed notebooks, untrusted as downloaded ones are, in JupyterLab. Run by {@code jupyterlab.sh}, which gets JupyterLite;
 * each test leaves a picture of the whole notebook.
 */
@Tag("lab")
class LabTest {
    private static final Path FILES = Path.of(System.getProperty("cortado.jupyterlite", "jupyterlite"));
    private static final double READABLE = 4.5;

    static Stream<Arguments> notebooksAndThemes() {
        return Places.notebooks().stream().flatMap(notebook -> Stream.of("Light", "Dark")
                .map(theme -> Arguments.of(notebook, "JupyterLab " + theme)));
    }

    @ParameterizedTest
    @MethodSource("notebooksAndThemes")
    void every_output_shows_and_can_be_read(Path notebook, String theme) {
        List<Notebook.Output> stored = Notebook.read(notebook).outputs();
        try (LabSite site = LabSite.serve(FILES, notebook);
                Browser browser = Browser.start();
                Page page = browser.open(site.address())) {
            page.resize(1200, 5200);
            page.await("document.querySelectorAll('.jp-OutputArea-output').length >= " + stored.size());
            page.evaluate(
                    "jupyterapp.commands.execute('apputils:change-theme', {theme: '" + theme + "'}).then(() => 1)");
            page.await("document.body.dataset.jpThemeName === '" + theme + "'");
            page.await("document.getElementById('jupyterlab-splash') === null");
            page.await(
                    "[...document.querySelectorAll('.jp-OutputArea-output img')].every(img => img.naturalWidth > 0)");
            page.evaluate("document.querySelector('.jp-Dialog .jp-mod-reject')?.click()");
            page.await("document.querySelector('.jp-Dialog') === null");
            String name = notebook.getFileName().toString().replace(".ipynb", "");
            page.screenshot(Places.output().resolve("lab-" + name + "-" + theme.replace("JupyterLab ", "") + ".png"));

            assertThat(page.evaluate("document.body.dataset.jpThemeName").asText())
                    .isEqualTo(theme);
            checkCounts(page, stored);
            assertThat(page.evaluate(LOOSE_TEXTS))
                    .as("texts outside tables and paragraphs")
                    .isEmpty();
            assertThat(page.evaluate(UNREADABLE))
                    .as("texts that are hard to read")
                    .isEmpty();
        }
    }

    private static void checkCounts(Page page, List<Notebook.Output> stored) {
        long pictures = stored.stream()
                .filter(output -> output.types().contains("image/png")
                        || output.data("text/html").contains("<img"))
                .count();
        long tables = stored.stream()
                .mapToLong(output -> output.data("text/html").split("<table", -1).length - 1)
                .sum();
        JsonNode shown = page.evaluate("({outputs: document.querySelectorAll('.jp-OutputArea-output').length,"
                + " pictures: document.querySelectorAll('.jp-OutputArea-output img').length,"
                + " tables: document.querySelectorAll('.jp-OutputArea-output table').length,"
                + " rightAligned: [...document.querySelectorAll('.jp-OutputArea-output td')]"
                + "   .filter(cell => getComputedStyle(cell).textAlign === 'right').length})");
        assertThat(shown.path("outputs").asInt()).isEqualTo(stored.size());
        assertThat(shown.path("pictures").asLong()).isEqualTo(pictures).isPositive();
        assertThat(shown.path("tables").asLong()).isEqualTo(tables).isPositive();
        assertThat(shown.path("rightAligned").asInt()).as("cells with numbers").isPositive();
    }

    /** What a renderer left over: texts that stand directly in an output of HTML. */
    private static final String LOOSE_TEXTS = """
            [...document.querySelectorAll('.jp-OutputArea-output.jp-RenderedHTMLCommon')]
              .flatMap(output => [...output.childNodes])
              .filter(node => node.nodeType === Node.TEXT_NODE)
              .map(node => node.data.trim())
              .filter(text => text !== '')
            """;

    /** The texts of the outputs whose contrast is lower than WCAG 2.2 asks for, with the contrast. */
    private static final String UNREADABLE = """
            (() => {
              const parse = color => color.match(/[\\d.]+/g).map(Number);
              const background = node => {
                for (let at = node; at; at = at.parentElement) {
                  const color = parse(getComputedStyle(at).backgroundColor);
                  if (color.length < 4 || color[3] > 0.5) return color;
                }
                return [255, 255, 255];
              };
              const light = color => {
                const [r, g, b] = color.map(v => v / 255).map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
              };
              const problems = [];
              for (const node of document.querySelectorAll('.jp-OutputArea-output :is(th, td, p, pre, caption, h3)')) {
                const [a, b] = [light(parse(getComputedStyle(node).color)), light(background(node))];
                const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
                if (contrast < %s && node.innerText.trim()) problems.push(node.innerText.trim() + ' ' + contrast.toFixed(2));
              }
              return problems;
            })()
            """.formatted(READABLE);
}
