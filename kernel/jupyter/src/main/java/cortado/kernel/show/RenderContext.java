package cortado.kernel.show;

import cortado.display.MimeBundle;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a renderer is asked for, and where it puts what it made. */
public final class RenderContext {
    private final Set<String> requested;
    private final Map<String, Object> parts = new LinkedHashMap<>();
    private @Nullable MimeBundle whole;

    RenderContext(Set<String> requested) {
        this.requested = requested;
    }

    /** Returns whether the MIME type is asked for. */
    public boolean wasRequested(String mimeType) {
        return requested.contains(mimeType);
    }

    /** Adds the part if its MIME type is asked for; else the supplier is not called. */
    public void renderIfRequested(String mimeType, Supplier<?> part) {
        if (wasRequested(mimeType)) {
            parts.put(mimeType, part.get());
        }
    }

    /** Takes a whole bundle, with its metadata. */
    void take(MimeBundle bundle) {
        whole = bundle;
    }

    MimeBundle bundle(String text) {
        if (whole != null) {
            return whole;
        }
        MimeBundle bundle = MimeBundle.text(text);
        for (Map.Entry<String, Object> part : parts.entrySet()) {
            bundle = bundle.with(part.getKey(), part.getValue());
        }
        return bundle;
    }
}
