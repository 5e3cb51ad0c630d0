package cortado.kernel.show;

import cortado.display.Displayable;
import cortado.display.MimeBundle;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Makes a MIME bundle of any value; whatever the value's own code throws becomes text. */
public final class Renderer {
    private Renderer() {}

    /** Returns the bundle of the value; never throws. */
    public static MimeBundle render(@Nullable Object value) {
        try {
            if (value instanceof Displayable displayable) {
                return displayable.display();
            }
            if (value instanceof MimeBundle bundle) {
                return bundle;
            }
            if (value instanceof RenderedImage image) {
                return image(image);
            }
            return MimeBundle.text(text(value));
        } catch (ThreadDeath stopped) {
            throw stopped;
        } catch (Throwable broken) {
            String type = value == null ? "null" : value.getClass().getName();
            return MimeBundle.text("(a " + type + " that could not be shown: " + broken + ")");
        }
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
