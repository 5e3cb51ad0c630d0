package cortado.render;

import cortado.display.Displayable;
import cortado.display.MimeBundle;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Several results shown together as one output: sentences, tables, figures.
 *
 * <p>Immutable. As HTML the parts follow each other, figures as pictures in the page; as text they are separated by empty lines.
 */
public final class Report implements Displayable {
    private static final int SHORT = 1000;

    private record Part(String html, String text) {}

    private final List<Part> parts;

    private Report(List<Part> parts) {
        this.parts = parts;
    }

    /** Returns a report of the given parts, in this order. */
    public static Report of(Displayable... parts) {
        Report report = new Report(List.of());
        for (Displayable part : parts) {
            report = report.add(part);
        }
        return report;
    }

    /** Returns this report with a figure, a table or another value that shows itself. */
    public Report add(Displayable part) {
        return with(new Part(htmlOf(part), textOf(part)));
    }

    /** Returns this report with a paragraph. */
    public Report paragraph(String text) {
        return with(new Part("<p>" + Html.escape(text) + "</p>", printable(text)));
    }

    /** Returns this report with a heading of level 3, which fits below the headings of a notebook. */
    public Report heading(String text) {
        return with(new Part("<h3>" + Html.escape(text) + "</h3>", printable(text)));
    }

    /** Returns this report with text whose lines and columns are kept. */
    public Report preformatted(String text) {
        return with(new Part("<pre>" + Html.escape(text) + "</pre>", printable(text)));
    }

    private Report with(Part part) {
        List<Part> more = new ArrayList<>(parts);
        more.add(part);
        return new Report(List.copyOf(more));
    }

    /** Returns a fragment of HTML without scripts or outside resources. */
    public String html() {
        return parts.stream().map(Part::html).collect(Collectors.joining("\n"));
    }

    /** Returns all parts as text, separated by empty lines. */
    public String text() {
        return parts.stream().map(Part::text).collect(Collectors.joining("\n\n"));
    }

    /** Returns {@code text/html} and {@code text/plain}. */
    @Override
    public MimeBundle display() {
        return MimeBundle.text(text()).with(MimeBundle.HTML, html());
    }

    /** Returns the value as HTML: its own, or its picture, or its text. */
    static String htmlOf(Displayable value) {
        if (value instanceof Figure figure) {
            return figure.html();
        }
        MimeBundle bundle = value.display();
        Object html = bundle.data().get(MimeBundle.HTML);
        if (html != null) {
            return html.toString();
        }
        if (bundle.data().get(MimeBundle.PNG) instanceof byte[] png) {
            Object alt =
                    bundle.metadata().getOrDefault(MimeBundle.PNG, Map.of()).getOrDefault("alt", bundle.text());
            return "<img src=\"data:image/png;base64," + Base64.getEncoder().encodeToString(png) + "\" alt=\""
                    + Html.escape(alt.toString()) + "\" style=\"max-width:100%\">";
        }
        return "<pre>" + Html.escape(bundle.text()) + "</pre>";
    }

    private static String textOf(Displayable value) {
        return value instanceof Figure figure
                ? figure.text()
                : value.display().text().strip();
    }

    /** Returns the lines of a text with controls in them made visible. */
    private static String printable(String text) {
        return text.lines().map(Glyphs::oneLine).collect(Collectors.joining("\n"));
    }

    /** Returns a newline and the text, or as many of its lines as fit into 1,000 characters. */
    @Override
    public String toString() {
        return Shortened.of(text(), SHORT);
    }
}
