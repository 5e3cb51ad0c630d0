package cortado.plotly;

import cortado.render.Plot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Marker;
import tech.tablesaw.plotly.traces.BarTrace;

/** Horizontal bars: equal labels stay apart, since bars stand at numbers that the axis names. */
final class BarTraces {
    private BarTraces() {}

    static Map<String, @Nullable Object> chart(Plot.Bars bars) {
        int count = bars.labels().size();
        Object[] places = IntStream.range(0, count).boxed().toArray();
        double[] values =
                bars.values().stream().mapToDouble(Double::doubleValue).toArray();
        Map<String, @Nullable Object> trace = Jsplot.object(BarTrace.builder(places, values)
                .orientation(BarTrace.Orientation.HORIZONTAL)
                .marker(Marker.builder().color(bars.color()).build())
                .build()
                .asJavascript(0));
        List<String> names = bars.labels().stream().map(Layouts::words).toList();
        trace.put("name", "");
        trace.put("text", names);
        trace.put("texttemplate", "%{x:.4~g}");
        trace.put("textposition", "outside");
        trace.put("textfont", Map.of("size", 12));
        trace.put("cliponaxis", false);
        trace.put("hovertemplate", "%{text}: %{x}<extra></extra>");
        List<Map<String, @Nullable Object>> traces = new ArrayList<>(List.of(trace));
        Map<String, @Nullable Object> chart = Layouts.chart(bars.title(), traces);
        Map<String, @Nullable Object> layout = Layouts.layout(chart);
        layout.put("bargap", 0.35);
        // The bars say their values: the axis would only take room from them.
        layout.put("xaxis", Map.of("visible", false));
        Map<String, @Nullable Object> y = Layouts.axis("", Axis.Type.DEFAULT, 0, 1);
        y.put("tickvals", List.of(places));
        y.put("ticktext", names);
        y.put("autorange", "reversed");
        y.put("showgrid", false);
        layout.put("yaxis", y);
        layout.put("margin", Map.of("l", 60, "r", 70, "t", bars.title().isBlank() ? 10 : 40, "b", 10));
        return chart;
    }
}
