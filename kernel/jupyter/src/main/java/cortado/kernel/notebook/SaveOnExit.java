package cortado.kernel.notebook;

import cortado.kernel.eval.Evaluator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
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
            // A cell that called exit waits for this thread, and would lose its status if it were stopped.
            if (!isExitOfCell()) {
                evaluator.interrupt(told -> {});
                awaitSaved();
            }
            save();
        });
    }

    static SaveOnExit of(NotebookFile notebook, Path file, Evaluator evaluator) {
        SaveOnExit guard = new SaveOnExit(notebook, file, evaluator);
        Runtime.getRuntime().addShutdownHook(guard.hook);
        return guard;
    }

    private static boolean isExitOfCell() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(each -> !each.getKey().getName().startsWith("SIG"))
                .flatMap(each -> Arrays.stream(each.getValue()))
                .anyMatch(frame -> frame.getClassName().equals("java.lang.Shutdown"));
    }

    /** The interrupted run saves the notebook itself, unless its cell does not end. */
    private void awaitSaved() {
        try {
            boolean isSaved = saved.await(WAIT_SECONDS, TimeUnit.SECONDS);
            assert isSaved || saved.getCount() > 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void save() {
        if (saved.getCount() > 0) {
            try {
                notebook.write(file);
            } catch (IOException unwritable) {
                // Nobody listens any more.
            }
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
