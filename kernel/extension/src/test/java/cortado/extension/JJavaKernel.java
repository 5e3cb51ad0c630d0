package cortado.extension;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;

/** The published base kernel with the least that makes it one. */
final class JJavaKernel extends BaseKernel {
    JJavaKernel(boolean extensionsEnabled) {
        super(
                "Java",
                "1",
                new LanguageInfo.Builder("Java").build(),
                List.of(),
                null,
                new JupyterIO(StandardCharsets.UTF_8),
                new CommManager(),
                new Renderer(),
                null,
                new MagicsRegistry(),
                extensionsEnabled,
                new StringStyler.Builder().build());
    }

    /** The class path that extensions are searched on: that of the kernel. */
    @Override
    protected ClassLoader getClassLoader() {
        return JJavaKernel.class.getClassLoader();
    }

    @Override
    public Object evalRaw(String source) {
        return source;
    }

    @Override
    public DisplayData inspect(String code, int at, boolean extraDetail) {
        return new DisplayData();
    }

    @Override
    public ReplacementOptions complete(String code, int at) {
        return new ReplacementOptions(List.of(), at, at);
    }

    @Override
    public String isComplete(String code) {
        return IS_COMPLETE_YES;
    }
}
