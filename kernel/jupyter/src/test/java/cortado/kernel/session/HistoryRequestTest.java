package cortado.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HistoryRequestTest {
    private static String find(KernelProcess kernel, String access, Object... options) {
        Map<String, Object> content = new HashMap<>(Map.of("hist_access_type", access, "output", false, "raw", true));
        for (int i = 0; i < options.length; i += 2) {
            content.put((String) options[i], options[i + 1]);
        }
        return kernel.reply(kernel.ask("history_request", content))
                .content()
                .path("history")
                .toString();
    }

    private static void run(KernelProcess kernel, String code, Map<String, ?> options) {
        Map<String, Object> content = new HashMap<>(options);
        content.put("code", code);
        assertThat(kernel.reply(kernel.ask("execute_request", content)).type()).isEqualTo("execute_reply");
    }

    @Test
    void cells_are_found_across_sessions(@TempDir Path folder) throws IOException, InterruptedException {
        try (KernelProcess first = new KernelProcess(folder)) {
            run(first, "int a = 1;", Map.of());
            run(first, "a + 1", Map.of());
            assertThat(find(first, "tail", "n", 5)).isEqualTo("[[1,1,\"int a = 1;\"],[1,2,\"a + 1\"]]");
            assertThat(first.controlReply(first.control("shutdown_request")).type())
                    .isEqualTo("shutdown_reply");
            assertThat(first.status()).isZero();
        }
        try (KernelProcess second = new KernelProcess(folder)) {
            run(second, "\"x\" + 1", Map.of());
            run(second, "2", Map.of("store_history", false));
            run(second, "3", Map.of("silent", true));
            run(second, " \n", Map.of());
            run(second, "no such thing", Map.of());

            assertThat(find(second, "tail", "n", 3))
                    .isEqualTo("[[1,2,\"a + 1\"],[2,1,\"\\\"x\\\" + 1\"],[2,2,\"no such thing\"]]");
            assertThat(find(second, "tail", "n", 2, "output", true))
                    .isEqualTo("[[2,1,[\"\\\"x\\\" + 1\",\"x1\"]],[2,2,[\"no such thing\",null]]]");
            assertThat(find(second, "range", "session", -1, "start", 2, "stop", 3))
                    .isEqualTo("[[1,2,\"a + 1\"]]");
            assertThat(find(second, "range", "session", 0, "start", 1, "stop", 2))
                    .isEqualTo("[[2,1,\"\\\"x\\\" + 1\"]]");
            assertThat(find(second, "search", "pattern", "*+ ?"))
                    .isEqualTo("[[1,2,\"a + 1\"],[2,1,\"\\\"x\\\" + 1\"]]");
        }
    }

    @Test
    void a_question_mark_shows_help_in_the_pager(@TempDir Path folder) throws IOException {
        try (KernelProcess kernel = new KernelProcess(folder)) {
            String id = kernel.execute("Math.floorMod?");

            String page = kernel.reply(id).content().path("payload").path(0).toString();
            assertThat(page).startsWith("{").contains("\"source\":\"page\"", "\"start\":0", "floorMod(int x, int y)");
            assertThat(kernel.outputs(id)).isEmpty();
            assertThat(kernel.reply(kernel.execute("noSuchThing?"))
                            .content()
                            .path("evalue")
                            .asText())
                    .isEqualTo("nothing is known about 'noSuchThing'. Check its spelling, or import it first.");
            assertThat(kernel.reply(kernel.execute("showInPager(\"long text\");"))
                            .content()
                            .path("payload")
                            .path(0)
                            .path("data")
                            .toString())
                    .isEqualTo("{\"text/plain\":\"long text\"}");
        }
    }
}
