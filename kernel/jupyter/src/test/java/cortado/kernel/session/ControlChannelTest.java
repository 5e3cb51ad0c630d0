package cortado.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import cortado.kernel.session.KernelProcess.Received;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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

    private static void awaitPrinted(KernelProcess kernel, String id, String text) {
        String printed = "";
        while (!printed.contains(text)) {
            printed += kernel.awaitOutput(id, "stream").content().path("text").asText();
        }
    }

    private static void interrupt(KernelProcess kernel) {
        assertThat(kernel.controlReply(kernel.control("interrupt_request"))
                        .content()
                        .path("status")
                        .asText())
                .isEqualTo("ok");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_shutdown_says_whether_a_restart_follows(boolean isRestart) throws IOException, InterruptedException {
        try (KernelProcess kernel = new KernelProcess(folder)) {
            String busy = kernel.execute("System.out.println(\"go\"); while (true) { }");
            awaitPrinted(kernel, busy, "go");

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
            String fails = kernel.ask(
                    "execute_request", Map.of("code", "Thread.sleep(500); int q = 1 / 0;", "stop_on_error", false));
            String behind = kernel.execute("1 + 1");

            assertThat(kernel.reply(fails).content().path("status").asText()).isEqualTo("error");
            assertThat(kernel.reply(behind).content().path("status").asText()).isEqualTo("ok");
        }
    }

    @Test
    void requests_behind_a_failed_cell_are_answered_and_only_cells_dropped() throws IOException {
        try (KernelProcess kernel = new KernelProcess(folder)) {
            String fails = kernel.execute("Thread.sleep(500); int q = 1 / 0;");
            String asks = kernel.ask("is_complete_request", Map.of("code", "1"));
            String dropped = kernel.execute("1 + 1");

            assertThat(kernel.reply(fails).content().path("status").asText()).isEqualTo("error");
            assertThat(kernel.reply(asks).content().path("status").asText()).isEqualTo("complete");
            assertThat(kernel.reply(dropped).content().path("status").asText()).isEqualTo("aborted");
            assertThat(kernel.value("1 + 1")).isEqualTo("2");
        }
    }

    @Test
    void an_interrupted_fit_leaves_the_model_so_far() throws IOException {
        try (KernelProcess kernel = new KernelProcess(folder)) {
            String id = kernel.execute("""
                    float[][] x = new float[512][32];
                    int[] y = new int[512];
                    for (int i = 0; i < x.length; i++) { x[i][i % 32] = 1; y[i] = i % 2; }
                    var data = Dataset.of(x, y);
                    var model = sequential(input(32), dense(256).relu(), dense(2)).compile(adam(1e-3), crossEntropy())
                            .epochs(100_000).batchSize(16).seed(1).fit(data);
                    """);
            assertThat(kernel.awaitOutput(id, "update_display_data").type()).isNotEmpty();
            interrupt(kernel);

            assertThat(kernel.reply(id).content().path("ename").asText()).isEqualTo("KeyboardInterrupt");
            assertThat(kernel.value("model != null")).isEqualTo("true");
        }
    }

    /** From Java 20 on a loop inside the JDK cannot be stopped. */
    @Test
    void a_loop_in_library_code_is_stopped_or_told() throws IOException {
        try (KernelProcess kernel = new KernelProcess(folder)) {
            String id = kernel.execute("{ System.out.println(\"go\"); System.out.println(java.util.stream.LongStream"
                    + ".iterate(0, java.util.function.LongUnaryOperator.identity()).sum()); }");
            awaitPrinted(kernel, id, "go");
            interrupt(kernel);

            if (Runtime.version().feature() < 20) {
                assertThat(kernel.reply(id).content().path("ename").asText()).isEqualTo("KeyboardInterrupt");
            } else {
                awaitPrinted(
                        kernel,
                        id,
                        "cortado: the cell is still running in library code; restart the kernel to stop it.\n");
                assertThat(List.of(kernel.beat())).containsExactly("ping");
            }
        }
    }
}
