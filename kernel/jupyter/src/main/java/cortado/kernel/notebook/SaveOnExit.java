package cortado.kernel.notebook;

import cortado.kernel.eval.Evaluator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Saves what a notebook has so far when the process is told to end, by Ctrl-C, by its system, or by a cell. */
final class SaveOnExit {
    private static final int WAIT_SECONDS = 3;

    private final CountDownLatch saved = new CountDownLatch(1);
    private final NotebookFile notebook;
    private final Path file;
    private final Thread hook;

    private SaveOnExit(NotebookFile notebook, Path file, Evaluator evaluator) {
        this.notebook = notebook;
        this.file = file;
        this.hook = new Thread(() -> {
            evaluator.interrupt(() -> {});
            save();
        });
    }

    static SaveOnExit of(NotebookFile notebook, Path file, Evaluator evaluator) {
        SaveOnExit guard = new SaveOnExit(notebook, file, evaluator);
        Runtime.getRuntime().addShutdownHook(guard.hook);
        return guard;
    }

    /** The interrupted run saves the notebook itself, unless its cell does not end, for example because it called exit. */
    private void save() {
        try {
            if (!saved.await(WAIT_SECONDS, TimeUnit.SECONDS)) {
                notebook.write(file);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (IOException unwritable) {
            // Nobody listens any more.
        }
    }

    /** Saves the notebook; from then on its run is over. */
    void close() throws IOException {
        try {
            notebook.write(file);
        } finally {
            saved.countDown();
        }
        try {
            boolean wasThere = Runtime.getRuntime().removeShutdownHook(hook);
            assert wasThere;
        } catch (IllegalStateException ending) {
            // The hook runs already.
        }
    }
}
