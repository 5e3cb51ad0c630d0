package cortado.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TicksTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void ticks_are_few_evenly_spaced_round_and_labelled_exactly(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int trial = 0; trial < 300; trial++) {
            double size = Math.pow(10, random.nextInt(-30, 30));
            double a = (random.nextDouble() - 0.5) * size;
            double b = a + random.nextDouble() * size * Math.pow(10, random.nextInt(-4, 1));
            int atMost = random.nextInt(2, 12);
            Ticks ticks = Ticks.over(DoubleStream.of(a, b), 0.06, atMost);
            String shown = "seed " + seed + ": " + a + ".." + b + " " + Arrays.toString(ticks.labels());
            assertThat(ticks.low()).as(shown).isLessThan(a);
            assertThat(ticks.high()).as(shown).isGreaterThan(b);
            assertThat(ticks.values().length).as(shown).isBetween(atMost < 3 ? 0 : 1, atMost);
            assertThat(ticks.labels()).as(shown).doesNotHaveDuplicates();
            for (int i = 0; i < ticks.values().length; i++) {
                assertThat(Double.parseDouble(ticks.labels()[i])).as(shown).isEqualTo(ticks.values()[i]);
                assertThat(ticks.share(ticks.values()[i])).as(shown).isBetween(-1e-9, 1 + 1e-9);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 6, '0.0 0.2 0.4 0.6 0.8 1.0'",
        "0, 10, 6, '0 2 4 6 8 10'",
        "-1, 1, 5, '-1.0 -0.5 0.0 0.5 1.0'",
        "0, 0.003, 4, '0.000 0.001 0.002 0.003'",
        "0, 3000000, 4, '0 1e6 2e6 3e6'",
        "0, 0.00002, 5, '0 5e-6 1e-5 1.5e-5 2e-5'"
    })
    void known_ranges_have_known_labels(double low, double high, int atMost, String expected) {
        Ticks ticks = Ticks.over(DoubleStream.of(low, high), 0, atMost);
        assertThat(String.join(" ", ticks.labels())).isEqualTo(expected);
    }

    @Test
    void one_value_is_in_the_middle() {
        Ticks ticks = Ticks.over(DoubleStream.of(2, 2, 2), 0.05, 5);
        assertThat(ticks.low()).isEqualTo(1.8);
        assertThat(ticks.high()).isEqualTo(2.2);
        assertThat(ticks.labels()).containsExactly("1.8", "1.9", "2.0", "2.1", "2.2");
    }

    @Test
    void values_that_are_not_finite_are_ignored() {
        Ticks ticks = Ticks.over(DoubleStream.of(Double.NaN, 0, Double.POSITIVE_INFINITY, 4), 0, 3);
        assertThat(ticks.labels()).containsExactly("0", "2", "4");
    }

    @Test
    void the_largest_numbers_do_not_overflow() {
        Ticks ticks = Ticks.over(DoubleStream.of(-Double.MAX_VALUE, Double.MAX_VALUE), 0.06, 5);
        assertThat(ticks.labels()).containsExactly("-1e300", "-5e299", "0", "5e299", "1e300");
    }

    @Test
    void counted_axes_have_whole_numbers_only() {
        assertThat(Ticks.whole(DoubleStream.of(1, 3), 0.02, 8).labels()).containsExactly("1", "2", "3");
        assertThat(Ticks.whole(DoubleStream.of(7), 0.02, 8).labels()).containsExactly("7");
    }

    @ParameterizedTest
    @CsvSource({
        "1e-7, 10, 9, '1e-7 1e-6 1e-5 0.0001 0.001 0.01 0.1 1 10'",
        "1e-7, 10, 4, '1e-7 0.0001 0.1'",
        "0.03, 2, 8, '0.05 0.1 0.2 0.5 1 2'",
        "1, 1000, 8, '1 10 100 1000'",
        "0.5, 0.5, 6, '0.5 1'"
    })
    void logarithmic_axes_have_powers_of_ten_or_few_more(double low, double high, int atMost, String expected) {
        Ticks ticks = Ticks.log(DoubleStream.of(high, -1, 0, Double.NaN, low), 0, atMost);

        assertThat(String.join(" ", ticks.labels())).isEqualTo(expected);
        assertThat(ticks.share(Math.sqrt(ticks.low() * ticks.high()))).isCloseTo(0.5, within(1e-9));
        assertThat(ticks.share(0)).isZero();
        assertThat(ticks.share(-1)).isZero();
        assertThat(ticks.share(2 * ticks.high())).isEqualTo(1);
    }

    @Test
    void a_logarithmic_axis_of_nothing_is_one() {
        assertThat(Ticks.log(DoubleStream.empty(), 0.02, 3).share(0.1)).isBetween(0.0, 1.0);
    }
}
