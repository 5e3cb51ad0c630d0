package cortado.train;

import cortado.base.Quantiles;
import cortado.display.Displayable;
import cortado.display.MimeBundle;
import cortado.render.Line;
import cortado.render.LineChart;
import cortado.render.Report;
import cortado.render.Table;
import cortado.render.Table.Column;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * How long predictions take, by the number of rows at a time; {@link Fitted#latency(cortado.data.Dataset, int)} says what is timed.
 * Immutable.
 *
 * @param timings of one row first, then of more
 */
public record Latency(List<Timing> timings) implements Displayable {
    /** A percentile needs about so many runs beyond it, so that it is not just the slowest one. */
    private static final double BEYOND = 1;

    /** Copies the list. */
    public Latency {
        timings = List.copyOf(timings);
    }

    /**
     * The runs with one number of rows at a time.
     *
     * @param rows at a time
     * @param seconds of each run, in the order of the runs
     */
    public record Timing(int rows, List<Double> seconds) {
        /** Copies the list. */
        public Timing {
            seconds = List.copyOf(seconds);
        }

        /**
         * Returns a percentile of the runs in seconds, linear between two runs as numpy's.
         *
         * @param percent 0..100; 50 is the median
         */
        public double percentile(double percent) {
            return Quantiles.at(
                    seconds.stream().mapToDouble(Double::doubleValue).sorted().toArray(), percent / 100);
        }

        /** Returns the median of the runs in seconds. */
        public double median() {
            return percentile(50);
        }

        /** Returns how many rows a second are predicted, by the median. */
        public double rowsPerSecond() {
            return rows / median();
        }

        private String millis(double percent) {
            boolean isMeasured = seconds.size() * (100 - percent) / 100 >= BEYOND;
            return isMeasured ? Latency.millis(percentile(percent)) : "";
        }
    }

    /** Returns a percentile of the time for one row, in milliseconds: {@code percentileMillis(99)}. */
    public double percentileMillis(double percent) {
        return 1000 * timings.get(0).percentile(percent);
    }

    /** Returns the runs with so many rows at a time that most rows a second are predicted. */
    public Timing fastest() {
        return timings.stream()
                .reduce((a, b) -> b.rowsPerSecond() > a.rowsPerSecond() ? b : a)
                .orElseThrow();
    }

    private static String millis(double seconds) {
        double millis = 1000 * seconds;
        return String.format(Locale.ROOT, millis < 1 ? "%.3f" : millis < 100 ? "%.2f" : "%.0f", millis);
    }

    private String line() {
        Timing one = timings.get(0);
        return String.format(
                Locale.ROOT,
                "One row takes %s ms (p50), %s ms (p95), %s ms (p99) in %,d runs; at most %,.0f rows/s, %,d at a time",
                millis(one.percentile(50)),
                millis(one.percentile(95)),
                millis(one.percentile(99)),
                one.seconds.size(),
                fastest().rowsPerSecond(),
                fastest().rows);
    }

    private Table table() {
        Table table = Table.of(
                Column.count("rows at a time"),
                Column.count("runs"),
                Column.formatted("p50 ms", String::valueOf),
                Column.formatted("p95 ms", String::valueOf),
                Column.formatted("p99 ms", String::valueOf),
                Column.count("rows/s"));
        for (Timing each : timings) {
            table = table.row(
                    each.rows,
                    each.seconds.size(),
                    each.millis(50),
                    each.millis(95),
                    each.millis(99),
                    Math.round(each.rowsPerSecond()));
        }
        return table;
    }

    /** Returns the times by the number of rows at a time. */
    public LineChart chart() {
        return LineChart.titled("")
                .xLabel("rows at a time")
                .logX()
                .panel("rows per second", line(Timing::rowsPerSecond))
                .panel("milliseconds a call, median", line(timing -> 1000 * timing.median()));
    }

    private Line line(ToDoubleFunction<Timing> value) {
        return Line.of(
                "predict",
                timings.stream().mapToDouble(Timing::rows).toArray(),
                timings.stream().mapToDouble(value).toArray());
    }

    private Report report() {
        return Report.of().paragraph(line()).add(table());
    }

    @Override
    public MimeBundle display() {
        return Report.of(report(), chart()).display();
    }

    /** Returns the percentiles and the table as text that starts with a newline. */
    @Override
    public String toString() {
        return report().toString();
    }
}
