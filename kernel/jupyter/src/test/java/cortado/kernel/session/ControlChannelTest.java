package cortado.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import cortado.kernel.session.KernelProcess.Received;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class ControlChannelTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_shutdown_says_whether_a_restart_follows(boolean isRestart) throws IOException, InterruptedException {
        try (KernelProcess kernel = new KernelProcess(folder)) {
            String busy = kernel.execute("System.out.println(\"go\"); while (true) { }");
            kernel.awaitPrinted(busy, "go\n");

            String id = kernel.control("shutdown_request", Map.of("restart", isRestart));

            assertThat(kernel.controlReply(id).content().toString())
                    .isEqualTo("{\"status\":\"ok\",\"restart\":" + isRestart + "}");
            assertThat(kernel.outputs(id)).extracting(Received::type).containsExactly("shutdown_reply");
            assertThat(kernel.status()).isZero();
        }
    }

    @Test
    void what_is_not_supported_is_refused() throws IOException {
        try (KernelProcess kernel = new KernelProcess(folder)) {
            JsonNode debug = kernel.controlReply(kernel.control(
                            "debug_request", Map.of("type", "request", "seq", 4, "command", "initialize")))
                    .content();
            JsonNode subshell = kernel.controlReply(kernel.control("create_subshell_request"))
                    .content();

            assertThat(debug.path("request_seq").asInt()).isEqualTo(4);
            assertThat(debug.path("success").asBoolean()).isFalse();
            assertThat(debug.path("message").asText())
                    .isEqualTo("Cortado does not support debug_request; its kernel_info_reply lists what it supports.");
            assertThat(subshell.toString())
                    .isEqualTo("{\"status\":\"error\",\"ename\":\"NotSupported\",\"evalue\":\"Cortado does not support"
                            + " create_subshell_request; its kernel_info_reply lists what it supports.\",\"traceback\":"
                            + "[\"Cortado does not support create_subshell_request; its kernel_info_reply lists what it"
                            + " supports.\"]}");
        }
    }

    @Test
    void cells_go_on_after_an_error_if_they_shall_not_stop() throws IOException {
        try (KernelProcess kernel = new KernelProcess(folder)) {
            String fails = kernel.executeWhenReleased("int q = 1 / 0;", Map.of("stop_on_error", false));
            String behind = kernel.execute("1 + 1");
            kernel.release();

            assertThat(kernel.reply(fails).content().path("status").asText()).isEqualTo("error");
            assertThat(kernel.reply(behind).content().path("status").asText()).isEqualTo("ok");
        }
    }

    @Test
    void requests_behind_a_failed_cell_are_answered_and_only_cells_dropped() throws IOException {
        try (KernelProcess kernel = new KernelProcess(folder)) {
            String fails = kernel.executeWhenReleased("int q = 1 / 0;", Map.of());
            String asks = kernel.ask("comm_info_request", Map.of());
            String dropped = kernel.execute("1 + 1");
            kernel.release();

            assertThat(kernel.reply(fails).content().path("status").asText()).isEqualTo("error");
            assertThat(kernel.reply(asks).content().path("status").asText()).isEqualTo("ok");
            assertThat(kernel.reply(dropped).content().path("status").asText()).isEqualTo("aborted");
            assertThat(kernel.value("1 + 1")).isEqualTo("2");
        }
    }
}
