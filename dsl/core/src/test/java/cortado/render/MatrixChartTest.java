package cortado.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

class MatrixChartTest {
    private static final MatrixChart PETS = MatrixChart.confusion(
            "Pets", List.of("cat", "dog", "fish"), new long[][] {{50, 128, 0}, {7, 1240, 3}, {0, 0, 0}});

    @Test
    void text_is_aligned() {
        assertThat(PETS.text()).isEqualTo("""
                        Pets
                        actual \\ predicted
                              cat   dog  fish
                        cat    50   128     0
                        dog     7  1240     3
                        fish    0     0     0""");
    }

    @Test
    void normalized_text_has_shares_of_each_row_and_none_for_an_empty_one() {
        assertThat(PETS.normalized().text()).isEqualTo("""
                        Pets
                        actual \\ predicted, share of each row
                              cat  dog  fish
                        cat   28%  72%    0%
                        dog    1%  99%   <1%
                        fish    -    -     -""");
    }

    @Test
    void alt_states_accuracy_and_the_largest_confusion() {
        assertThat(PETS.alt()).isEqualTo("Pets: accuracy 90.3%; most confused: cat as dog, 128.");
        assertThat(MatrixChart.confusion("", List.of("a"), new long[][] {{0}}).alt())
                .isEqualTo("Confusion matrix: no samples.");
        assertThat(MatrixChart.confusion("", List.of("a"), new long[][] {{3}}).alt())
                .isEqualTo("Confusion matrix: accuracy 100.0%; nothing confused.");
    }

    @Test
    void svg_has_a_box_and_a_text_for_each_cell() {
        Document svg = Samples.xml(Samples.confusion(10).svg());
        int card = 1;
        assertThat(Samples.count(svg, "rect")).isEqualTo(card + 100);
        int titleAndAxes = 3;
        assertThat(Samples.count(svg, "text")).isEqualTo(100 + 2 * 10 + titleAndAxes);
    }

    @Test
    void cell_text_contrasts_with_its_cell() {
        for (int i = 0; i <= 100; i++) {
            int fill = Ink.blue(i / 100.0);
            double a = Ink.luminance(fill) + 0.05;
            double b = Ink.luminance(Ink.on(fill)) + 0.05;
            assertThat(Math.max(a, b) / Math.min(a, b)).as("share %d%%", i).isGreaterThan(3.8);
        }
        assertThat(Ink.on(Ink.blue(0))).isEqualTo(Ink.TEXT);
        assertThat(Ink.on(Ink.blue(1))).isEqualTo(Ink.WHITE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 20, 37, 100})
    void any_number_of_classes_fits_into_600_pixels(int classes) {
        for (MatrixChart chart : List.of(
                Samples.confusion(classes),
                Samples.confusion(classes).normalized().colorBar())) {
            assertThat(chart.widthPx()).isBetween(100, 600);
            assertThat(chart.heightPx()).isBetween(100, 600);
            Samples.xml(chart.svg());
            assertThat(Png.read(chart.png()).width()).isEqualTo(2 * chart.widthPx());
            assertThat(chart.svg()).hasSizeLessThan(80_000);
        }
    }

    @Test
    void png_of_ten_classes_is_small() {
        Png png = Png.read(Samples.confusion(10).png());
        assertThat(png.bytes()).isBetween(5_000, 60_000);
        assertThat(png.paletteSize()).isLessThanOrEqualTo(64);
        assertThat(png.pixel(0, 0)).isEqualTo(Ink.WHITE);
    }

    @Test
    void a_hundred_classes_drop_the_cell_text_and_list_the_largest_confusions() {
        MatrixChart large = Samples.confusion(100);
        Document svg = Samples.xml(large.svg());
        assertThat(Samples.count(svg, "text")).isLessThan(80);
        assertThat(large.text()).startsWith("Confusion matrix\n100 classes; largest confusions\nactual");
        assertThat(large.toString()).startsWith("\n").hasSizeLessThan(1000);
    }

    @Test
    void wide_matrices_number_their_columns() {
        List<String> names = List.of(
                "T-shirt/top",
                "Trouser",
                "Pullover",
                "Dress",
                "Coat",
                "Sandal",
                "Shirt",
                "Sneaker",
                "Bag",
                "Ankle boot");
        String text = MatrixChart.confusion("", names, new long[10][10]).text();
        assertThat(text.lines().toList().get(1)).isEqualTo("               0  1  2  3  4  5  6  7  8  9");
        assertThat(text.lines().toList().get(2)).isEqualTo("0 T-shirt/top  0  0  0  0  0  0  0  0  0  0");
    }

    @Test
    void long_and_hostile_labels_are_shortened_and_escaped() {
        String name = Samples.SCRIPT + "x".repeat(500) + "\u001b[31m";
        MatrixChart chart = MatrixChart.confusion(name, List.of(name, "猫"), new long[][] {{1, 2}, {3, 4}});
        Samples.xml(chart.svg());
        assertThat(chart.widthPx()).isLessThanOrEqualTo(600);
        assertThat(chart.svg() + chart.html()).doesNotContain("<script");
        assertThat(chart.text()).doesNotContain("\u001b");
    }

    @Test
    void later_changes_of_the_given_array_do_not_show() {
        long[][] counts = {{1, 0}, {0, 1}};
        MatrixChart chart = MatrixChart.confusion("", List.of("a", "b"), counts);
        counts[0][0] = 9;
        assertThat(chart.count(0, 0)).isEqualTo(1);
    }

    @Test
    void wrong_arguments_are_explained() {
        assertThatThrownBy(() -> MatrixChart.confusion("", List.of(), new long[0][]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("confusion matrix: labels must not be empty. Pass the class names.");
        assertThatThrownBy(() -> MatrixChart.confusion("", List.of("a", "b"), new long[2][3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "confusion matrix: counts must be 2 x 2, one row and column for each label, but has 2 rows of [3]"
                                + " columns. Pass counts[actual][predicted].");
        assertThatThrownBy(() -> MatrixChart.confusion("", List.of("a"), new long[][] {{-4}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("confusion matrix: counts must not be negative, but the least is -4."
                        + " Pass counts, not differences.");
    }
}
