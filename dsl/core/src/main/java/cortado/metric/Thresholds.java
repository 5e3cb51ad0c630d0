package cortado.metric;

import cortado.display.Displayable;
import cortado.display.MimeBundle;
import cortado.render.Line;
import cortado.render.LineChart;
import cortado.render.Report;
import cortado.render.Table;
import cortado.render.Table.Column;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Precision, recall and errors for each probability from which on a row may count as positive. Immutable. */
public final class Thresholds implements Displayable {
    private static final int SHOWN = 11;

    private final String className;
    private final List<Row> rows;

    /**
     * What comes of one threshold.
     *
     * @param threshold rows of at least this probability count as positive
     * @param precision share of these that are positive
     * @param recall share of the positive rows that are among these
     * @param f1 harmonic mean of both
     * @param falsePositiveRate share of the negative rows that are among these
     * @param positives how many rows count as positive
     */
    public record Row(
            double threshold, double precision, double recall, double f1, double falsePositiveRate, long positives) {}

    Thresholds(String className, Ranking ranking) {
        this.className = className;
        rows = IntStream.range(0, ranking.size())
                .map(i -> ranking.size() - 1 - i)
                .mapToObj(i -> new Row(
                        ranking.threshold(i),
                        ranking.precision(i),
                        ranking.recall(i),
                        2.0 * ranking.hits(i) / (ranking.hits(i) + ranking.alarms(i) + ranking.positives()),
                        ranking.falsePositiveRate(i),
                        ranking.hits(i) + ranking.alarms(i)))
                .toList();
    }

    /** Returns each different probability, rising. */
    public List<Row> rows() {
        return rows;
    }

    /** Returns the threshold of the largest F1, the lowest of equal ones. */
    public Row bestF1() {
        return best(Row::f1);
    }

    /**
     * Returns the threshold with the largest distance of recall from false positive rate, the lowest of equal ones.
     *
     * @see <a href="https://doi.org/10.1002/1097-0142(1950)3:1%3C32::AID-CNCR2820030106%3E3.0.CO;2-3">Youden 1950</a>
     */
    public Row bestYouden() {
        return best(row -> row.recall() - row.falsePositiveRate());
    }

    private Row best(ToDoubleFunction<Row> worth) {
        // Of equal ones, max gives the last.
        return IntStream.range(0, rows.size())
                .mapToObj(i -> rows.get(rows.size() - 1 - i))
                .max(Comparator.comparingDouble(worth))
                .orElseThrow();
    }

    /** Returns some of the thresholds, evenly spread over them, and the best ones. */
    public Table table() {
        Table table = Table.of(
                Column.decimals("threshold", 4),
                Column.decimals("precision", 4),
                Column.decimals("recall", 4),
                Column.decimals("f1", 4),
                Column.decimals("false positive rate", 4),
                Column.count("positives"),
                Column.text(""));
        int count = Math.min(SHOWN, rows.size());
        List<Row> shown = IntStream.concat(
                        IntStream.range(0, count)
                                .map(i -> count == 1 ? 0 : (int) Math.round((rows.size() - 1.0) * i / (count - 1))),
                        IntStream.of(rows.indexOf(bestF1()), rows.indexOf(bestYouden())))
                .sorted()
                .distinct()
                .mapToObj(rows::get)
                .toList();
        for (Row row : shown) {
            String best = (row.equals(bestF1()) ? "best F1 " : "") + (row.equals(bestYouden()) ? "best Youden" : "");
            table = table.row(
                    row.threshold(),
                    row.precision(),
                    row.recall(),
                    row.f1(),
                    row.falsePositiveRate(),
                    row.positives(),
                    best.strip());
        }
        return table;
    }

    /** Returns precision, recall and F1 over the threshold. */
    public LineChart chart() {
        double[] x = rows.stream().mapToDouble(Row::threshold).toArray();
        return LineChart.titled("Thresholds of " + className)
                .xLabel("threshold")
                .panel(
                        "",
                        Line.of("precision", x, values(Row::precision)),
                        Line.of("recall", x, values(Row::recall)),
                        Line.of("f1", x, values(Row::f1)));
    }

    private double[] values(ToDoubleFunction<Row> value) {
        return rows.stream().mapToDouble(value).toArray();
    }

    @Override
    public MimeBundle display() {
        return Report.of(table(), chart()).display();
    }

    /** Returns the best thresholds, as text that starts with a newline. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "\n%s: best F1 %.4f from %.4f on, best Youden %.4f from %.4f on (%,d thresholds)",
                className,
                bestF1().f1(),
                bestF1().threshold(),
                bestYouden().recall() - bestYouden().falsePositiveRate(),
                bestYouden().threshold(),
                rows.size());
    }
}
