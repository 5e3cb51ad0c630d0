package cortado.plotly;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Layout;

/** Layouts in the look of the static pictures. */
final class Layouts {
    private static final String INK = "#24292f";
    private static final String GRID = "#e5e7eb";

    private static final int LEGEND_PX = 200;

    /** Below this the tools that Plotly shows beside the pointer would cover the title. */
    static final int LEAST_PX = 360;

    private Layouts() {}

    /** Returns a chart without axes, on white. */
    static Map<String, @Nullable Object> chart(String title, List<Map<String, @Nullable Object>> traces) {
        Map<String, @Nullable Object> layout =
                Jsplot.object(Layout.builder().autosize(false).build().asJavascript());
        layout.put("paper_bgcolor", "#ffffff");
        layout.put("plot_bgcolor", "#ffffff");
        layout.put("font", Map.of("size", 12, "color", INK));
        layout.put("margin", Map.of("l", 60, "r", 20, "t", title.isBlank() ? 30 : 60, "b", 50));
        if (title.isBlank()) {
            layout.remove("title");
        } else {
            String text = "<b>" + words(title) + "</b>";
            layout.put("title", Map.of("text", text, "font", Map.of("size", 15), "x", 0.02, "xanchor", "left"));
        }
        Map<String, @Nullable Object> chart = new LinkedHashMap<>();
        chart.put("data", traces);
        chart.put("layout", layout);
        return chart;
    }

    /** Returns the layout of a chart, to add to. */
    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> layout(Map<String, @Nullable Object> chart) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(chart.get("layout"));
    }

    /** Gives a chart its size; a legend beside it comes on top of that. */
    static void size(Map<String, @Nullable Object> chart, int widthPx, int heightPx) {
        boolean isBeside = layout(chart).get("legend") instanceof Map<?, ?> legend && legend.containsValue("v");
        layout(chart).put("width", widthPx + (isBeside ? LEGEND_PX : 0));
        layout(chart).put("height", heightPx);
    }

    /** Returns an axis over a share of the picture. */
    static Map<String, @Nullable Object> axis(String title, Axis.Type type, double from, double to) {
        Map<String, @Nullable Object> axis = Jsplot.object(Axis.builder()
                .type(type)
                .gridColor(GRID)
                .lineColor("#8c959f")
                .showLine(true)
                .build()
                .asJavascript());
        if (type == Axis.Type.DEFAULT) {
            axis.remove("type");
        }
        axis.put("title", Map.of("text", words(title)));
        axis.put("domain", List.of(from, to));
        axis.put("zeroline", false);
        axis.put("automargin", true);
        return axis;
    }

    /** Returns words that Plotly shows as they are: it reads a few tags, and entities. */
    static String words(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
