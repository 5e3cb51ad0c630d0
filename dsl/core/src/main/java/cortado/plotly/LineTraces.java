package cortado.plotly;

import cortado.render.Plot;
import cortado.render.Plot.Series;
import cortado.render.Plot.Stroke;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Line;
import tech.tablesaw.plotly.components.Marker;
import tech.tablesaw.plotly.traces.ScatterTrace;

/** Curves: a trace for each series, an x and a y axis for each panel. */
final class LineTraces {
    /** Between two panels, as a share of the picture. */
    private static final double GAP = 0.12;

    private static final int MOST_ABOVE = 4;

    private LineTraces() {}

    static Map<String, @Nullable Object> chart(Plot.Lines lines) {
        List<Map<String, @Nullable Object>> traces = new ArrayList<>();
        for (int i = 0; i < lines.panels().size(); i++) {
            for (Series series : lines.panels().get(i).series()) {
                Map<String, @Nullable Object> trace = trace(series);
                trace.put("xaxis", nth("x", i));
                trace.put("yaxis", nth("y", i));
                traces.add(trace);
            }
        }
        Map<String, @Nullable Object> chart = Layouts.chart(lines.title(), traces);
        Map<String, @Nullable Object> layout = Layouts.layout(chart);
        layout.put("hovermode", "closest");
        layout.put("legend", legend(lines));
        for (int i = 0; i < lines.panels().size(); i++) {
            addAxes(layout, lines, i);
        }
        return chart;
    }

    /** A few names stand above the first panel, more of them beside the last. */
    private static Map<String, Object> legend(Plot.Lines lines) {
        long names = lines.panels().stream()
                .flatMap(panel -> panel.series().stream())
                .filter(Series::isInLegend)
                .count();
        return names <= MOST_ABOVE
                ? Map.of("orientation", "h", "x", 0, "xanchor", "left", "y", 1.02, "yanchor", "bottom")
                : Map.of("orientation", "v", "x", 1.02, "xanchor", "left", "y", 1, "yanchor", "top");
    }

    /** Panels follow each other from the left, or from the top. */
    private static void addAxes(Map<String, @Nullable Object> layout, Plot.Lines lines, int index) {
        int count = lines.panels().size();
        double size = (1 - GAP * (count - 1)) / count;
        int place = lines.isStacked() ? count - 1 - index : index;
        double from = place * (size + GAP);
        double to = Math.min(1, from + size);
        boolean isLast = !lines.isStacked() || index == count - 1;
        Axis.Type type = lines.isLog() ? Axis.Type.LOG : Axis.Type.DEFAULT;
        Map<String, @Nullable Object> x = Layouts.axis(
                isLast ? lines.xLabel() : "", type, lines.isStacked() ? 0 : from, lines.isStacked() ? 1 : to);
        Map<String, @Nullable Object> y = Layouts.axis(
                lines.panels().get(index).title(),
                Axis.Type.DEFAULT,
                lines.isStacked() ? from : 0,
                lines.isStacked() ? to : 1);
        if (lines.isLog()) {
            x.put("exponentformat", "power");
            x.put("dtick", 1);
        }
        x.put("anchor", nth("y", index));
        y.put("anchor", nth("x", index));
        layout.put(nth("xaxis", index), x);
        layout.put(nth("yaxis", index), y);
    }

    private static Map<String, @Nullable Object> trace(Series series) {
        double[] x = series.points().stream().mapToDouble(point -> point[0]).toArray();
        double[] y = series.points().stream().mapToDouble(point -> point[1]).toArray();
        var builder = ScatterTrace.builder(x, y).showLegend(series.isInLegend());
        switch (series.stroke()) {
            case NONE ->
                builder.mode(ScatterTrace.Mode.MARKERS)
                        .marker(Marker.builder().color(series.color()).size(5).build());
            case MARK ->
                builder.mode(ScatterTrace.Mode.MARKERS)
                        .marker(Marker.builder().color(series.color()).size(11).build());
            case AREA ->
                builder.mode(ScatterTrace.Mode.LINE)
                        .line(Line.builder().width(0).color(series.color()).build())
                        .fill(ScatterTrace.Fill.TO_SELF)
                        .opacity(0.25);
            default ->
                builder.mode(x.length == 1 ? ScatterTrace.Mode.LINE_AND_MARKERS : ScatterTrace.Mode.LINE)
                        .line(Line.builder()
                                .color(series.color())
                                .width(2)
                                .dash(Line.Dash.valueOf(series.stroke().name()))
                                .build());
        }
        Map<String, @Nullable Object> trace = Jsplot.object(builder.build().asJavascript(0));
        trace.put("name", Layouts.words(series.name()));
        trace.put("legendgroup", trace.get("name"));
        if (series.stroke() == Stroke.AREA) {
            trace.put("fillcolor", series.color());
            trace.put("hoverinfo", "skip");
        }
        return trace;
    }

    private static String nth(String name, int index) {
        return index == 0 ? name : name + (index + 1);
    }
}
