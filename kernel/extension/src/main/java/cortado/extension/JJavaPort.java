package cortado.extension;

import cortado.display.Displayable;
import cortado.display.MimeBundle;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.jspecify.annotations.Nullable;

/** Speaks to stock JJava. Only this class and the extension touch its types. */
final class JJavaPort implements KernelPort {
    private final BaseKernel kernel;

    private JJavaPort(BaseKernel kernel) {
        this.kernel = kernel;
    }

    /** Returns the port of the JJava that runs this program, {@code null} if none does. */
    static @Nullable JJavaPort find() {
        BaseKernel kernel = BaseKernel.notebookKernel();
        return kernel == null ? null : connect(kernel);
    }

    /** Returns the port of the kernel, after teaching its renderer our types. Doing so twice does no harm. */
    static JJavaPort connect(BaseKernel kernel) {
        Renderer renderer = kernel.getRenderer();
        renderer.createRegistration(Displayable.class)
                .preferring(MimeBundle.TEXT, MimeBundle.HTML, MimeBundle.PNG)
                .register((value, context) -> context.getOutputContainer().assign(data(value.display())));
        renderer.createRegistration(MimeBundle.class)
                .preferring(MimeBundle.TEXT, MimeBundle.HTML, MimeBundle.PNG)
                .register((value, context) -> context.getOutputContainer().assign(data(value)));
        return new JJavaPort(kernel);
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
