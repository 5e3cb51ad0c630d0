package cortado.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import cortado.kernel.session.KernelProcess.Received;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class KernelSessionTest extends OneKernel {
    private static String text(List<Received> outputs, String stream) {
        return outputs.stream()
                .filter(output -> output.content().path("name").asText().equals(stream))
                .map(output -> output.content().path("text").asText())
                .collect(Collectors.joining());
    }

    @Test
    void the_kernel_says_what_it_is() {
        JsonNode info =
                kernel.reply(kernel.ask("kernel_info_request", Map.of())).content();

        assertThat(info.path("status").asText()).isEqualTo("ok");
        assertThat(info.path("implementation").asText()).isEqualTo("cortado");
        assertThat(info.path("language_info").path("name").asText()).isEqualTo("Java");
        assertThat(info.path("debugger").asBoolean()).isFalse();
        assertThat(info.path("supported_features").toString()).isEqualTo("[]");
        assertThat(info.path("protocol_version").asText()).isEqualTo("5.4");
    }

    @Test
    void a_cell_gives_streams_and_a_result_in_order() {
        String id = kernel.execute(
                "System.out.println(\"out\"); System.err.println(\"err\"); System.out.print(\"é\");\n6 * 7");

        JsonNode reply = kernel.reply(id).content();
        List<Received> outputs = kernel.outputs(id);

        assertThat(reply.path("status").asText()).isEqualTo("ok");
        assertThat(outputs).extracting(Received::type).containsExactly("stream", "stream", "stream", "execute_result");
        assertThat(outputs)
                .extracting(output -> output.content().path("text").asText())
                .containsExactly("out\n", "err\n", "é", "");
        assertThat(outputs.get(3).content().path("data").path("text/plain").asText())
                .isEqualTo("42");
        assertThat(outputs.get(3).content().path("execution_count")).isEqualTo(reply.path("execution_count"));
    }

    @Test
    void many_lines_arrive_whole() {
        String id = kernel.execute("for (int i = 0; i < 20_000; i++) System.out.println(\"line \" + i);");

        List<String> lines = text(kernel.outputs(id), "stdout").lines().toList();

        assertThat(lines).hasSize(20_000).startsWith("line 0").endsWith("line 19999");
    }

    @Test
    void an_error_is_published_and_replied() {
        String id = kernel.execute("int ok = 1;\nthrow new IllegalStateException(\"boom\");");

        JsonNode reply = kernel.reply(id).content();
        List<Received> outputs = kernel.outputs(id);

        assertThat(reply.path("status").asText()).isEqualTo("error");
        assertThat(reply.path("ename").asText()).isEqualTo("java.lang.IllegalStateException");
        assertThat(reply.path("evalue").asText()).isEqualTo("boom");
        assertThat(outputs).extracting(Received::type).containsExactly("error");
        assertThat(reply.path("traceback").toString()).contains("--> 2  throw new IllegalStateException");
    }

    @Test
    void cells_behind_a_failed_one_are_dropped() {
        assertThat(status(kernel.execute("1"))).isEqualTo("ok");
        String fails = kernel.executeWhenReleased("int q = 1 / 0;", Map.of());
        String dropped = kernel.execute("System.out.println(\"never\");");
        kernel.release();

        assertThat(status(fails)).isEqualTo("error");
        assertThat(status(dropped)).isEqualTo("aborted");
        assertThat(kernel.outputs(dropped)).isEmpty();
    }

    @Test
    void a_live_display_is_updated_at_a_bounded_rate() {
        String id = kernel.execute("""
                var live = cortado.display.Displays.host().live(cortado.display.MimeBundle.text("start"));
                long end = System.nanoTime() + 1_000_000_000L;
                for (int i = 0; System.nanoTime() < end; i++) live.update(cortado.display.MimeBundle.text("step " + i));
                live.finish(cortado.display.MimeBundle.text("end").with("image/png", new byte[] {1, 2, 3}));
                live.update(cortado.display.MimeBundle.text("late"));
                """);

        List<Received> outputs = kernel.outputs(id);

        Received last = outputs.get(outputs.size() - 1);
        assertThat(outputs.get(0).type()).isEqualTo("display_data");
        assertThat(outputs).hasSizeBetween(3, 8);
        assertThat(outputs.subList(1, outputs.size()))
                .extracting(Received::type)
                .containsOnly("update_display_data");
        assertThat(outputs)
                .extracting(output -> output.content().path("transient"))
                .hasSameElementsAs(List.of(last.content().path("transient")));
        assertThat(last.content().path("data").toString()).isEqualTo("{\"text/plain\":\"end\",\"image/png\":\"AQID\"}");
    }

    @Test
    void ctrl_c_is_an_interrupt() throws IOException, InterruptedException {
        String id = kernel.execute("System.out.println(\"go\"); while (true) { }");
        assertThat(kernel.awaitOutput(id, "stream").content().path("text").asText())
                .isEqualTo("go\n");

        assertThat(new ProcessBuilder("kill", "-INT", String.valueOf(kernel.pid()))
                        .start()
                        .waitFor())
                .isZero();

        assertThat(kernel.reply(id).content().path("evalue").asText()).isEqualTo("interrupted");
    }

    @Test
    void the_kernel_answers_while_a_cell_runs() {
        String id = kernel.execute("System.out.println(\"go\"); Thread.sleep(100_000);");
        assertThat(kernel.awaitOutput(id, "stream").content().path("text").asText())
                .isEqualTo("go\n");

        assertThat(kernel.beat()).isEqualTo("ping");
        assertThat(kernel.controlReply(kernel.control("kernel_info_request")).type())
                .isEqualTo("kernel_info_reply");

        assertThat(kernel.controlReply(kernel.control("interrupt_request")).type())
                .isEqualTo("interrupt_reply");
        assertThat(status(id)).isEqualTo("error");
    }

    @Test
    void threads_print_into_the_cell_that_started_them() {
        String id = kernel.execute(
                "var gate = new CountDownLatch(1);\n"
                        + "new Thread(() -> { try { gate.await(); } catch (InterruptedException e) { } System.out.println(\"late\"); }).start();");
        assertThat(status(id)).isEqualTo("ok");
        assertThat(kernel.outputs(id)).isEmpty();

        String other = kernel.execute("gate.countDown(); System.out.println(\"other\");");

        assertThat(status(other)).isEqualTo("ok");
        assertThat(kernel.awaitOutput(id, "stream").content().path("text").asText())
                .isEqualTo("late\n");
    }

    @Test
    void forged_malformed_and_unknown_messages_are_dropped() {
        String forged = kernel.forge("execute_request", Map.of("code", "System.exit(3);"));
        kernel.sendRaw("no delimiter");
        kernel.sendRaw("<IDS|MSG>", "", "{}", "{}", "{}", "{}");
        String unknown = kernel.ask("no_such_request", Map.of());
        String wrong = kernel.ask("execute_request", Map.of("code", List.of(1)));

        assertThat(List.of(forged, unknown, wrong)).doesNotContainNull();
        assertThat(status(kernel.execute("1"))).isEqualTo("ok");
    }

    @Test
    void expressions_are_evaluated_after_the_cell() {
        String id = kernel.ask(
                "execute_request",
                Map.of("code", "int u = 4;", "user_expressions", Map.of("twice", "u * 2", "bad", "nix")));

        JsonNode values = kernel.reply(id).content().path("user_expressions");

        assertThat(values.path("twice").path("data").path("text/plain").asText())
                .isEqualTo("8");
        assertThat(values.path("bad").path("status").asText()).isEqualTo("error");
    }

    @Test
    void a_silent_cell_publishes_nothing() {
        String id = kernel.ask("execute_request", Map.of("code", "System.out.println(1);\n2", "silent", true));

        assertThat(status(id)).isEqualTo("ok");
        assertThat(kernel.outputs(id)).isEmpty();
    }

    @Test
    void a_value_that_cannot_be_shown_does_no_harm() {
        String id = kernel.execute("new Object() { public String toString() { throw new StackOverflowError(); } }");

        assertThat(status(id)).isEqualTo("ok");
        assertThat(kernel.outputs(id)
                        .get(0)
                        .content()
                        .path("data")
                        .path("text/plain")
                        .asText())
                .endsWith("that could not be shown: java.lang.StackOverflowError)");
    }

    @Test
    void shutdown_ends_the_process_even_with_a_busy_cell(@TempDir Path own) throws IOException, InterruptedException {
        try (KernelProcess doomed = new KernelProcess(own)) {
            String busy = doomed.execute("System.out.println(\"go\"); while (true) { }");
            assertThat(doomed.awaitOutput(busy, "stream").type()).isEqualTo("stream");

            assertThat(doomed.controlReply(doomed.control("shutdown_request"))
                            .content()
                            .path("status")
                            .asText())
                    .isEqualTo("ok");
            assertThat(doomed.ends()).isTrue();
        }
    }
}
