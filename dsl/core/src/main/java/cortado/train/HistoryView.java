package cortado.train;

import cortado.display.MimeBundle;
import java.util.Locale;

/** How a history looks. */
final class HistoryView {
    private HistoryView() {}

    static MimeBundle of(History history) {
        return MimeBundle.text(history.toString());
    }

    /** Returns one line, for example {@code 5 epochs in 2.1 s, completed: loss 0.4312 · accuracy 0.8440}. */
    static String line(History history) {
        int count = history.epochs().size();
        String line = String.format(
                Locale.ROOT, "%d epoch%s in %.1f s, %s", count, count == 1 ? "" : "s", history.seconds(), history.stop().label());
        if (count == 0) {
            return line;
        }
        return line + ": " + history.epochs().get(count - 1);
    }
}
