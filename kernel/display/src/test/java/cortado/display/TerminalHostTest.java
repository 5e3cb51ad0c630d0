package cortado.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TerminalHostTest {
    private static final String END = System.lineSeparator();

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final TerminalHost terminal = new TerminalHost(new PrintStream(printed, true, StandardCharsets.UTF_8));

    @Test
    void a_bundle_is_printed_as_its_text() {
        terminal.show(MimeBundle.text("accuracy 0.9").with(MimeBundle.HTML, "<b>0.9</b>"));

        assertThat(printed()).isEqualTo("accuracy 0.9" + END);
    }

    @Test
    void a_live_display_rewrites_one_line_and_blanks_what_a_longer_one_left() {
        LiveDisplay live = terminal.live(MimeBundle.text("epoch 1 of 5"));
        live.update(MimeBundle.text("epoch 2"));

        assertThat(printed()).isEqualTo("\repoch 1 of 5" + "\repoch 2     ");
    }

    @Test
    void only_the_first_line_of_an_interim_bundle_is_shown() {
        LiveDisplay live = terminal.live(MimeBundle.text("epoch 1\nloss 0.3"));
        live.update(MimeBundle.text(""));

        assertThat(printed()).isEqualTo("\repoch 1" + "\r       ");
    }

    @Test
    void finishing_clears_the_line_and_prints_the_final_text_once() {
        LiveDisplay live = terminal.live(MimeBundle.text("epoch 1"));
        live.finish(MimeBundle.text("loss 0.3\naccuracy 0.9"));
        live.update(MimeBundle.text("too late"));
        live.finish(MimeBundle.text("too late"));

        assertThat(printed()).isEqualTo("\repoch 1" + "\r       \r" + "loss 0.3\naccuracy 0.9" + END);
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
