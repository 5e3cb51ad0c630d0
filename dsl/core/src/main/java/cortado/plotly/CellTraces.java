package cortado.plotly;

import cortado.render.Plot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.traces.HeatmapTrace;

/** A confusion matrix: rows from the top, equal labels apart, and beside the pointer the classes, the count and its share of the row. */
final class CellTraces {
    /** The pale end first: Plotly's own scale of this name begins with the dark one. */
    private static final List<List<Object>> BLUES = List.of(
            List.of(0, "#f7fbff"),
            List.of(0.25, "#c6dbef"),
            List.of(0.5, "#6baed6"),
            List.of(0.75, "#2171b5"),
            List.of(1, "#08306b"));

    private static final int MOST_TEXTS = 20;

    private CellTraces() {}

    static Map<String, @Nullable Object> chart(Plot.Cells cells) {
        int size = cells.labels().size();
        double[][] shown = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                shown[i][j] = cells.isNormalized() ? share(cells.counts()[i], j) : cells.counts()[i][j];
            }
        }
        Object[] places = IntStream.range(0, size).boxed().toArray();
        Map<String, @Nullable Object> trace = Jsplot.object(
                HeatmapTrace.builder(places, places, shown).build().asJavascript(0));
        trace.put("name", "");
        trace.put("colorscale", BLUES);
        trace.put("zmin", 0);
        if (cells.isNormalized()) {
            trace.put("zmax", 1);
        }
        trace.put("xgap", 1);
        trace.put("ygap", 1);
        trace.put("hovertext", texts(cells));
        trace.put("hoverinfo", "text");
        if (size <= MOST_TEXTS) {
            trace.put("showscale", false);
            trace.put("texttemplate", cells.isNormalized() ? "%{z:.0%}" : "%{z}");
        }
        List<Map<String, @Nullable Object>> traces = new ArrayList<>(List.of(trace));
        Map<String, @Nullable Object> chart = Layouts.chart(cells.title(), traces);
        Layouts.layout(chart).put("xaxis", axis("predicted", cells.labels(), places));
        Map<String, @Nullable Object> y = axis("actual", cells.labels(), places);
        y.put("autorange", "reversed");
        Layouts.layout(chart).put("yaxis", y);
        return chart;
    }

    private static Map<String, @Nullable Object> axis(String title, List<String> labels, Object[] places) {
        Map<String, @Nullable Object> axis = Layouts.axis(title, Axis.Type.DEFAULT, 0, 1);
        axis.put("tickvals", List.of(places));
        axis.put("ticktext", labels.stream().map(Layouts::words).toList());
        axis.put("showgrid", false);
        return axis;
    }

    private static List<List<String>> texts(Plot.Cells cells) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < cells.labels().size(); i++) {
            List<String> row = new ArrayList<>();
            for (int j = 0; j < cells.labels().size(); j++) {
                row.add(text(cells, i, j));
            }
            rows.add(row);
        }
        return rows;
    }

    private static String text(Plot.Cells cells, int actual, int predicted) {
        String names = Layouts.words(cells.labels().get(actual)) + " as "
                + Layouts.words(cells.labels().get(predicted));
        double share = share(cells.counts()[actual], predicted);
        String count = names + ": " + cells.counts()[actual][predicted];
        return Double.isFinite(share) ? count + String.format(Locale.ROOT, " (%.1f%%)", 100 * share) : count;
    }

    private static double share(long[] row, int column) {
        return (double) row[column] / Arrays.stream(row).sum();
    }
}
