package cortado.extension;

import cortado.display.Displayable;
import cortado.display.MimeBundle;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import org.jspecify.annotations.Nullable;

/** Speaks to stock IJava. Only this class touches its types, so that it is loaded only where they exist. */
final class IJavaPort implements KernelPort {
    private final BaseKernel kernel;

    private IJavaPort(BaseKernel kernel) {
        this.kernel = kernel;
    }

    /**
     * Returns the port of the IJava that runs this program, {@code null} if none does.
     *
     * <p>IJava has no extension point and its own classes are not published, hence the reflection.
     */
    static @Nullable IJavaPort find() throws ReflectiveOperationException {
        Object running = Class.forName("io.github.spencerpark.ijava.IJava")
                .getMethod("getKernelInstance")
                .invoke(null);
        return running instanceof BaseKernel kernel ? connect(kernel) : null;
    }

    /** Returns the port of the kernel, after teaching its renderer our types. Doing so twice does no harm. */
    static IJavaPort connect(BaseKernel kernel) {
        Renderer renderer = kernel.getRenderer();
        renderer.createRegistration(Displayable.class)
                .preferring(MimeBundle.TEXT, MimeBundle.HTML, MimeBundle.PNG)
                .register((value, context) -> context.getOutputContainer().assign(data(value.display())));
        renderer.createRegistration(MimeBundle.class)
                .preferring(MimeBundle.TEXT, MimeBundle.HTML, MimeBundle.PNG)
                .register((value, context) -> context.getOutputContainer().assign(data(value)));
        return new IJavaPort(kernel);
    }

    @Override
    public void display(MimeBundle bundle, String displayId) {
        DisplayData data = data(bundle);
        data.setDisplayId(displayId);
        kernel.display(data);
    }

    @Override
    public void update(MimeBundle bundle, String displayId) {
        kernel.getIO().display.updateDisplay(displayId, data(bundle));
    }

    private static DisplayData data(MimeBundle bundle) {
        DisplayData data = new DisplayData();
        bundle.data().forEach((type, value) -> data.putData(type, WireValue.of(value)));
        bundle.metadata().forEach((type, entries) -> data.putMetaData(type, WireValue.of(entries)));
        return data;
    }
}
