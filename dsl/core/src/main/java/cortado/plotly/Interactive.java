package cortado.plotly;

import cortado.display.Displayable;
import cortado.display.MimeBundle;
import cortado.render.Figure;
import cortado.render.Plot;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A chart to zoom in and to point at, where a front end draws Plotly's: Visual Studio Code, nteract, Colab, and JupyterLab with Plotly's
 * extension. Elsewhere, and on static pages, it is the picture that it was made of.
 *
 * <p>Immutable. A notebook stores both forms and the text.
 *
 * @see <a href="https://plotly.com/chart-studio-help/json-chart-schema/">Plotly's schema</a>
 */
public final class Interactive implements Displayable {
    /** The type of Plotly's charts: an object with {@code data}, the traces, and {@code layout}. */
    public static final String PLOTLY = "application/vnd.plotly.v1+json";

    private final Figure figure;
    private final Map<String, @Nullable Object> chart;

    private Interactive(Figure figure, Map<String, @Nullable Object> chart) {
        this.figure = figure;
        this.chart = chart;
    }

    /**
     * Returns the interactive form of a chart of curves, bars or a confusion matrix.
     *
     * @throws IllegalArgumentException if the figure is of another kind
     */
    public static Interactive of(Figure figure) {
        Plot plot = figure.plot()
                .orElseThrow(() ->
                        new IllegalArgumentException("interactive: needs curves, bars or a confusion matrix, but got "
                                + figure.getClass().getSimpleName() + ", which has no such form. Show it as it is."));
        Map<String, @Nullable Object> chart;
        if (plot instanceof Plot.Lines lines) {
            chart = LineTraces.chart(lines);
        } else if (plot instanceof Plot.Bars bars) {
            chart = BarTraces.chart(bars);
        } else {
            chart = CellTraces.chart((Plot.Cells) plot);
        }
        // A small matrix grows as a square.
        int more = Math.max(0, Layouts.LEAST_PX - figure.widthPx());
        Layouts.size(chart, figure.widthPx() + more, figure.heightPx() + (plot instanceof Plot.Cells ? more : 0));
        return new Interactive(figure, Collections.unmodifiableMap(chart));
    }

    /** Returns Plotly's chart: maps, lists, strings, numbers, and null for gaps. */
    public Map<String, @Nullable Object> chart() {
        return chart;
    }

    /** Returns Plotly's chart, the picture and the text. */
    @Override
    public MimeBundle display() {
        return figure.display().with(PLOTLY, chart);
    }

    /** Returns what the figure says in a terminal. */
    @Override
    public String toString() {
        return figure.toString();
    }
}
