package cortado.render;

import cortado.display.Displayable;
import cortado.display.MimeBundle;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A picture: as SVG, as PNG, as text for a terminal and as one sentence for who cannot see it.
 *
 * <p>All forms are made from the same immutable value; equal values give equal bytes, except that PNG text depends on the fonts
 * of the machine.
 */
public interface Figure extends Displayable {
    /** Returns the width on the page in CSS pixels. */
    int widthPx();

    /** Returns the height on the page in CSS pixels. */
    int heightPx();

    /** Returns a self-contained SVG document on a white card; never touches AWT. */
    String svg();

    /**
     * Returns a PNG of twice the size on the page, with a palette of at most 64 colors.
     *
     * @throws IllegalStateException if this Java runtime cannot draw at all; {@link #svg()} always works
     */
    byte[] png();

    /** Returns the whole picture for a terminal, at most 80 columns wide where its labels allow, without a final newline. */
    String text();

    /** Returns one sentence that states the result, used as alternative text. */
    String alt();

    /** Returns what it draws, for who draws it otherwise; none for pictures that are not of numbers. */
    default Optional<Plot> plot() {
        return Optional.empty();
    }

    /** Returns an {@code <img>} element that holds the SVG as a data URI; notebooks never strip it. */
    default String html() {
        String encoded = Base64.getEncoder().encodeToString(svg().getBytes(StandardCharsets.UTF_8));
        return "<img src=\"data:image/svg+xml;base64," + encoded + "\" alt=\"" + Html.escape(alt()) + "\" width=\""
                + widthPx() + "\" height=\"" + heightPx() + "\" style=\"max-width:100%;height:auto\">";
    }

    /** Returns the bundle to store: {@code image/png} with its size and alternative text, and {@code text/plain}. */
    @Override
    default MimeBundle display() {
        byte[] png;
        try {
            png = png();
        } catch (IllegalStateException cannotDraw) {
            return MimeBundle.text(text()).with(MimeBundle.HTML, html());
        }
        return MimeBundle.text(text())
                .with(MimeBundle.PNG, png)
                .withMetadata(MimeBundle.PNG, "width", widthPx())
                .withMetadata(MimeBundle.PNG, "height", heightPx())
                .withMetadata(MimeBundle.PNG, "alt", alt());
    }

    /** Returns an interim bundle that is quick to make: {@code text/html} with the SVG, and one line of text. */
    default MimeBundle live() {
        return MimeBundle.text(alt()).with(MimeBundle.HTML, html());
    }
}
