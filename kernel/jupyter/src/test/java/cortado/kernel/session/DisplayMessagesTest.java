package cortado.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import cortado.kernel.session.KernelProcess.Received;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What cells show, as it goes over the sockets. */
@Timeout(60)
class DisplayMessagesTest extends OneKernel {
    private static List<Received> shown(String code) {
        return kernel.outputs(kernel.execute(code));
    }

    private static String identity(Received output) {
        return output.content().path("transient").path("display_id").asText();
    }

    @Test
    void a_display_is_replaced_under_its_identity_also_by_a_later_cell() {
        List<Received> first = shown("String place = display(\"one\");");
        List<Received> second = shown("updateDisplay(place, \"<b>two</b>\", \"text/html\"); place");

        assertThat(first).extracting(Received::type).containsExactly("display_data");
        assertThat(first.get(0).content().path("data").toString()).isEqualTo("{\"text/plain\":\"one\"}");
        assertThat(second).extracting(Received::type).containsExactly("update_display_data", "execute_result");
        assertThat(second.get(0).content().path("data").toString())
                .isEqualTo("{\"text/plain\":\"<b>two</b>\",\"text/html\":\"<b>two</b>\"}");
        assertThat(identity(second.get(0))).isEqualTo(identity(first.get(0)));
        assertThat(second.get(1).content().path("data").path("text/plain").asText())
                .isEqualTo(identity(first.get(0)));
    }

    @Test
    void clearing_keeps_its_place_among_the_outputs() {
        List<Received> outputs = shown(
                "System.out.print(\"a\"); clearOutput(); System.out.print(\"b\"); clearOutputLater(); display(\"c\");");

        assertThat(outputs)
                .extracting(Received::type)
                .containsExactly("stream", "clear_output", "stream", "clear_output", "display_data");
        assertThat(outputs.get(1).content().toString()).isEqualTo("{\"wait\":false}");
        assertThat(outputs.get(3).content().toString()).isEqualTo("{\"wait\":true}");
    }

    @Test
    void streams_and_displays_keep_their_order() {
        List<Received> outputs = shown("for (int i = 0; i < 3; i++) {"
                + " System.out.print(\"o\" + i); System.err.print(\"e\" + i); display(\"d\" + i); }");

        assertThat(outputs)
                .extracting(output -> {
                    JsonNode content = output.content();
                    return content.path("text").asText()
                            + content.path("data").path("text/plain").asText();
                })
                .containsExactly("o0", "e0", "d0", "o1", "e1", "d1", "o2", "e2", "d2");
    }

    @Test
    void numbers_that_json_lacks_do_not_break_a_message() {
        List<Received> outputs = shown(
                "cortado.display.MimeBundle.text(\"x\").with(\"application/json\"," + " Map.of(\"a\", Double.NaN))");

        assertThat(outputs).extracting(Received::type).containsExactly("execute_result");
        assertThat(outputs.get(0)
                        .content()
                        .path("data")
                        .path("application/json")
                        .path("a")
                        .asDouble())
                .isNaN();
    }
}
