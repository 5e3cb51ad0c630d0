package cortado.train;

import cortado.display.Displays;
import cortado.display.LiveDisplay;
import cortado.display.MimeBundle;
import org.jspecify.annotations.Nullable;

/** Shows a running fit, at most five times a second. */
final class Progress implements AutoCloseable {
    private static final long INTERVAL_NANOS = 200_000_000;

    private final FitOptions options;
    private final int rows;
    private final long start = System.nanoTime();
    private final @Nullable LiveDisplay live;
    private History history = new History(java.util.List.of(), Stop.COMPLETED, 0);
    private long next;

    private Progress(FitOptions options, int rows) {
        this.options = options;
        this.rows = rows;
        live = options.isQuiet() ? null : Displays.host().live(MimeBundle.text("training..."));
        next = System.nanoTime() + INTERVAL_NANOS;
    }

    /** Shows the beginning of a fit over so many rows an epoch. */
    static Progress start(FitOptions options, int rows) {
        return new Progress(options, rows);
    }

    boolean isDue() {
        return live != null && System.nanoTime() >= next;
    }

    void rowsDone(int epoch, int done, Running running) {
        show(MimeBundle.text("epoch " + epoch + "/" + options.epochs() + " " + done + "/" + rows + " loss " + running.loss()));
    }

    void epochDone(History soFar) {
        history = soFar;
        show(MimeBundle.text(HistoryView.line(soFar)));
    }

    void finish(History last) {
        if (live != null) {
            live.finish(last.display());
        }
    }

    private void show(MimeBundle bundle) {
        if (live != null) {
            live.update(bundle);
            next = System.nanoTime() + INTERVAL_NANOS;
        }
    }

    @Override
    public void close() {}
}
