package cortado.plotly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import cortado.display.MimeBundle;
import cortado.render.BarChart;
import cortado.render.Figure;
import cortado.render.ImageGrid;
import cortado.render.Line;
import cortado.render.LineChart;
import cortado.render.MatrixChart;
import java.io.StringReader;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InteractiveTest {
    private static final String NASTY = "a'b\"c\\d {{x}} {% if %} </script> & < 😀 1e5";
    private static final String SHOWN = "a'b\"c\\d {{x}} {% if %} &lt;/script&gt; &amp; &lt; 😀 1e5";

    /** Returns the chart as strict JSON, which another library reads than the one that made it. */
    private static JsonObject json(Figure figure) throws Exception {
        String text = new com.fasterxml.jackson.databind.ObjectMapper()
                .writeValueAsString(Interactive.of(figure).display().data().get("application/vnd.plotly.v1+json"));
        JsonReader reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        return JsonParser.parseReader(reader).getAsJsonObject();
    }

    private static JsonObject trace(JsonObject chart, int index) {
        return chart.getAsJsonArray("data").get(index).getAsJsonObject();
    }

    private static double[] numbers(JsonElement list) {
        JsonArray array = list.getAsJsonArray();
        return IntStream.range(0, array.size())
                .mapToDouble(i -> array.get(i).isJsonNull()
                        ? Double.NaN
                        : array.get(i).getAsJsonPrimitive().isNumber()
                                ? array.get(i).getAsDouble()
                                : 1 / 0.0)
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void curves_have_the_very_numbers_of_the_chart_and_gaps_for_what_is_no_number(long seed) throws Exception {
        Random random = new Random(seed);
        double[] x =
                random.doubles(20).map(v -> Math.pow(10, 20 * v - 10)).sorted().toArray();
        double[] y = random.doubles(20, -1e9, 1e9).toArray();
        y[random.nextInt(20)] = Double.NaN;
        double[] shown = y.clone();
        y[19] = Double.POSITIVE_INFINITY;
        shown[19] = Double.NaN;

        JsonObject chart = json(LineChart.titled("").panel("p", Line.of("only", x, y)));

        assertThat(numbers(trace(chart, 0).get("x")))
                .describedAs("seed %d", seed)
                .isEqualTo(x);
        assertThat(numbers(trace(chart, 0).get("y")))
                .describedAs("seed %d", seed)
                .isEqualTo(shown);
    }

    @Test
    void words_are_shown_as_they_are() throws Exception {
        JsonObject lines = json(LineChart.titled(NASTY).xLabel(NASTY).panel(NASTY, Line.of(NASTY, 1, 2)));
        JsonObject bars = json(BarChart.of("t").bar(NASTY, 2));
        JsonObject cells = json(MatrixChart.confusion("t", List.of(NASTY, "b"), new long[][] {{1, 2}, {3, 4}}));

        JsonObject layout = lines.getAsJsonObject("layout");
        assertThat(trace(lines, 0).get("name").getAsString()).isEqualTo(SHOWN);
        for (String where : List.of("title", "xaxis", "yaxis")) {
            JsonObject holder = where.equals("title") ? layout : layout.getAsJsonObject(where);
            assertThat(holder.getAsJsonObject("title").get("text").getAsString())
                    .isEqualTo(where.equals("title") ? "<b>" + SHOWN + "</b>" : SHOWN);
        }
        assertThat(trace(bars, 0).getAsJsonArray("text").get(0).getAsString()).isEqualTo(SHOWN);
        JsonArray hover = trace(cells, 0).getAsJsonArray("hovertext");
        assertThat(hover.get(1).getAsJsonArray().get(0).getAsString()).isEqualTo("b as " + SHOWN + ": 3 (42.9%)");
    }

    @Test
    void panels_have_axes_of_their_own_and_a_name_stands_once_in_the_legend() throws Exception {
        LineChart chart = LineChart.titled("")
                .panel(
                        "loss",
                        Line.of("training", 3, 2, 1),
                        Line.of("validation", 3, 2, 2.5).bestLowest())
                .panel("accuracy", Line.of("training", 0.1, 0.5, 0.9).smoothed(0.5));

        JsonObject beside = json(chart);
        JsonObject stacked = json(chart.stacked().logX()).getAsJsonObject("layout");

        assertThat(beside.getAsJsonArray("data").asList().stream().map(trace -> {
                    JsonObject t = trace.getAsJsonObject();
                    return t.get("name").getAsString() + " " + t.get("xaxis").getAsString()
                            + t.get("yaxis").getAsString() + " "
                            + t.get("showlegend").getAsBoolean();
                }))
                .containsExactly(
                        "training xy true",
                        "validation xy true",
                        "best validation xy false",
                        "training (raw) x2y2 false",
                        "training x2y2 false");
        assertThat(numbers(trace(beside, 2).get("x"))).containsExactly(2);
        JsonObject layout = beside.getAsJsonObject("layout");
        assertThat(numbers(layout.getAsJsonObject("xaxis").get("domain"))[1])
                .isLessThan(numbers(layout.getAsJsonObject("xaxis2").get("domain"))[0]);
        assertThat(numbers(stacked.getAsJsonObject("yaxis2").get("domain"))[1])
                .isLessThan(numbers(stacked.getAsJsonObject("yaxis").get("domain"))[0]);
        assertThat(stacked.getAsJsonObject("xaxis").get("type").getAsString()).isEqualTo("log");
        assertThat(layout.get("width").getAsInt()).isEqualTo(720);
        assertThat(layout.get("height").getAsInt()).isEqualTo(300);
    }

    @Test
    void many_names_stand_beside_the_plot_which_keeps_its_room() throws Exception {
        LineChart few = LineChart.titled("").panel("", Line.of("a", 1, 2)).size(400, 300);
        LineChart many = few.panel(
                "",
                IntStream.range(0, 9).mapToObj(i -> Line.of("line " + i, 1, 2)).toList());

        JsonObject beside = json(many).getAsJsonObject("layout");

        assertThat(beside.getAsJsonObject("legend").get("orientation").getAsString())
                .isEqualTo("v");
        assertThat(beside.get("width").getAsInt()).isEqualTo(600);
        assertThat(json(few).getAsJsonObject("layout").get("width").getAsInt()).isEqualTo(400);
    }

    @Test
    void a_band_runs_forth_and_back() throws Exception {
        Line line = Line.of("score", 1, 2, Double.NaN).band(new double[] {0, 1, 1}, new double[] {2, Double.NaN, 3});

        JsonObject area = trace(json(LineChart.titled("").panel("", line)), 0);

        assertThat(numbers(area.get("x"))).containsExactly(1, 2, 1);
        assertThat(numbers(area.get("y"))).containsExactly(0, 1, 2);
        assertThat(area.get("fill").getAsString()).isEqualTo("toself");
    }

    @Test
    void a_confusion_matrix_shows_counts_or_shares_with_the_first_row_on_top() throws Exception {
        MatrixChart matrix = MatrixChart.confusion("", List.of("same", "same"), new long[][] {{9, 1}, {0, 0}});

        JsonObject counts = json(matrix);
        JsonObject shares = json(matrix.normalized());

        JsonArray rows = trace(counts, 0).getAsJsonArray("z");
        assertThat(numbers(rows.get(0))).containsExactly(9, 1);
        assertThat(numbers(rows.get(1))).containsExactly(0, 0);
        assertThat(numbers(trace(shares, 0).getAsJsonArray("z").get(0))).containsExactly(0.9, 0.1);
        assertThat(numbers(trace(shares, 0).getAsJsonArray("z").get(1))).containsOnly(Double.NaN);
        assertThat(numbers(trace(counts, 0).get("y"))).containsExactly(0, 1);
        JsonObject y = counts.getAsJsonObject("layout").getAsJsonObject("yaxis");
        assertThat(y.get("autorange").getAsString()).isEqualTo("reversed");
        assertThat(y.getAsJsonArray("ticktext")).hasSize(2);
    }

    @Test
    void bars_have_the_values_of_the_chart_also_under_equal_labels() throws Exception {
        JsonObject chart = json(BarChart.of("").bar("age", 0.125).bar("age", 3));

        assertThat(numbers(trace(chart, 0).get("x"))).containsExactly(0.125, 3);
        assertThat(numbers(trace(chart, 0).get("y"))).containsExactly(0, 1);
        assertThat(trace(chart, 0).get("orientation").getAsString()).isEqualTo("h");
    }

    @Test
    void the_picture_and_the_text_stay_for_front_ends_without_plotly() {
        LineChart chart = LineChart.titled("").panel("loss", Line.of("training", 2, 1));

        MimeBundle bundle = Interactive.of(chart).display();

        assertThat(bundle.data()).containsOnlyKeys(MimeBundle.TEXT, MimeBundle.PNG, Interactive.PLOTLY);
        assertThat(bundle.text()).isEqualTo(chart.text());
        assertThat(Interactive.of(chart)).hasToString(chart.toString());
    }

    @Test
    void what_is_only_a_picture_has_no_interactive_form() {
        Figure grid = ImageGrid.of("", 1, List.of(new ImageGrid.Row("", List.of(new int[1]))));

        assertThatThrownBy(() -> Interactive.of(grid))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "interactive: needs curves, bars or a confusion matrix, but got ImageGrid, which has no such form."
                                + " Show it as it is.");
    }
}
