package cortado.kernel.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
    /** The last column is what SQLite 3 says of {@code text GLOB pattern}, which IPython's history uses. */
    @ParameterizedTest
    @CsvSource({
        "1?2*, 1+2, true",
        "1?2*, 1 + 2, false",
        "1?2*, 1+2.max(), true",
        "*max*, Math.max(1), true",
        "*Max*, Math.max(1), false",
        "a[0-9]b, a7b, true",
        "a[0-9]b, axb, false",
        "a[^0-9]b, axb, true",
        "a[]]b, a]b, true",
        "a[z-a]b, axb, false",
        "'', '', true",
        "*, '', true",
        ".*, xyz, false",
        "(, (, true",
        "\\E*, \\Ex, true"
    })
    void patterns_match_as_in_ipython(String glob, String text, boolean isMatch) {
        assertThat(Glob.compile(glob).matcher(text).matches()).isEqualTo(isMatch);
    }
}
