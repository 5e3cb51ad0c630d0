package cortado.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import cortado.display.MimeBundle;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;

class LineChartTest {
    private static final LineChart CURVES = Samples.curves();

    @Test
    void svg_has_one_polyline_for_each_line_and_one_marker_for_each_point() {
        Document svg = Samples.xml(CURVES.svg());
        int legendDiscs = 1;
        int bestRings = 2;
        assertThat(Samples.count(svg, "circle")).isEqualTo(2 * 20 + legendDiscs + bestRings);
        int card = 1;
        int legendSquares = 1;
        assertThat(Samples.count(svg, "rect")).isEqualTo(card + 2 * 20 + legendSquares);
        assertThat(CURVES.svg()
                        .lines()
                        .filter(line -> line.contains("stroke-width=\"2\""))
                        .count())
                .isEqualTo(4 + 2);
        assertThat(svg.getDocumentElement().getFirstChild().getTextContent()).isEqualTo(CURVES.alt());
    }

    @Test
    void train_and_validation_differ_without_color() {
        assertThat(CURVES.svg()
                        .lines()
                        .filter(line -> line.contains("stroke-dasharray=\"6 3\""))
                        .count())
                .isEqualTo(2 + 1);
        assertThat(CURVES.text()).contains("● train   ○ validation");
    }

    @Test
    void a_band_is_one_pale_polygon_around_the_points_and_within_the_axis() {
        Line line = Line.of("train", 1, 2, 3).band(new double[] {0, 1, 1}, new double[] {2, 3, 9});
        LineChart chart = LineChart.titled("").panel("loss", line);

        assertThat(chart.svg().lines().filter(part -> part.startsWith("<polygon")))
                .singleElement()
                .satisfies(polygon -> assertThat(polygon.split(",")).hasSize(6 + 1))
                .satisfies(polygon -> assertThat(polygon).endsWith("fill-opacity=\"0.15\"/>"));
        assertThat(chart.svg()).contains(">8</text>");
        assertThat(LineChart.titled("").panel("loss", Line.of("train", 1, 2, 3)).svg())
                .doesNotContain("<polygon", ">8</text>");
        assertThat(chart).isNotEqualTo(LineChart.titled("").panel("loss", Line.of("train", 1, 2, 3)));
    }

    @Test
    void the_same_chart_gives_the_same_bytes() {
        assertThat(Samples.curves()).isEqualTo(CURVES).hasSameHashCodeAs(CURVES);
        assertThat(Samples.curves().svg()).isEqualTo(CURVES.svg());
        assertThat(Samples.curves().png()).isEqualTo(CURVES.png());
    }

    @Test
    void alt_states_last_and_best_values() {
        LineChart chart = LineChart.titled("Fit")
                .panel(
                        "loss",
                        Line.of("train", 2, 1, 0.5),
                        Line.of("validation", 2.1, 1.25, 1.5).bestLowest())
                .panel("accuracy");
        assertThat(chart.alt())
                .isEqualTo("Fit: loss train 0.5, validation 1.5 (best validation 1.25 at epoch 2);"
                        + " accuracy has no data yet.");
        assertThat(LineChart.titled("Fit").panel("loss", Line.of("train")).alt())
                .isEqualTo("Fit: no data yet.");
    }

    @Test
    void text_draws_a_straight_line_between_labelled_axes() {
        LineChart chart = LineChart.titled("Fit").panel("loss", Line.of("train", 4, 1));
        String plot = LineText.of(chart, 3);
        // 61 columns are 122 dots wide and 12 high: the line falls from the upper left to the lower right corner
        assertThat(plot.lines().toList()).satisfies(lines -> {
            assertThat(lines.get(0)).isEqualTo("Fit");
            assertThat(lines.get(1)).isEqualTo("         loss");
            assertThat(lines.get(2)).startsWith("      4 ┤●").hasSizeLessThan(80);
            assertThat(lines.get(3)).startsWith("        │" + " ".repeat(19)).hasSizeLessThan(80);
            assertThat(lines.get(4)).startsWith("      1 ┤" + " ".repeat(41)).endsWith("● ●1");
            assertThat(lines.get(5)).isEqualTo("        └" + "─".repeat(61));
            assertThat(lines.get(6)).isEqualTo("         1" + " ".repeat(27) + "epoch" + " ".repeat(27) + "2");
            assertThat(lines.get(7)).isEqualTo("● train");
            assertThat(lines).hasSize(8);
        });
    }

