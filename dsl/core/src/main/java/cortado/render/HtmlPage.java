package cortado.render;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import cortado.base.AtomicFile;
import cortado.display.Displayable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A page in one file: sections with headings, every picture in it as a data URI, no script and nothing from outside.
 *
 * <p>Immutable. Follows the reader's light or dark theme, with pictures on white cards, and prints on white.
 */
public final class HtmlPage {
    private static final String STYLE = """
            :root { color-scheme: light dark; --ink: #24292f; --page: #f6f8fa; --card: #ffffff; --line: #d0d7de; }
            @media (prefers-color-scheme: dark) {
              :root { --ink: #e6edf3; --page: #0d1117; --card: #161b22; --line: #30363d; }
            }
            body { margin: 0; background: var(--page); color: var(--ink);
              font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Helvetica, Arial, sans-serif; }
            main { max-width: 780px; margin: 0 auto; padding: 24px 16px 48px; }
            h1 { font-size: 26px; line-height: 1.25; margin: 8px 0 4px; }
            h2 { font-size: 17px; margin: 0 0 12px; }
            h3 { font-size: 15px; margin: 16px 0 8px; }
            section { background: var(--card); border: 1px solid var(--line); border-radius: 8px;
              padding: 18px 20px; margin: 16px 0; overflow-x: auto; }
            p { margin: 8px 0; }
            img { display: block; max-width: 100%; height: auto; background: #ffffff; border-radius: 6px; }
            table { border-collapse: collapse; font-variant-numeric: tabular-nums; margin: 4px 0 12px; }
            caption { text-align: left; font-weight: 600; padding-bottom: 6px; }
            th, td { padding: 4px 14px 4px 0; }
            thead th { border-bottom: 1px solid var(--line); }
            tbody th { font-weight: normal; }
            tbody + tbody { border-color: var(--line) !important; }
            pre { font: 13px/1.35 ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; margin: 0; overflow-x: auto; }
            @media print {
              :root { --ink: #000000; --page: #ffffff; --card: #ffffff; }
              main { max-width: none; padding: 0; }
              section { border: 0; padding: 8px 0; overflow: visible; }
              img, table, pre { break-inside: avoid; }
              h2 { break-after: avoid; }
            }
            """;

    private final String title;
    private final List<String> blocks;

    private HtmlPage(String title, List<String> blocks) {
        this.title = title;
        this.blocks = blocks;
    }

    /** Returns an empty page. */
    public static HtmlPage titled(String title) {
        return new HtmlPage(title, List.of());
    }

    /** Returns this page with a paragraph outside of the sections, for example the result in one sentence. */
    public HtmlPage paragraph(String text) {
        return with("<p>" + Html.escape(text) + "</p>");
    }

    /** Returns this page with a section of values below one heading; an empty heading is left out. */
    public HtmlPage section(String heading, Displayable... values) {
        StringBuilder content = new StringBuilder();
        for (Displayable value : values) {
            content.append(Report.htmlOf(value)).append('\n');
        }
        return with(section(heading, content.toString()));
    }

    /** Returns this page with a section of text whose lines and columns are kept. */
    public HtmlPage preformatted(String heading, String text) {
        return with(section(heading, "<pre>" + Html.escape(text) + "</pre>\n"));
    }

    private static String section(String heading, String content) {
        String head = heading.isEmpty() ? "" : "<h2>" + Html.escape(heading) + "</h2>\n";
        return "<section>\n" + head + content + "</section>";
    }

    private HtmlPage with(String block) {
        List<String> more = new ArrayList<>(blocks);
        more.add(block);
        return new HtmlPage(title, List.copyOf(more));
    }

    /** Returns the whole document. */
    public String html() {
        String escaped = Html.escape(title);
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + escaped
                + "</title>\n<style>\n" + STYLE + "</style>\n</head>\n<body>\n<main>\n<h1>" + escaped + "</h1>\n"
                + String.join("\n", blocks) + "\n</main>\n</body>\n</html>\n";
    }

    /**
     * Writes the document as UTF-8 to a temporary file beside the target, which it then replaces: nobody reads half a page.
     *
     * @return the path
     * @throws UncheckedIOException if the file cannot be written; an older file is then unchanged
     */
    @CanIgnoreReturnValue
    public Path write(Path path) {
        AtomicFile.write(path, html().getBytes(StandardCharsets.UTF_8));
        return path;
    }

    /** Returns the title and the number of blocks, e.g. {@code page 'Fashion' (3 blocks)}. */
    @Override
    public String toString() {
        return "page '" + title + "' (" + blocks.size() + " blocks)";
    }
}
