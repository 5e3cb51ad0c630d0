package cortado.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BarChartTest {
    @Test
    void bars_are_as_long_as_their_values() {
        Scene scene = BarScene.of(BarChart.of("Shares").bar("a", 4).bar("b", 1).bar("c", 0));

        double[] lengths = scene.marks().stream()
                .filter(mark -> mark instanceof Mark.Box box && box.height() == 14)
                .mapToDouble(mark -> ((Mark.Box) mark).width())
                .toArray();
        assertThat(lengths).hasSize(3);
        assertThat(lengths[1] / lengths[0]).isBetween(0.248, 0.252);
        assertThat(lengths[2]).isZero();
    }

    @Test
    void the_text_has_blocks_of_eighths() {
        BarChart chart = BarChart.of("Shares").bar("large", 4).bar("b", 0.5).bar("none", 0);

        assertThat(chart.text()).isEqualTo("""
                        Shares
                        large ████████████████████████████████████ 4
                        b     ████▌ 0.5
                        none  0""");
        assertThat(chart.alt()).isEqualTo("Shares: the largest of 3 is large, 4.");
    }

    @Test
    void a_chart_without_bars_says_so() {
        assertThat(BarChart.of("").alt()).isEqualTo("Bar chart: no bars.");
        assertThat(BarChart.of("").png()).isNotEmpty();
    }

    @Test
    void negative_bars_are_refused() {
        assertThatThrownBy(() -> BarChart.of("Shares").bar("a", -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bar chart: the bar 'a' must be at least 0, but is -1.0. Leave it out.");
    }
}
