package cortado.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class AssistRequestsTest extends OneKernel {
    private static JsonNode ask(String type, Map<String, ?> content) {
        return kernel.reply(kernel.ask(type, content)).content();
    }

    @Test
    void positions_are_code_points() {
        JsonNode reply = ask("complete_request", Map.of("code", "\"😀\".codePointC + 1", "cursor_pos", 14));

        assertThat(reply.path("matches")).extracting(JsonNode::asText).containsExactly("codePointCount(");
        assertThat(reply.path("cursor_start").asInt()).isEqualTo(4);
        assertThat(reply.path("cursor_end").asInt()).isEqualTo(14);
        JsonNode typed =
                reply.path("metadata").path("_jupyter_types_experimental").path(0);
        assertThat(typed.path("text").asText()).isEqualTo("codePointCount(");
        assertThat(typed.path("type").asText()).isEqualTo("method");
        assertThat(typed.path("signature").asText())
                .isEqualTo("int String.codePointCount(int beginIndex, int endIndex)");
        assertThat(typed.path("start").asInt()).isEqualTo(4);
        assertThat(typed.path("end").asInt()).isEqualTo(14);
    }

    @Test
    void a_name_is_described_in_short_or_in_full() {
        assertThat(status(kernel.execute("int twice(int n) { return 2 * n; }"))).isEqualTo("ok");
        JsonNode brief = ask("inspect_request", Map.of("code", "int m = Math.floorMod(7, 2);", "cursor_pos", 15));
        JsonNode own = ask("inspect_request", Map.of("code", "twice(1)", "cursor_pos", 3, "detail_level", 1));
        JsonNode nothing = ask("inspect_request", Map.of("code", "noSuchName", "cursor_pos", 4));

        assertThat(brief.path("found").asBoolean()).isTrue();
        assertThat(brief.path("data").path("text/plain").asText()).contains("int Math.floorMod(int x, int y)");
        assertThat(brief.path("data").path("text/html").asText()).contains("<b>int Math.floorMod(int x, int y)</b>");
        assertThat(own.path("data").path("text/plain").asText()).isEqualTo("int twice(int n)");
        assertThat(nothing.toString()).isEqualTo("{\"status\":\"ok\",\"found\":false,\"data\":{},\"metadata\":{}}");
    }

    @Test
    void a_class_is_offered_with_its_import() {
        JsonNode reply = ask("complete_request", Map.of("code", "new AtomicLongA"));

        assertThat(reply.path("matches").path(0).asText()).isEqualTo("java.util.concurrent.atomic.AtomicLongArray");
        assertThat(reply.path("metadata")
                        .path("_jupyter_types_experimental")
                        .path(0)
                        .path("signature")
                        .asText())
                .isEqualTo("import java.util.concurrent.atomic.AtomicLongArray;");
    }

    @Test
    void the_dsl_is_offered_inside_its_chains() {
        assertThat(List.of(
                        "Dataset.o",
                        "sequential(input(3), dense(3).rel",
                        "var m = sequential(input(3), dense(3)).comp"))
                .extracting(code -> ask("complete_request", Map.of("code", code))
                        .path("matches")
                        .path(0)
                        .asText())
                .containsExactly("of(", "relu()", "compile(");
    }

    @ParameterizedTest
    @ValueSource(ints = {-5, 0, 3, 1_000_000})
    void a_cursor_out_of_range_is_answered(int cursor) {
        Map<String, ?> asked = Map.of("code", "Mat", "cursor_pos", cursor);

        assertThat(ask("complete_request", asked).path("status").asText()).isEqualTo("ok");
        assertThat(ask("inspect_request", asked).path("status").asText()).isEqualTo("ok");
    }

    @Test
    void questions_are_answered_while_a_cell_runs() {
        String cell = kernel.execute("System.out.println(\"here\"); Thread.sleep(100_000);");
        assertThat(kernel.awaitOutput(cell, "stream").content().path("text").asText())
                .isEqualTo("here\n");

        assertThat(ask("complete_request", Map.of("code", "\"a\".codePointC")).path("matches"))
                .extracting(JsonNode::asText)
                .containsExactly("codePointCount(");
        assertThat(ask("is_complete_request", Map.of("code", "f(")))
                .hasToString("{\"status\":\"incomplete\",\"indent\":\"    \"}");

        assertThat(kernel.controlReply(kernel.control("interrupt_request"))
                        .content()
                        .path("status")
                        .asText())
                .isEqualTo("ok");
        assertThat(kernel.reply(cell).content().path("ename").asText()).isEqualTo("KeyboardInterrupt");
    }

    @Test
    void the_warm_up_leaves_no_names_behind() {
        assertThat(ask("complete_request", Map.of("code", "$wa")).path("matches"))
                .isEmpty();
    }
}
