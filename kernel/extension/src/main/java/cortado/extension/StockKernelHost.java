package cortado.extension;

import cortado.display.DisplayHost;
import cortado.display.LiveDisplay;
import cortado.display.MimeBundle;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Finds the stock kernel that runs this program, when the first displayable value is about to exist.
 *
 * <p>For IJava, and for live displays in rapaio's kernel, this is the only way in; JJava usually comes first, through
 * {@link JJavaExtension}.
 */
public final class StockKernelHost implements DisplayHost {
    private final @Nullable DisplayHost found;

    /** Looks for a running IJava, JJava or kernel of rapaio; where a kernel's classes are absent it is not running. */
    public StockKernelHost() {
        KernelPort port = lookFor(IJavaPort::find);
        if (port == null) {
            port = lookFor(JJavaPort::find);
        }
        if (port == null) {
            port = lookFor(RapaioPort::find);
        }
        found = port == null ? null : new KernelHost(port);
    }

    @Override
    public boolean isPresent() {
        return found != null;
    }

    @Override
    public void show(MimeBundle bundle) {
        kernel().show(bundle);
    }

    @Override
    public LiveDisplay live(MimeBundle first) {
        return kernel().live(first);
    }

    private DisplayHost kernel() {
        if (found == null) {
            throw new IllegalStateException(
                    "StockKernelHost: neither IJava nor JJava nor rapaio's kernel runs this program. "
                            + "Call isPresent() before use, or show displays with Displays.show(value).");
        }
        return found;
    }

    private static @Nullable KernelPort lookFor(Callable<? extends @Nullable KernelPort> search) {
        try {
            return search.call();
        } catch (Exception | LinkageError absent) {
            return null;
        }
    }
}
