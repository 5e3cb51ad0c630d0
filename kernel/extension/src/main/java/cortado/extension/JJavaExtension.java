package cortado.extension;

import cortado.display.Displays;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;

/** Connects stock JJava, which finds this class when the jar is on its class path or arrives with {@code %maven}. */
public final class JJavaExtension implements Extension {
    /** Teaches the kernel's renderer our types and sends all displays to the running cell. */
    @Override
    public void install(BaseKernel kernel) {
        Displays.install(new KernelHost(JJavaPort.connect(kernel)));
    }
}
