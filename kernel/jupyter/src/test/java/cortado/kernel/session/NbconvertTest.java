package cortado.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import cortado.kernel.message.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The kernel under Jupyter's own {@code nbconvert --execute}. */
class NbconvertTest {
    @TempDir
    private Path folder;

    private JsonNode execute(String code) throws IOException, InterruptedException {
        KernelProcess.installSpec(folder, "convert-test");
        Path notebook = Files.writeString(folder.resolve("lines.ipynb"), """
                {"cells": [{"cell_type": "code", "id": "a", "metadata": {}, "execution_count": null, "outputs": [],
                  "source": %s}],
                 "metadata": {"kernelspec": {"name": "convert-test", "display_name": "test", "language": "java"}},
                 "nbformat": 4, "nbformat_minor": 5}""".formatted(Json.tree(code)));
        // Jupyter is installed for the Python of the system, which need not be the first one on the path.
        ProcessBuilder builder = new ProcessBuilder(
                "/usr/bin/python3",
                "-m",
                "nbconvert",
                "--to",
                "notebook",
                "--execute",
                "--stdout",
                notebook.toString());
        builder.environment().putAll(Map.of("JUPYTER_DATA_DIR", folder.toString()));
        Process process =
                builder.redirectError(folder.resolve("log.txt").toFile()).start();
        byte[] executed = process.getInputStream().readAllBytes();
        assertThat(process.waitFor())
                .as(Files.readString(folder.resolve("log.txt")))
                .isZero();
        return Json.read(executed).path("cells").path(0);
    }

    @Test
    @Timeout(120)
    void twenty_thousand_lines_arrive_whole() throws IOException, InterruptedException {
        JsonNode cell = execute("for (int i = 0; i < 20_000; i++) System.out.println(\"line \" + i);\n6 * 7");

        StringBuilder printed = new StringBuilder();
        for (JsonNode output : cell.path("outputs")) {
            for (JsonNode line : output.path("text")) {
                printed.append(line.asText());
            }
        }
        assertThat(printed.toString())
                .isEqualTo(IntStream.range(0, 20_000)
                        .mapToObj(i -> "line " + i + "\n")
                        .collect(Collectors.joining()));
        JsonNode last = cell.path("outputs").path(cell.path("outputs").size() - 1);
        assertThat(last.path("output_type").asText()).isEqualTo("execute_result");
        assertThat(last.path("data").path("text/plain").path(0).asText()).isEqualTo("42");
    }
}
