package cortado.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StockKernelTest {
    private static final String SCORE = "\"data\":{\"text/plain\":\"accuracy 0.5\",\"text/html\":\"<b>0.5</b>\","
            + "\"image/png\":\"iVBORw==\",\"application/json\":{\"losses\":[0.5,null]}},"
            + "\"metadata\":{\"image/png\":{\"width\":720}}";

    @Test
    void ijava_shows_every_part_and_updates_live_displays_in_place() throws Exception {
        assertThat(World.run(IJavaSession.class, entry -> true)).isEqualTo(transcript("StockKernelHost"));
    }

    @Test
    void jjava_finds_the_extension_and_shows_the_same() throws Exception {
        assertThat(World.run(JJavaSession.class, entry -> true)).isEqualTo(transcript("KernelHost"));
    }

    @Test
    void jjava_with_extensions_off_is_found_by_the_first_result() throws Exception {
        assertThat(World.run(JJavaPlainSession.class, entry -> true)).isEqualTo(transcript("StockKernelHost"));
    }

    @Test
    void without_kernel_classes_displays_go_to_the_terminal_and_nothing_is_reported() throws Exception {
        List<String> session = World.run(TerminalSession.class, entry -> !entry.contains("jupyter"));

        assertThat(session).containsExactly("accuracy 0.5" + System.lineSeparator(), "TerminalHost");
    }

    @Test
    void with_kernel_classes_but_no_running_kernel_displays_go_to_the_terminal() throws Exception {
        List<String> session = World.run(TerminalSession.class, entry -> true);

        assertThat(session).containsExactly("accuracy 0.5" + System.lineSeparator(), "TerminalHost");
    }

    private static List<String> transcript(String host) {
        return List.of(
                "cell value {" + SCORE + "}",
                "cell value {" + SCORE + "}",
                "display_data {" + SCORE + ",\"transient\":{\"display_id\":\"id1\"}}",
                "display_data " + text("epoch 1"),
                "update_display_data " + text("epoch 2"),
                "update_display_data " + text("done"),
                "host \"" + host + "\"");
    }

    private static String text(String shown) {
        return "{\"data\":{\"text/plain\":\"" + shown + "\"},\"metadata\":{},\"transient\":{\"display_id\":\"id2\"}}";
    }
}