    @Test
    void text_fits_80_columns_and_to_string_1000_characters() {
        assertThat(CURVES.text().lines()).allMatch(line -> line.length() <= 80);
        assertThat(CURVES.toString()).startsWith("\nTraining\n").hasSizeLessThan(1000);
        LineChart many =
                CURVES.panel("a", Line.of("train", 1)).panel("b").panel("c").panel("d");
        assertThat(many.toString()).startsWith("\nTraining: loss").hasSizeLessThan(1000);
    }

    @Test
    void png_is_twice_the_size_with_a_small_palette() {
        Png png = Png.read(CURVES.png());
        assertThat(png.width()).isEqualTo(1440);
        assertThat(png.height()).isEqualTo(600);
        assertThat(png.colorType()).isEqualTo(3);
        assertThat(png.paletteSize()).isBetween(16, 64);
        assertThat(png.bytes()).isBetween(5_000, 30_000);
        assertThat(png.pixel(0, 0)).isEqualTo(Ink.WHITE);
        assertThat(png.has(Ink.series(0)) && png.has(Ink.series(1))).isTrue();
    }

    @Test
    void display_carries_size_and_alternative_text() {
        MimeBundle bundle = CURVES.display();
        assertThat(bundle.data()).containsOnlyKeys(MimeBundle.TEXT, MimeBundle.PNG);
        assertThat(bundle.metadata().get(MimeBundle.PNG))
                .containsEntry("width", 720)
                .containsEntry("height", 300)
                .containsEntry("alt", CURVES.alt());
        assertThat(CURVES.live().text()).isEqualTo(CURVES.alt()).doesNotContain("\n");
    }

