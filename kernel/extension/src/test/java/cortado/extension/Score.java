package cortado.extension;

import cortado.display.Displayable;
import cortado.display.MimeBundle;
import java.util.List;
import java.util.Map;

/** A result as the DSL has them: a record that shows itself in several formats. */
record Score(double accuracy) implements Displayable {
    @Override
    public MimeBundle display() {
        return MimeBundle.text("accuracy " + accuracy)
                .with(MimeBundle.HTML, "<b>" + accuracy + "</b>")
                .with(MimeBundle.PNG, new byte[] {(byte) 0x89, 'P', 'N', 'G'})
                .with("application/json", Map.of("losses", List.of(0.5, Double.NaN)))
                .withMetadata(MimeBundle.PNG, "width", 720);
    }
}
