package cortado.search;

import cortado.display.MimeBundle;
import cortado.render.Line;
import cortado.render.LineChart;
import cortado.render.Numbers;
import cortado.render.Report;
import cortado.render.Table;
import cortado.render.Table.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How searches show themselves. */
final class SearchView {
    /** Rows of the table in a result; all are in {@link SearchResult#table}. */
    private static final int SHOWN = 10;

    private SearchView() {}

    /** Returns score, number and values of a trial in one line. */
    static String best(SearchRun<?> run, Finished trial) {
        return String.format(
                        Locale.ROOT,
                        "%s %.4f (trial %d: ",
                        run.score(),
                        trial.mean(),
                        trial.planned().number()) + written(run.space(), trial) + ")";
    }

    private static String written(Space space, Finished trial) {
        String epochs =
                trial.planned().epochs() == 0 ? "" : ", " + trial.planned().epochs() + " epochs";
        return space.values(trial.planned().point()).entrySet().stream()
                        .map(entry -> entry.getKey() + " " + shown(entry.getValue()))
                        .collect(Collectors.joining(", "))
                + epochs;
    }

    static String shown(Object value) {
        return value instanceof Double number ? Numbers.compact(number) : String.valueOf(value);
    }

    /** Returns the best trials. */
    static Table table(SearchRun<?> run, List<Finished> finished) {
        return table(run, finished, SHOWN);
    }

    /** Returns the trials, the best first, then the pruned and the failed ones. */
    static Table table(SearchRun<?> run, List<Finished> finished, int most) {
        boolean hasEpochs = finished.stream().anyMatch(trial -> trial.planned().epochs() > 0);
        List<Column> columns = new ArrayList<>(List.of(Column.formatted("trial", String::valueOf)));
        run.space().names().forEach(name -> columns.add(Column.formatted(name, SearchView::shown)));
        if (hasEpochs) {
            columns.add(Column.count("epochs"));
        }
        columns.add(Column.formatted(run.score().name(), String::valueOf));
        columns.add(Column.decimals("seconds", 1));
        List<Finished> order = new ArrayList<>(run.ranked(finished));
        finished.stream()
                .filter(trial -> !trial.isDone())
                .sorted(Comparator.comparing(Finished::state))
                .forEach(order::add);
        Table table = Table.of(columns.toArray(Column[]::new));
        for (Finished trial : order.subList(0, Math.min(most, order.size()))) {
            table = table.rows(List.of(row(run, trial, hasEpochs)));
        }
        return table;
    }

    private static List<Object> row(SearchRun<?> run, Finished trial, boolean hasEpochs) {
        List<Object> row = new ArrayList<>(List.of(trial.planned().number()));
        var values = run.space().values(trial.planned().point());
        run.space().names().forEach(name -> row.add(values.getOrDefault(name, "")));
        if (hasEpochs) {
            row.add(trial.planned().epochs());
        }
        row.add(
                switch (trial.state()) {
                    case DONE ->
                        trial.scores().size() == 1
                                ? String.format(Locale.ROOT, "%.4f", trial.mean())
                                : String.format(Locale.ROOT, "%.4f ± %.4f", trial.mean(), trial.deviation());
                    case PRUNED -> "pruned";
                    case FAILED -> "failed";
                });
        row.add(trial.seconds());
        return row;
    }

    /** Returns the score of each trial and the best so far. */
    static LineChart chart(SearchRun<?> run, List<Finished> finished) {
        List<Finished> done = finished.stream().filter(Finished::isDone).toList();
        double[] number =
                done.stream().mapToDouble(trial -> trial.planned().number() + 1).toArray();
        double[] each = done.stream().mapToDouble(Finished::mean).toArray();
        double[] best = each.clone();
        for (int i = 1; i < best.length; i++) {
            best[i] = run.score().isBetter(each[i], best[i - 1]) ? each[i] : best[i - 1];
        }
        return LineChart.titled("Trials")
                .xLabel("trial")
                .panel(
                        run.score().name(),
                        Line.of("best so far", number, best),
                        Line.of("trial", number, each).scattered());
    }

    static MimeBundle of(SearchResult<?> result, SearchRun<?> run, List<Finished> finished) {
        Report report = Report.of().paragraph(line(run, finished)).add(table(run, finished));
        for (Finished trial : finished) {
            if (trial.state() == TrialState.FAILED) {
                report = report.paragraph("Trial " + trial.planned().number() + " failed: " + trial.error());
                break;
            }
        }
        if (finished.size() > 1) {
            report = report.paragraph(importance(result)).add(result.chart()).add(result.parallelCoordinates());
        }
        return report.display();
    }

    private static String importance(SearchResult<?> result) {
        return "share of the variance explained by each parameter alone: "
                + result.importance().entrySet().stream()
                        .map(entry -> String.format(Locale.ROOT, "%s %.0f%%", entry.getKey(), 100 * entry.getValue()))
                        .collect(Collectors.joining(", "));
    }

    /** Returns how many trials there were and the best one, in one line. */
    static String line(SearchRun<?> run, List<Finished> finished) {
        long pruned = finished.stream()
                .filter(trial -> trial.state() == TrialState.PRUNED)
                .count();
        long failed = finished.stream()
                .filter(trial -> trial.state() == TrialState.FAILED)
                .count();
        return finished.size() + (finished.size() == 1 ? " trial" : " trials")
                + (pruned == 0 ? "" : ", " + pruned + " pruned") + (failed == 0 ? "" : ", " + failed + " failed")
                + ": best " + best(run, run.ranked(finished).get(0));
    }
}