    static Stream<Arguments> degenerate() {
        double nan = Double.NaN;
        return Stream.of(
                Arguments.of("no panel", LineChart.titled("")),
                Arguments.of("no line", LineChart.titled("").panel("loss")),
                Arguments.of("no point", LineChart.titled("").panel("loss", Line.of("a"))),
                Arguments.of(
                        "one epoch",
                        LineChart.titled("").panel("loss", Line.of("a", 1).bestLowest())),
                Arguments.of(
                        "all equal",
                        LineChart.titled("").panel("loss", Line.of("a", 3, 3, 3).bestHighest())),
                Arguments.of(
                        "NaN only",
                        LineChart.titled("")
                                .panel("loss", Line.of("a", nan, nan).bestLowest())),
                Arguments.of(
                        "gaps",
                        LineChart.titled("")
                                .panel("loss", Line.of("a", 1, nan, 2, 3, nan).smoothed(0.5))),
                Arguments.of("huge", LineChart.titled("").panel("loss", Line.of("a", 1e308, -1e308, 1))),
                Arguments.of("tiny", LineChart.titled("").panel("loss", Line.of("a", 1e-300, 3e-300, 0))),
                Arguments.of("infinite", LineChart.titled("").panel("loss", Line.of("a", 1, Double.POSITIVE_INFINITY))),
                Arguments.of("float noise", LineChart.titled("").panel("loss", Line.of("a", 1e9, 1e9 + 1e-6))),
                Arguments.of(
                        "x not sorted",
                        LineChart.titled("")
                                .panel("loss", Line.of("a", new double[] {3, 1.5, 2}, new double[] {1, 2, 3}))),
                Arguments.of(
                        "smallest",
                        LineChart.titled("A long title here")
                                .size(120, 120)
                                .panel("a long name of a panel", Line.of("a long name of a line", 1, 2))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("degenerate")
    void degenerate_data_stays_in_the_picture(String name, LineChart chart) {
        Document svg = Samples.xml(chart.svg());
        assertThat(chart.svg()).doesNotContain("NaN\"", "Infinity");
        var dots = svg.getElementsByTagName("circle");
        for (int i = 0; i < dots.getLength(); i++) {
            var attributes = dots.item(i).getAttributes();
            assertThat(Double.parseDouble(attributes.getNamedItem("cx").getNodeValue()))
                    .isBetween(0.0, 720.0);
            assertThat(Double.parseDouble(attributes.getNamedItem("cy").getNodeValue()))
                    .isBetween(0.0, 300.0);
        }
        assertThat(Png.read(chart.png()).width()).isEqualTo(2 * chart.widthPx());
        assertThat(chart.text().lines()).allMatch(line -> Glyphs.columns(line) <= 80);
    }

    @Test
    void a_gap_breaks_the_line_and_a_lone_point_stays_visible() {
        double[] many = new double[40];
        many[20] = Double.NaN;
        many[38] = Double.NaN;
        String svg = LineChart.titled("").panel("loss", Line.of("a", many)).svg();
        int legend = 1;
        assertThat(svg.lines()
                        .filter(line -> line.contains("stroke-width=\"2\""))
                        .count())
                .isEqualTo(2 + legend);
        assertThat(Samples.count(Samples.xml(svg), "circle")).isEqualTo(1 + legend);
    }

    @Test
    void a_logarithmic_x_axis_puts_equal_ratios_equally_far_apart() {
        LineChart chart = LineChart.titled("")
                .xLabel("rate")
                .logX()
                .panel(
                        "loss",
                        Line.of("a", new double[] {1e-4, 1e-3, 1e-2, 1e-1}, new double[] {4, 3, 2, 1})
                                .markedAt("steepest", 1e-2));

        assertThat(chart.text()).contains("steepest a 2 at rate 0.01");
        assertThat(chart.logX()).isEqualTo(chart);
        double[] x = Pattern.compile("points=\"([^ \"]+ [^ \"]+ [^ \"]+ [^ \"]+)\"")
                .matcher(chart.svg())
                .results()
                .flatMap(found -> Stream.of(found.group(1).split(" ")))
                .mapToDouble(point -> Double.parseDouble(point.split(",")[0]))
                .toArray();
        assertThat(x).hasSize(4);
        assertThat(x[1] - x[0]).isCloseTo(x[2] - x[1], offset(0.02));
        assertThat(x[3] - x[2]).isCloseTo(x[2] - x[1], offset(0.02));
    }

    @Test
    void smoothing_corrects_the_bias_of_the_first_values() {
        assertThat(Line.of("a", 4, 4, 4).smoothed(0.9).values()).containsExactly(new double[] {4, 4, 4}, offset(1e-12));
        // weights 0.5, 1 over 1.5
        assertThat(Line.of("a", 1, 4).smoothed(0.5).values()).containsExactly(new double[] {1, 3}, offset(1e-12));
    }

    @Test
    void markup_in_names_is_escaped() {
        LineChart chart = LineChart.titled(Samples.SCRIPT)
                .xLabel(Samples.SCRIPT)
                .panel(
                        Samples.SCRIPT,
                        Line.of(Samples.SCRIPT + "\u0000\u001b[31m\ud800", 1, 2).bestLowest());
        Samples.xml(chart.svg());
        assertThat(chart.svg()).doesNotContain("<script");
        assertThat(chart.html()).doesNotContain("<script");
        assertThat(chart.text()).doesNotContain("\u001b");
    }

    @Test
    void many_points_are_thinned_to_the_screen() {
        double[] y = new SplittableRandom(3).doubles(100_000).toArray();
        LineChart chart = LineChart.titled("").panel("loss", Line.of("a", y));
        assertThat(chart.svg()).hasSizeBetween(10_000, 60_000);
    }

    @Test
    void a_legend_that_does_not_fit_beside_the_title_takes_rows_of_its_own() {
        Line[] lines = IntStream.range(0, 6)
                .mapToObj(i -> Line.of("a rather long name of run " + i, i, i + 1))
                .toArray(Line[]::new);
        LineChart chart = LineChart.titled("Runs").size(300, 300).panel("loss", lines);
        var texts = Samples.xml(chart.svg()).getElementsByTagName("text");
        for (int i = 1; i <= 6; i++) {
            var entry = texts.item(i);
            double x =
                    Double.parseDouble(entry.getAttributes().getNamedItem("x").getNodeValue());
            assertThat(entry.getTextContent()).startsWith("a rather long name");
            assertThat(x + Glyphs.width(entry.getTextContent(), 12, false)).isBetween(0.0, 300.0);
        }
        assertThat(chart.text().lines()).allMatch(line -> Glyphs.columns(line) <= 80);
    }

    @Test
    void wrong_arguments_are_explained() {
        assertThatThrownBy(() -> Line.of("train", new double[2], new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("line 'train': x and y must have the same length, but x has 2 values and y has 3."
                        + " Pass one x for each y.");
        assertThatThrownBy(() -> Line.of("train", 1, 2).band(new double[1], new double[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("line 'train': a band needs two ends for each of 2 points, but has 1 and 2."
                        + " Pass one of each for each y.");
        assertThatThrownBy(() -> Line.of("train").smoothed(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("line 'train': smoothing weight must be at least 0 and less than 1, but was 1.0."
                        + " Pass e.g. smoothed(0.9).");
        assertThatThrownBy(() -> CURVES.size(100, 300))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("line chart: width and height must be at least 120 pixels, but were 100 and 300."
                        + " Pass e.g. size(720, 300).");
    }
}
