package cortado.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource({
        "0.86417, 0.8642",
        "0.5, 0.5",
        "1234.56, 1235",
        "12345.6, 12350",
        "0, 0",
        "-0.0, 0",
        "-2.5, -2.5",
        "0.00012345, 0.0001234",
        "0.000012345, 1.234e-5",
        "3.1e-7, 3.1e-7",
        "1e6, 1e6",
        "999999, 1e6",
        "1e300, 1e300",
        "NaN, NaN",
        "-Infinity, -∞"
    })
    void numbers_have_four_digits(double value, String expected) {
        assertThat(Numbers.compact(value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "999, 999",
        "1000, 1.0k",
        "1240, 1.2k",
        "9960, 10k",
        "12345, 12k",
        "999999, 1.0M",
        "3400000, 3.4M"
    })
    void counts_have_at_most_four_characters(double count, String expected) {
        assertThat(Numbers.brief(count)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 0%", "1, 100%", "0.001, <1%", "0.9999, >99%", "0.855, 86%", "NaN, -"})
    void percent_never_claims_none_or_all(double share, String expected) {
        assertThat(Numbers.percent(share)).isEqualTo(expected);
    }
}
