package cortado.extension;

import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.JupyterIO;
import io.github.spencerpark.jupyter.messages.ContentType;
import java.lang.reflect.Method;

/** Stands where the kernel's sockets are and writes down what would be sent. */
final class IJavaWire extends ShellReplyEnvironment {
    private final Transcript transcript;

    private IJavaWire(Transcript transcript) {
        super(null, null, null, null);
        this.transcript = transcript;
    }

    /** Makes the cell that the kernel runs report to the transcript. */
    static void attach(JupyterIO io, Transcript transcript) throws ReflectiveOperationException {
        Method setEnv = JupyterIO.class.getDeclaredMethod("setEnv", ShellReplyEnvironment.class);
        setEnv.setAccessible(true);
        setEnv.invoke(io, new IJavaWire(transcript));
    }

    @Override
    public <T extends ContentType<T>> void publish(T content) {
        transcript.add(content.getType().getName(), content);
    }
}
