package cortado.search;

import cortado.display.Displays;
import cortado.display.LiveDisplay;
import cortado.display.MimeBundle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows a running search: one line in a terminal, a bar and the best trials in a notebook; five times a second at most. */
final class SearchProgress implements AutoCloseable {
    private static final long INTERVAL_NANOS = 200_000_000;

    private final SearchRun<?> run;
    private final int trials;
    private final List<Finished> finished = new ArrayList<>();
    private final @Nullable LiveDisplay live;
    private long next = System.nanoTime();

    SearchProgress(SearchRun<?> run, int trials, boolean isQuiet) {
        this.run = run;
        this.trials = trials;
        live = isQuiet ? null : Displays.host().live(running());
    }

    /** Shows one more trial. */
    synchronized void done(Finished trial) {
        finished.add(trial);
        if (live != null && System.nanoTime() >= next) {
            live.update(running());
            next = System.nanoTime() + INTERVAL_NANOS;
        }
    }

    private MimeBundle running() {
        String count = finished.size() + " of " + trials;
        String html = "<div><progress value=\"" + finished.size() + "\" max=\"" + trials
                + "\" style=\"width:240px;vertical-align:middle\">" + count + "</progress> trial " + count + "</div>";
        if (!finished.isEmpty()) {
            html += SearchView.table(run, finished).html();
        }
        return MimeBundle.text(line()).with(MimeBundle.HTML, html);
    }

    private String line() {
        List<Finished> ranked = run.ranked(finished);
        return "trial " + finished.size() + " of " + trials
                + (ranked.isEmpty() ? "" : " · best " + SearchView.best(run, ranked.get(0)));
    }

    /** Leaves a line: the result shows the table. */
    @Override
    public synchronized void close() {
        if (live != null) {
            live.finish(MimeBundle.text(line()));
        }
    }
}
