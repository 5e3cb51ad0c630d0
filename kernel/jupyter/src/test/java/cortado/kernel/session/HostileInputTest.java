package cortado.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import cortado.kernel.session.KernelProcess.Received;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a front end sends and a cell does, the kernel answers afterwards. */
@Timeout(60)
@OneKernel.JavaOptions("-Xmx160m")
class HostileInputTest extends OneKernel {
    @AfterEach
    void the_kernel_answers() {
        assertThat(kernel.value("20 + 22")).isEqualTo("42");
    }

    private static JsonNode reply(String code) {
        return kernel.reply(kernel.execute(code)).content();
    }

    @Test
    void a_forged_message_is_dropped() {
        assertThat(kernel.forge("execute_request", Map.of("code", "int forged = 1;")))
                .isNotEmpty();

        assertThat(reply("forged").path("ename").asText()).isEqualTo("CompileError");
    }

    @Test
    void a_recorded_message_runs_once() {
        assertThat(reply("int runs = 0;").path("status").asText()).isEqualTo("ok");
        byte[][] recorded = KernelProcess.frames("execute_request", Map.of("code", "runs++;"));
        for (int i = 0; i < 3; i++) {
            kernel.sendRaw(recorded);
        }

        assertThat(kernel.value("runs")).isEqualTo("1");
    }

