package io.github.spencerpark.ijava;

import cortado.notebooks.stock.Snippets;
import io.github.spencerpark.jupyter.channels.JupyterConnection;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A kernel on the published base library of IJava, under the name of IJava's entry class, which is not published. */
public final class IJava extends BaseKernel {
    private static @Nullable BaseKernel kernel;

    private final Snippets snippets = new Snippets();

    private IJava() {}

    public static void main(String[] arguments) throws Exception {
        KernelConnectionProperties properties =
                KernelConnectionProperties.parse(Files.readString(Path.of(arguments[0])));
        JupyterConnection connection = new JupyterConnection(properties);
        IJava started = new IJava();
        kernel = started;
        started.becomeHandlerForConnection(connection);
        connection.connect();
        connection.waitUntilClose();
    }

    /** Returns the running kernel. */
    public static @Nullable BaseKernel getKernelInstance() {
        return kernel;
    }

    @Override
    public @Nullable DisplayData eval(String expression) {
        Object value = snippets.eval(expression);
        return value == null ? null : getRenderer().render(value);
    }

    @Override
    public LanguageInfo getLanguageInfo() {
        return new LanguageInfo.Builder("Java").build();
    }
}
