package cortado.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cortado.display.MimeBundle;
import cortado.render.Table.Column;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class TableTest {
    private static final Table REPORT = Table.of(
                    Column.text("class"), Column.decimals("recall", 2), Column.count("support"))
            .row("cat", 0.875, 1000)
            .row("猫", 0.5, 7)
            .rule()
            .row("all", "", 1007)
            .caption("Report");

    @Test
    void text_is_aligned_also_under_wide_characters() {
        assertThat(REPORT.text()).isEqualTo("""
                        Report
                        class  recall  support
                        ──────────────────────
                        cat      0.88    1,000
                        猫       0.50        7
                        ──────────────────────
                        all              1,007""");
    }

    @Test
    void html_is_a_table_with_scoped_headers() {
        Document html = Samples.xml(REPORT.html());
        assertThat(Samples.count(html, "tr")).isEqualTo(4);
        assertThat(Samples.count(html, "th")).isEqualTo(3 + 3);
        assertThat(Samples.count(html, "td")).isEqualTo(6);
        assertThat(Samples.count(html, "tbody")).isEqualTo(2);
        assertThat(REPORT.html()).contains("<th scope=\"col\"", "<th scope=\"row\"", ">Report</caption>");
    }

    @Test
    void markup_in_cells_headers_and_captions_is_escaped() {
        Table table = Table.of(Column.text(Samples.SCRIPT)).row(Samples.SCRIPT).caption(Samples.SCRIPT);
        Samples.xml(table.html());
        assertThat(table.html()).doesNotContain("<script");
    }

    @Test
    void each_call_returns_a_new_table() {
        Table empty = Table.of(Column.text("a"));
        assertThat(empty.row("x").text()).isEqualTo("a\n─\nx");
        assertThat(empty.text()).isEqualTo("a\n─");
    }

    @Test
    void display_has_html_and_text_and_to_string_is_short() {
        assertThat(REPORT.display().data()).containsOnlyKeys(MimeBundle.TEXT, MimeBundle.HTML);
        assertThat(REPORT.toString()).isEqualTo("\n" + REPORT.text());
        Table large = Table.of(Column.count("n")).rows(Collections.nCopies(500, List.of(12345)));
        assertThat(large.toString())
                .startsWith("\n")
                .endsWith("\n12,345\n… show(…) prints all.")
                .hasSizeLessThan(1000);
    }

    @Test
    void a_row_of_another_length_is_explained() {
        assertThatThrownBy(() -> REPORT.row("a", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("table: every row must have 3 cells, but row 3 has 2. Pass one cell a column,"
                        + " \"\" for an empty one.");
    }
}
