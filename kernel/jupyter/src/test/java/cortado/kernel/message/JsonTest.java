package cortado.kernel.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
    private static String json(Object value) {
        return new String(Json.write(value), StandardCharsets.UTF_8);
    }

    @Test
    void names_are_in_snake_case() {
        assertThat(json(new ExecuteInput("x", 3))).isEqualTo("{\"code\":\"x\",\"execution_count\":3}");
    }

    @Test
    void a_reply_leaves_out_what_its_status_does_not_have() {
        assertThat(json(ExecuteReply.aborted(2))).isEqualTo("{\"status\":\"aborted\",\"execution_count\":2}");
        assertThat(json(ExecuteReply.ok(2, Map.of(), List.of())))
                .isEqualTo("{\"status\":\"ok\",\"execution_count\":2,\"user_expressions\":{},\"payload\":[]}");
    }

    @Test
    void the_display_identity_is_transient() {
        assertThat(json(new DisplayData(Map.of("text/plain", "é"), Map.of(), Map.of("display_id", "d"))))
                .isEqualTo("{\"data\":{\"text/plain\":\"é\"},\"metadata\":{},\"transient\":{\"display_id\":\"d\"}}");
    }

    @Test
    void data_may_hold_nan_and_infinity() {
        assertThat(json(List.of(Double.NaN, Double.POSITIVE_INFINITY))).isEqualTo("[NaN,Infinity]");
    }

    @Test
    void message_types_follow_from_names() {
        assertThat(new ExecuteInput("", 1).messageType()).isEqualTo("execute_input");
        assertThat(new Error("", "", List.of()).messageType()).isEqualTo("error");
        assertThat(new UpdateDisplayData(Map.of(), Map.of(), Map.of()).messageType())
                .isEqualTo("update_display_data");
    }

    @Test
    void a_request_may_lack_everything() throws IOException {
        ExecuteRequest request = Json.read("{\"unknown\":1}".getBytes(StandardCharsets.UTF_8), ExecuteRequest.class);

        assertThat(request.source()).isEmpty();
        assertThat(request.isCounted()).isFalse();
        assertThat(request.stopsOthers()).isTrue();
    }

    @Test
    void a_cursor_counts_code_points() {
        CodeRequest request = new CodeRequest("😀ab", 2, null);

        assertThat(request.cursor()).isEqualTo(3);
        assertThat(request.codePoints(3)).isEqualTo(2);
    }

    @Test
    void dates_have_seconds_and_a_zone() {
        assertThat(Header.create("s", "t").date()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
    }

    @Test
    void files_are_indented_like_those_of_jupyter() {
        assertThat(Json.writeFile(Map.of("a", List.of(1, 2))))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("{\n \"a\": [\n  1,\n  2\n ]\n}\n");
    }
}
