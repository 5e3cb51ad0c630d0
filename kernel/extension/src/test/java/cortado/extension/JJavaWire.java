package cortado.extension;

import java.lang.reflect.Method;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.messages.ContentType;

/** Stands where the kernel's sockets are and writes down what would be sent. */
final class JJavaWire extends ShellReplyEnvironment {
    private final Transcript transcript;

    private JJavaWire(Transcript transcript) {
        super(null, null, null, null);
        this.transcript = transcript;
    }

    /** Makes the cell that the kernel runs report to the transcript. */
    static void attach(JupyterIO io, Transcript transcript) throws ReflectiveOperationException {
        Method setEnv = JupyterIO.class.getDeclaredMethod("setEnv", ShellReplyEnvironment.class);
        setEnv.setAccessible(true);
        setEnv.invoke(io, new JJavaWire(transcript));
    }

    @Override
    public <T extends ContentType<T>> void publish(T content) {
        transcript.add(content.getType().getName(), content);
    }
}
