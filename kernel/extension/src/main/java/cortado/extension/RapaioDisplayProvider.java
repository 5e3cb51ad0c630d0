package cortado.extension;

import cortado.display.Displayable;
import cortado.display.Displays;
import cortado.display.MimeBundle;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapaio.jupyter.kernel.display.DisplayData;
import org.rapaio.jupyter.kernel.display.DisplayRenderer;
import org.rapaio.jupyter.kernel.display.DisplayTransformer;
import org.rapaio.jupyter.kernel.display.spi.DisplayProvider;

/** Teaches the kernel of rapaio our types; it looks for this class at its start and after every magic that adds jars. */
public final class RapaioDisplayProvider implements DisplayProvider {
    @Override
    public List<DisplayRenderer> getDisplayRenderers() {
        return List.of(new BundleRenderer(Displayable.class), new BundleRenderer(MimeBundle.class));
    }

    @Override
    public List<DisplayTransformer> getDisplayTransformers() {
        return List.of();
    }

    private record BundleRenderer(Class<?> rendererClass) implements DisplayRenderer {
        @Override
        public boolean canRender(@Nullable String mimeType) {
            return true;
        }

        /** Returns the whole bundle, or the one part that was asked for, by its type or the second half of it, if it is there. */
        @Override
        public DisplayData render(@Nullable String mimeType, Object value) {
            MimeBundle bundle = Displays.bundle(value);
            return bundle.data().keySet().stream()
                    .filter(type -> type.equals(mimeType) || type.endsWith("/" + mimeType))
                    .findFirst()
                    .map(type -> only(type, bundle))
                    .orElseGet(() -> RapaioPort.data(bundle));
        }

        private static DisplayData only(String type, MimeBundle bundle) {
            DisplayData all = RapaioPort.data(bundle);
            all.data().keySet().retainAll(List.of(type));
            all.metadata().keySet().retainAll(List.of(type));
            return all;
        }
    }
}