    @Test
    void frames_that_are_no_message_are_dropped() {
        byte[][] good = KernelProcess.frames("execute_request", Map.of("code", "int garbage = 1;"));
        kernel.sendRaw("");
        kernel.sendRaw("no delimiter");
        kernel.sendRaw("<IDS|MSG>");
        kernel.sendRaw("<IDS|MSG>", "", "{}", "{}", "{}", "{}");
        kernel.sendRaw(Arrays.copyOf(good, good.length - 1));
        good[5] = "{\"code\":\"int other = 1;\"}".getBytes(StandardCharsets.UTF_8);
        kernel.sendRaw(good);

        assertThat(reply("other").path("ename").asText()).isEqualTo("CompileError");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "7", "{\"code\":[1]}", "{\"code\":\"1", "", "{\"user_expressions\":3}"})
    void a_malformed_cell_is_refused(String content) {
        JsonNode refused =
                kernel.reply(kernel.askRaw("execute_request", content)).content();

        assertThat(refused.path("status").asText()).isEqualTo("error");
        assertThat(refused.path("traceback").size()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "complete_request",
                "inspect_request",
                "is_complete_request",
                "history_request",
                "comm_info_request",
                "execute_request"
            })
    void a_request_may_lack_its_fields(String type) {
        Received answer = kernel.reply(kernel.askRaw(type, "{}"));

        assertThat(answer.type()).isEqualTo(type.replace("request", "reply"));
        assertThat(answer.content().path("status").asText()).isIn("ok", "complete");
    }

    @ParameterizedTest
    @ValueSource(strings = {"comm_open", "comm_msg", "comm_close", "no_such_request", "execute_reply", "status", ""})
    void a_message_without_sense_is_passed_over(String type) {
        assertThat(kernel.askRaw(type, "{}")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-5", "1000000", "2", "3"})
    void a_cursor_may_be_anywhere(int cursor) {
        for (String type : List.of("complete_request", "inspect_request")) {
            JsonNode answer = kernel.reply(kernel.ask(type, Map.of("code", "\"🐦🐦\".len", "cursor_pos", cursor)))
                    .content();

            assertThat(answer.path("status").asText()).isEqualTo("ok");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "[z-a]", "[]", "\\", "*(*", "[^", "[!]"})
    void a_history_pattern_may_be_broken(String pattern) {
        JsonNode answer = kernel.reply(
                        kernel.ask("history_request", Map.of("hist_access_type", "search", "pattern", pattern)))
                .content();

        assertThat(answer.path("status").asText()).isEqualTo("ok");
    }

    @Test
    void five_megabytes_arrive_once() {
        List<Received> shown = kernel.outputs(kernel.execute("display(\"<i>\".repeat(1_700_000), \"text/html\");"));

        assertThat(shown).hasSize(1);
        assertThat(shown.get(0).content().path("data").path("text/html").asText())
                .hasSize(5_100_000);
        assertThat(shown.get(0).content().toString().length()).isLessThan(5_101_000);
        assertThat(kernel.printed(kernel.execute("System.out.print(\"é\".repeat(2_500_000));"), "stdout"))
                .isEqualTo("é".repeat(2_500_000));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ var hog = new ArrayList<byte[]>(); while (true) hog.add(new byte[1 << 20]); } |"
                        + " java.lang.OutOfMemoryError",
                "new int[Integer.MAX_VALUE] | java.lang.OutOfMemoryError",
                "int deep(int n) { return deep(n + 1) + 1; } deep(0) | java.lang.StackOverflowError",
                "System.loadLibrary(\"nosuchlibrary\"); | java.lang.UnsatisfiedLinkError",
                "System.load(\"/nosuchfolder/nosuchlibrary.so\"); | java.lang.UnsatisfiedLinkError",
                "class Unborn { static int x = 1 / 0; } Unborn.x | java.lang.ExceptionInInitializerError",
                "throw new ThreadDeath(); | KeyboardInterrupt",
                "throw new Error(\"own\"); | java.lang.Error",
                "throw new RuntimeException() { public String getMessage() { throw new Error(); } }; | java.lang.Error"
            })
    void a_cell_that_breaks_java_fails(String code, String name) {
        JsonNode failed = reply(code);

        assertThat(failed.path("status").asText()).isEqualTo("error");
        assertThat(failed.path("ename").asText()).isEqualTo(name);
    }

    /** What is no library at all, a class whose library is missing, and a native method without one. */
    @Test
    void a_native_library_that_fails_does_no_harm(@TempDir Path own) throws IOException {
        Path garbage = Files.writeString(own.resolve("libgarbage.so"), "no library");

        JsonNode load = reply("System.load(\"" + garbage + "\");");
        JsonNode born =
                reply("class Bound { static { System.load(\"" + garbage + "\"); } static native int f(); } Bound.f()");
        JsonNode again = reply("Bound.f()");
        JsonNode unbound = reply("class Unbound { static native int f(); } Unbound.f()");

        assertThat(load.path("ename").asText()).isEqualTo("java.lang.UnsatisfiedLinkError");
        assertThat(load.path("evalue").asText()).startsWith(garbage.toString());
        assertThat(born.path("ename").asText()).isEqualTo("java.lang.UnsatisfiedLinkError");
        assertThat(again.path("ename").asText()).isEqualTo("java.lang.NoClassDefFoundError");
        assertThat(unbound.path("ename").asText()).isEqualTo("java.lang.UnsatisfiedLinkError");
    }

    /** Nothing can be told by a process that is gone; but it goes, instead of leaving the front end waiting. */
    @Test
    void a_crash_in_native_code_ends_the_process(@TempDir Path own) throws IOException, InterruptedException {
        try (KernelProcess doomed = new KernelProcess(own, "-XX:ErrorFile=" + own.resolve("error.txt"))) {
            String crash = doomed.execute("""
                    var field = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
                    field.setAccessible(true);
                    var unsafe = (sun.misc.Unsafe) field.get(null);
                    unsafe.putByte(1L, (byte) 1);""");

            assertThat(crash).isNotEmpty();
            assertThat(doomed.status()).isNotZero();
        }
    }

    @Test
    void a_thread_that_dies_is_told_in_its_cell() {
        String id =
                kernel.execute("var t = new Thread(() -> { throw new Error(\"in a thread\"); }); t.start(); t.join();");

        assertThat(kernel.printed(id, "stderr")).contains("java.lang.Error: in a thread");
    }

    @Test
    void an_expression_that_breaks_does_not_spoil_the_others() {
        Map<String, String> expressions = Map.of(
                "a",
                "1 +",
                "b",
                "throw new Error();",
                "c",
                "3",
                "d",
                "new Object() { public String toString() { throw new" + " Error(\"x\"); } }");
        JsonNode values = kernel.reply(
                        kernel.ask("execute_request", Map.of("code", "", "user_expressions", expressions)))
                .content()
                .path("user_expressions");

        assertThat(values.path("a").path("status").asText()).isEqualTo("error");
        assertThat(values.path("b").path("ename").asText()).isEqualTo("java.lang.Error");
        assertThat(values.path("c").path("data").path("text/plain").asText()).isEqualTo("3");
        assertThat(values.path("d").path("data").path("text/plain").asText())
                .endsWith("that could not be shown: java.lang.Error: x)");
    }

    @Test
    void an_exit_is_told_before_the_process_ends(@TempDir Path own) throws IOException, InterruptedException {
        try (KernelProcess doomed = new KernelProcess(own)) {
            String exit = doomed.executeWhenReleased("System.out.println(\"bye\"); System.exit(3);", Map.of());
            String behind = doomed.execute("1 + 1");
            doomed.release();

            JsonNode failed = doomed.reply(exit).content();
            assertThat(failed.path("ename").asText()).isEqualTo("SystemExit");
            assertThat(failed.path("evalue").asText())
                    .isEqualTo("System.exit was called: the kernel ends. Start it again to go on.");
            assertThat(doomed.reply(behind).content().path("evalue").asText())
                    .isEqualTo("the kernel ended before this request.");
            assertThat(doomed.outputs(exit)).extracting(Received::type).containsExactly("stream", "error");
            assertThat(doomed.status()).isEqualTo(3);
        }
    }
}
