package cortado.kernel.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class KernelClientTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    private Path folder;

    private KernelClient start(String... command) throws IOException {
        return KernelClient.start(List.of(command), Map.of("GREETING", "hello"), folder);
    }

    private KernelClient kernel() throws IOException {
        return start(
                JAVA,
                "-cp",
                System.getProperty("java.class.path"),
                "cortado.kernel.launch.Main",
                "kernel",
                "{connection_file}");
    }

    @Test
    void cells_give_values_output_and_errors() throws IOException {
        try (KernelClient kernel = kernel()) {
            assertThat(kernel.run("System.out.print(\"a\"); System.getenv(\"GREETING\")", LIMIT))
                    .extracting(CellResult::isOk, CellResult::text, CellResult::printed)
                    .containsExactly(true, "hello", "a");
            assertThat(kernel.run("1 / 0", LIMIT))
                    .extracting(CellResult::isOk, CellResult::text)
                    .containsExactly(false, "java.lang.ArithmeticException: / by zero");
            assertThatThrownBy(() -> kernel.run("Thread.sleep(60_000);", Duration.ofMillis(200)))
                    .hasMessage("the cell did not end within 0 s");
        }
    }

    @Test
    void a_kernel_that_ends_at_once_tells_its_last_words() {
        assertThatThrownBy(() -> start(JAVA, "-cp", folder.toString(), "Absent"))
                .isInstanceOf(IOException.class)
                .hasMessage("the kernel ended at once. It printed: Error: Could not find or load main class Absent\n"
                        + "Caused by: java.lang.ClassNotFoundException: Absent");
    }

    @Test
    void a_program_that_is_absent_is_named() {
        assertThatThrownBy(() -> start("/absent/java"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("the kernel cannot be started: Cannot run program \"/absent/java\"");
    }

    @Test
    void a_kernel_that_dies_in_a_cell_is_told() throws IOException {
        try (KernelClient kernel = kernel()) {
            assertThatThrownBy(() -> kernel.run("Runtime.getRuntime().halt(3);", LIMIT))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the kernel ended while it ran the cell");
        }
    }
}
