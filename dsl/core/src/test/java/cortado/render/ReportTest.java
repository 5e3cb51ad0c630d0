package cortado.render;

import static org.assertj.core.api.Assertions.assertThat;

import cortado.display.MimeBundle;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Table TABLE = Table.of(Table.Column.text("class")).row("cat");

    @Test
    void parts_follow_each_other() {
        Report report = Report.of(TABLE).heading("More").paragraph("a < b").preformatted("x\n y");
        assertThat(report.text()).isEqualTo("class\n─────\ncat\n\nMore\n\na < b\n\nx\n y");
        assertThat(report.html()).isEqualTo(TABLE.html() + "\n<h3>More</h3>\n<p>a &lt; b</p>\n<pre>x\n y</pre>");
        assertThat(report.display().data()).containsOnlyKeys(MimeBundle.TEXT, MimeBundle.HTML);
    }

    @Test
    void figures_are_pictures_in_the_page_and_text_in_the_terminal() {
        LineChart chart = Samples.curves();
        Report report = Report.of(chart, TABLE);
        assertThat(report.html()).isEqualTo(chart.html() + "\n" + TABLE.html());
        assertThat(report.text()).isEqualTo(chart.text() + "\n\n" + TABLE.text());
        assertThat(report.toString()).startsWith("\nTraining\n").hasSizeLessThan(1000);
    }

    @Test
    void a_picture_without_html_keeps_its_alternative_text() {
        MimeBundle photo = MimeBundle.text("a photo")
                .with(MimeBundle.PNG, new byte[] {1, 2, 3})
                .withMetadata(MimeBundle.PNG, "alt", "a \"cat\"");
        assertThat(Report.of(() -> photo).html())
                .isEqualTo(
                        "<img src=\"data:image/png;base64,AQID\" alt=\"a &quot;cat&quot;\" style=\"max-width:100%\">");
    }
}
