package cortado.extension;

import cortado.display.Displays;
import java.util.List;
import java.util.concurrent.Callable;

/** A session in JJava, which finds the extension at its start. */
public final class JJavaSession implements Callable<List<String>> {
    @Override
    public List<String> call() throws Exception {
        Transcript transcript = new Transcript();
        JJavaKernel kernel = new JJavaKernel(true);
        kernel.onStartup();
        JJavaWire.attach(kernel.getIO(), transcript);
        Score score = new Score(0.5);
        transcript.add("cell value", kernel.getRenderer().render(score));
        transcript.add("cell value", kernel.getRenderer().render(score.display()));
        Walk.through(score);
        transcript.add("host", Displays.host().getClass().getSimpleName());
        return transcript.lines();
    }
}
