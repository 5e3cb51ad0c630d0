package cortado.metric;

import cortado.render.Table;
import cortado.render.Table.Column;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The classification report as a table, with the rounding of the text. */
final class ReportTable {
    /** A longer table buries what follows it; then only the worst classes are listed. */
    private static final int LONGEST = 50;

    private static final int WORST = 20;

    private ReportTable() {}

    /** Returns whether every class has a row. */
    static boolean isWhole(ClassificationMetrics metrics) {
        return metrics.classNames().size() <= LONGEST;
    }

    static Table of(ClassificationMetrics metrics) {
        Scores scores = metrics.scores();
        Table table = Table.of(
                Column.text("class"),
                Column.formatted("precision", ReportTable::rounded),
                Column.formatted("recall", ReportTable::rounded),
                Column.formatted("f1-score", ReportTable::rounded),
                Column.count("support"));
        if (!isWhole(metrics)) {
            table = table.caption("The %d of %,d classes with the lowest f1-score"
                    .formatted(WORST, metrics.classNames().size()));
        }
        for (int i : listed(metrics)) {
            table = row(table, metrics.classNames().get(i), scores, i);
        }
        table = table.rule();
        table = metrics.isComplete()
                ? table.row("accuracy", "", "", metrics.accuracy(), scores.support())
                : row(table, "micro avg", metrics.micro(), 0);
        return row(row(table, "macro avg", scores.macro(), 0), "weighted avg", scores.weighted(), 0);
    }

    private static List<Integer> listed(ClassificationMetrics metrics) {
        List<Integer> all =
                IntStream.range(0, metrics.classNames().size()).boxed().toList();
        if (isWhole(metrics)) {
            return all;
        }
        return all.stream()
                .sorted(Comparator.comparingDouble(i -> metrics.scores().f1(i)))
                .limit(WORST)
                .toList();
    }

    private static Table row(Table table, String name, Scores scores, int index) {
        return table.row(name, scores.precision(index), scores.recall(index), scores.f1(index), scores.support(index));
    }

    private static String rounded(Object value) {
        return value instanceof Double number ? TextReport.number(number, 2) : value.toString();
    }
}
