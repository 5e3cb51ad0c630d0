package cortado.train;

import cortado.display.Displays;
import cortado.display.LiveDisplay;
import cortado.display.MimeBundle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows a running fit: one line in a terminal, a bar, the last metrics and the curves in a notebook; five times a second. */
final class Progress implements AutoCloseable {
    private static final long INTERVAL_NANOS = 200_000_000;
    private static final int BAR_WIDTH = 6;

    private final int epochs;
    private final int rows;
    private long start = System.nanoTime();
    private final @Nullable LiveDisplay live;
    private History history = new History(List.of(), Stop.COMPLETED, 0);
    private String curves = "";
    private boolean isFinished;
    private long next;

    private Progress(FitOptions options, int rows, boolean hasAccuracy) {
        epochs = options.epochs();
        this.rows = rows;
        if (options.isQuiet()) {
            live = null;
            return;
        }
        curves = HistoryView.empty(hasAccuracy).html();
        live = Displays.host().live(bundle(1, 0, "", ""));
        next = System.nanoTime() + INTERVAL_NANOS;
    }

    /** Shows the beginning of a fit over so many rows an epoch. */
    static Progress start(FitOptions options, int rows, boolean hasAccuracy) {
        return new Progress(options, rows, hasAccuracy);
    }

    /** Returns whether it is time to show something new. */
    boolean isDue() {
        return live != null && System.nanoTime() >= next;
    }

    /** Starts the clock: everything is loaded, the first step follows. */
    void begin() {
        start = System.nanoTime();
    }

    /** Shows that some rows of an epoch are done. */
    void rowsDone(int epoch, int done, Map<String, Double> metrics) {
        show(bundle(epoch, done, shortened(metrics), new Epoch(epoch, metrics, 0, 0).toString()));
    }

    /** Shows the curves with one more epoch. */
    void epochDone(History soFar) {
        history = soFar;
        if (live != null) {
            curves = HistoryView.chart(history).html();
            Epoch last = history.epochs().get(history.epochs().size() - 1);
            show(bundle(last.number(), rows, shortened(last.metrics()), HistoryView.last(history)));
        }
    }

    /** Returns the metrics with validation beside training: {@code loss 0.487 (val 0.601)  accuracy 0.804 (val 0.740)}. */
    private static String shortened(Map<String, Double> metrics) {
        StringBuilder line = new StringBuilder();
        metrics.forEach((name, value) -> {
            if (!name.startsWith("validation ")) {
                line.append(String.format(Locale.ROOT, "  %s %.3f", name, value));
                Double validated = metrics.get("validation " + name);
                line.append(validated == null ? "" : String.format(Locale.ROOT, " (val %.3f)", validated));
            }
        });
        return line.toString();
    }

    /** Shows the result. */
    void finish(History last) {
        isFinished = true;
        if (live != null) {
            live.finish(last.display());
        }
    }

    /** Ends a display that was not finished because training failed. */
    @Override
    public void close() {
        if (!isFinished) {
            finish(new History(history.epochs(), Stop.FAILED, 0));
        }
    }

    private void show(MimeBundle bundle) {
        if (live != null) {
            live.update(bundle);
            next = System.nanoTime() + INTERVAL_NANOS;
        }
    }

    private MimeBundle bundle(int epoch, int done, String shortMetrics, String metrics) {
        long total = (long) rows * epochs;
        long seen = (long) rows * (epoch - 1) + done;
        double rate = seen / Math.max(1e-9, (System.nanoTime() - start) / 1e9);
        String left = seen == 0 ? "" : String.format(Locale.ROOT, "%.0f s left", Math.ceil((total - seen) / rate));
        int filled = (int) (BAR_WIDTH * seen / total);
        String line = "epoch " + epoch + "/" + epochs + " " + "█".repeat(filled) + "░".repeat(BAR_WIDTH - filled) + " "
                + left + shortMetrics;
        String pace = seen == 0 ? "" : String.format(Locale.ROOT, " · %,.0f rows/s · %s", rate, left);
        String html = "<div style=\"min-height:370px\"><div><progress value=\"" + seen + "\" max=\"" + total
                + "\" style=\"width:240px;vertical-align:middle\">" + (100 * seen / total) + "%</progress> epoch "
                + epoch
                + " of " + epochs + pace + "</div><div style=\"min-height:1.5em\">" + metrics + "</div>" + curves
                + "</div>";
        return MimeBundle.text(line).with(MimeBundle.HTML, html);
    }
}
