package cortado.train;

import cortado.display.MimeBundle;
import cortado.render.Line;
import cortado.render.LineChart;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How a history looks: one panel for the loss, one for the accuracy, training and validation together, one for a rate that
 * changes.
 */
final class HistoryView {
    private static final String VALIDATION = "validation ";
    static final String RATE = "learning rate";

    private HistoryView() {}

    static MimeBundle of(History history) {
        MimeBundle picture = chart(history).display();
        return picture.with(MimeBundle.TEXT, line(history) + "\n\n" + picture.text());
    }

    static LineChart chart(History history) {
        LineChart chart = LineChart.titled("");
        List<String> metrics = history.metrics().isEmpty() ? List.of("loss") : history.metrics();
        Set<String> panels = new LinkedHashSet<>();
        metrics.forEach(
                metric -> panels.add(metric.startsWith(VALIDATION) ? metric.substring(VALIDATION.length()) : metric));
        for (String panel : panels) {
            chart = chart.panel(panel, lines(history, panel));
        }
        return history.hasSchedule() ? chart.panel(RATE, Line.of("training", history.learningRates())) : chart;
    }

    /** Returns the chart before the first epoch. */
    static LineChart empty(boolean hasAccuracy) {
        LineChart chart = LineChart.titled("").panel("loss");
        return hasAccuracy ? chart.panel("accuracy") : chart;
    }

    private static List<Line> lines(History history, String metric) {
        List<Line> lines = new ArrayList<>();
        boolean isValidated = history.metrics().contains(VALIDATION + metric);
        if (history.metrics().contains(metric)) {
            lines.add(Line.of("training", history.get(metric)));
        }
        if (isValidated) {
            lines.add(marked(Line.of("validation", history.get(VALIDATION + metric)), history, metric));
        }
        return lines;
    }

    private static Line marked(Line line, History history, String metric) {
        if (history.bestEpoch() > 0) {
            return line.bestAt(history.bestEpoch());
        }
        return Monitor.of(metric).isHigherBetter().orElse(true) ? line.bestHighest() : line.bestLowest();
    }

    /** Returns one line, for example {@code 5 epochs in 2.1 s, completed: loss 0.4312 · accuracy 0.8440}. */
    static String line(History history) {
        int count = history.epochs().size();
        String line = String.format(
                Locale.ROOT,
                "%d epoch%s in %.1f s, %s",
                count,
                count == 1 ? "" : "s",
                history.seconds(),
                history.stop().label());
        if (history.bestEpoch() > 0) {
            line += ", best epoch " + history.bestEpoch();
        }
        return count == 0 ? line : line + "\n" + last(history);
    }

    /** Returns the last epoch's metrics, and its learning rate if there were others before. */
    static String last(History history) {
        Epoch last = history.epochs().get(history.epochs().size() - 1);
        return last
                + (history.hasSchedule() ? String.format(Locale.ROOT, " · %s %.2e", RATE, last.learningRate()) : "");
    }
}
