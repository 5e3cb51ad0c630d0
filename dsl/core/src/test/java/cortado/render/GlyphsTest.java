package cortado.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;

class GlyphsTest {
    @Test
    void widths_are_those_of_helvetica() {
        // Adobe's metrics: H 722, e 556, l 222, l 222, o 556 thousandths
        assertThat(Glyphs.width("Hello", 10, false)).isEqualTo(22.78, offset(1e-9));
        assertThat(Glyphs.width("~", 1000, false)).isEqualTo(584, offset(1e-9));
    }

    @Test
    void wide_characters_take_two_columns_and_combining_ones_none() {
        assertThat(Glyphs.columns("a猫e\u0301😀")).isEqualTo(1 + 2 + 1 + 0 + 2);
        assertThat(Glyphs.fitColumns("a猫猫猫", 5)).isEqualTo("a猫…");
        assertThat(Glyphs.fitColumns("abcde", 5)).isEqualTo("abcde");
    }

    @Test
    void shortened_text_is_within_the_width() {
        assertThat(Glyphs.fit("a long label", 10, 40)).isEqualTo("a long…");
        assertThat(Glyphs.fit("😀😀😀", 10, 25)).isEqualTo("😀…");
    }

    @Test
    void controls_become_visible() {
        assertThat(Glyphs.oneLine("a\nb\t\u001b[31m\ud800c")).isEqualTo("a b \ufffd[31m\ufffdc");
        assertThat(Html.escape("<a href=\"x\">'&\u0000\ud800</a>\n"))
                .isEqualTo("&lt;a href=&quot;x&quot;&gt;&#39;&amp;\ufffd\ufffd&lt;/a&gt;\n");
    }
}
