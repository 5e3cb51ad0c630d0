package cortado.kernel.show;

import cortado.display.Displayable;
import cortado.display.MimeBundle;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Makes a MIME bundle of any value; whatever the value's own code throws becomes text. */
public final class Renderer {
    /** A longer text is not sent a second time as the plain text of itself. */
    private static final int MOST_COPIED = 1_000;

    private Renderer() {}

    /** Returns the bundle of the value; never throws. */
    public static MimeBundle render(@Nullable Object value) {
        return render(value, Set.of());
    }

    /**
     * Returns the bundle of the value with the requested MIME types as far as it has them; never throws.
     *
     * <p>Text is taken for whatever type is requested. Nothing requested means what the value prefers.
     */
    public static MimeBundle render(@Nullable Object value, Set<String> requested) {
        try {
            MimeBundle bundle = value == null ? MimeBundle.text("null") : bundle(value, requested);
            return requested.isEmpty() ? bundle : only(bundle, requested);
        } catch (ThreadDeath stopped) {
            throw stopped;
        } catch (Throwable broken) {
            String type = value == null ? "null" : value.getClass().getName();
            return MimeBundle.text("(a " + type + " that could not be shown: " + broken + ")");
        }
    }

    private static MimeBundle bundle(Object value, Set<String> requested) throws IOException {
        Optional<MimeBundle> registered = Renderers.all().render(value, requested);
        if (registered.isPresent()) {
            return registered.get();
        }
        if (value instanceof Displayable displayable) {
            return displayable.display();
        }
        if (value instanceof MimeBundle bundle) {
            return bundle;
        }
        if (value instanceof RenderedImage image) {
            return image(image);
        }
        if (!(value instanceof CharSequence) || requested.isEmpty()) {
            return MimeBundle.text(text(value));
        }
        String source = value.toString();
        MimeBundle text = MimeBundle.text(
                source.length() <= MOST_COPIED
                        ? source
                        : String.join(", ", requested) + ", " + source.length() + " characters");
        for (String type : requested) {
            text = text.with(type, source);
        }
        return text;
    }

    /** Keeps the requested parts, and the text that every bundle has. */
    private static MimeBundle only(MimeBundle bundle, Set<String> requested) {
        MimeBundle kept = MimeBundle.text(bundle.text());
        for (Map.Entry<String, Object> part : bundle.data().entrySet()) {
            if (requested.contains(part.getKey())) {
                kept = kept.with(part.getKey(), part.getValue());
                for (Map.Entry<String, Object> entry :
                        bundle.metadata().getOrDefault(part.getKey(), Map.of()).entrySet()) {
                    kept = kept.withMetadata(part.getKey(), entry.getKey(), entry.getValue());
                }
            }
        }
        return kept;
    }

    /** Returns the text of the value; the elements of arrays are listed. */
    static String text(@Nullable Object value) {
        if (value != null && value.getClass().isArray()) {
            String nested = Arrays.deepToString(new Object[] {value});
            return nested.substring(1, nested.length() - 1);
        }
        String text = String.valueOf(value);
        return text == null ? "null" : text;
    }

    private static MimeBundle image(RenderedImage image) throws IOException {
        MimeBundle text = MimeBundle.text("image, " + image.getWidth() + " x " + image.getHeight() + " pixels");
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        if (!ImageIO.write(image, "png", png)) {
            return text;
        }
        return text.with(MimeBundle.PNG, png.toByteArray());
    }
}
