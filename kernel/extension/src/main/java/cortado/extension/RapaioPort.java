package cortado.extension;

import cortado.display.MimeBundle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.rapaio.jupyter.kernel.MainApp;
import org.rapaio.jupyter.kernel.core.RapaioKernel;
import org.rapaio.jupyter.kernel.display.DisplayData;

/** Speaks to the kernel of rapaio. Only this class and the provider touch its types. */
final class RapaioPort implements KernelPort {
    private final RapaioKernel kernel;

    private RapaioPort(RapaioKernel kernel) {
        this.kernel = kernel;
    }

    /**
     * Returns the port of the kernel that runs this program, {@code null} if none does.
     *
     * <p>Asking its main class for the kernel would start one where the jar is only on the class path, so its main method must
     * be running.
     */
    static @Nullable RapaioPort find() {
        String main = MainApp.class.getName();
        boolean isRunning = Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .anyMatch(frame -> frame.getClassName().equals(main));
        return isRunning ? new RapaioPort(MainApp.kernel) : null;
    }

    @Override
    public void display(MimeBundle bundle, String displayId) {
        DisplayData data = data(bundle);
        data.setDisplayId(displayId);
        kernel.display(data);
    }

    @Override
    public void update(MimeBundle bundle, String displayId) {
        DisplayData data = data(bundle);
        data.setDisplayId(displayId);
        kernel.updateDisplay(data);
    }

    static DisplayData data(MimeBundle bundle) {
        DisplayData data = DisplayData.fromText(bundle.text());
        bundle.data().forEach((type, value) -> data.putData(type, WireValue.of(value)));
        bundle.metadata().forEach((type, entries) -> data.putMetaData(type, WireValue.of(entries)));
        return data;
    }
}
