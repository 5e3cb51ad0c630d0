package cortado.kernel.eval;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpenedRecordTest {
    private String opened(String code) {
        return OpenedRecord.of(code).code();
    }

    @Test
    void constructors_become_public() {
        assertThat(opened("record P(int x) { P { } P(String s) { this(1); } }"))
                .isEqualTo("record P(int x) { public P { } public P(String s) { this(1); } }");
    }

    @Test
    void everything_else_stays() {
        for (String code : new String[] {
            "record P(int x) { public P { } }",
            "record P(int x) { static final P ZERO = new P(0); static P of() { return new P(1); } }",
            "record P(int x) { String s() { return \"{ P(\"; } /* P { */ }",
            "class P { P() { } }",
            "new P(1)"
        }) {
            assertThat(opened(code)).isEqualTo(code);
        }
    }

    @Test
    void positions_are_those_of_the_user() {
        String code = "record P(int x) { P { nix(); } }";
        OpenedRecord opened = OpenedRecord.of(code);

        assertThat(opened.original(opened.code().indexOf("nix"))).isEqualTo(code.indexOf("nix"));
        assertThat(opened.original(opened.code().indexOf("public"))).isEqualTo(code.indexOf("P {"));
        assertThat(opened.original(3)).isEqualTo(3);
    }
}
