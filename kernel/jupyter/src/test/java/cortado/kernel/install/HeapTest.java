package cortado.kernel.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeapTest {
    @ParameterizedTest
    @CsvSource({"4g,-Xmx4g", "4G,-Xmx4g", "900m,-Xmx900m", "2048m,-Xmx2g", "16GB,-Xmx16g", "128m,-Xmx128m"})
    void a_size_becomes_javas_option(String text, String option) {
        assertThat(Heap.parse(text).option()).isEqualTo(option);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "four", "4k", "0g", "-1g", "1.5g", "", "4g -version", "99999999g"})
    void other_texts_are_refused(String text) {
        assertThatThrownBy(() -> Heap.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "--heap must be a number with m or g after it, but was '" + text + "'. Pass for example 4g.");
    }

    @Test
    void a_heap_must_hold_the_compiler() {
        assertThatThrownBy(() -> Heap.parse("127m"))
                .hasMessage("--heap must be at least 128m, because the Java compiler needs that much, but was '127m'."
                        + " Pass for example 4g.");
    }
}
