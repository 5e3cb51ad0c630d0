package cortado.notebooks.stock;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.jspecify.annotations.Nullable;

/** A kernel on the published base library of JJava, with its extensions switched on. */
public final class JJavaMain extends BaseKernel {
    private final Snippets snippets = new Snippets();

    private JJavaMain() {
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
                true,
                new StringStyler.Builder().build());
    }

    public static void main(String[] arguments) throws Exception {
        KernelConnectionProperties properties =
                KernelConnectionProperties.parse(Files.readString(Path.of(arguments[0])));
        JupyterConnection connection = new JupyterConnection(properties);
        JJavaMain kernel = new JJavaMain();
        kernel.becomeHandlerForConnection(connection);
        kernel.onStartup();
        connection.connect();
        connection.waitUntilClose();
    }

    @Override
    protected ClassLoader getClassLoader() {
        return JJavaMain.class.getClassLoader();
    }

    @Override
    public @Nullable Object evalRaw(String source) {
        return snippets.eval(source);
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
