package cortado.kernel.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import cortado.display.DisplayHost;
import cortado.display.Displays;
import cortado.kernel.eval.CellError;
import cortado.kernel.message.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotebookRunnerTest {
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final InputStream in = System.in;
    private final DisplayHost host = Displays.host();

    @TempDir
    private Path folder;

    @AfterEach
    void giveBackTheStreams() {
        System.setOut(out);
        System.setErr(err);
        System.setIn(in);
        Displays.install(host);
    }

    private Path notebook(String... sources) throws IOException {
        List<Map<String, Object>> cells = new ArrayList<>();
        for (String source : sources) {
            cells.add(Map.of(
                    "cell_type", "code", "source", List.of(source), "metadata", Map.of(), "outputs", List.of("stale")));
        }
        Map<String, Object> json =
                Map.of("nbformat", 4, "nbformat_minor", 5, "metadata", Map.of("kept", true), "cells", cells);
        return Files.write(folder.resolve("in.ipynb"), Json.writeFile(json));
    }

    private JsonNode executed() throws IOException {
        return Json.read(Files.readAllBytes(folder.resolve("out.ipynb")));
    }

    private String outputs(int cell) throws IOException {
        return executed().path("cells").path(cell).path("outputs").toString();
    }

    @Test
    void streams_and_results_are_stored() throws IOException {
        Path file = notebook("System.out.print(\"a\\nb\"); System.out.println(\"c\");\n1 + 1", "", "2;");

        Optional<CellError> error = NotebookRunner.run(file, folder.resolve("out.ipynb"));

        assertThat(error).isEmpty();
        assertThat(outputs(0))
                .isEqualTo(
                        "[{\"output_type\":\"stream\",\"name\":\"stdout\",\"text\":[\"a\\n\",\"bc\\n\"]},"
                                + "{\"output_type\":\"execute_result\",\"execution_count\":1,\"data\":{\"text/plain\":[\"2\"]},\"metadata\":{}}]");
        assertThat(outputs(2)).isEqualTo("[]");
        assertThat(executed().path("cells").path(2).path("execution_count").asInt())
                .isEqualTo(2);
        assertThat(executed().path("metadata").path("kept").asBoolean()).isTrue();
        assertThat(executed()
                        .path("metadata")
                        .path("language_info")
                        .path("name")
                        .asText())
                .isEqualTo("Java");
    }

    @Test
    void a_live_display_leaves_one_output() throws IOException {
        Path file = notebook("""
                var live = cortado.display.Displays.host().live(cortado.display.MimeBundle.text("start"));
                for (int i = 0; i < 50; i++) live.update(cortado.display.MimeBundle.text("step " + i));
                live.finish(cortado.display.MimeBundle.text("end").with("image/png", new byte[] {1, 2, 3})
                        .withMetadata("image/png", "width", 720));
                """);

        assertThat(NotebookRunner.run(file, folder.resolve("out.ipynb"))).isEmpty();
        assertThat(outputs(0))
                .isEqualTo("[{\"output_type\":\"display_data\",\"data\":{\"text/plain\":[\"end\"],"
                        + "\"image/png\":\"AQID\"},\"metadata\":{\"image/png\":{\"width\":720}}}]");
    }

    @Test
    void a_display_is_replaced_from_a_later_cell() throws IOException {
        Path file = notebook("var shown = display(\"one\")", "updateDisplay(shown, \"two\")");

        assertThat(NotebookRunner.run(file, folder.resolve("out.ipynb"))).isEmpty();
        assertThat(outputs(0))
                .isEqualTo("[{\"output_type\":\"display_data\",\"data\":{\"text/plain\":[\"two\"]},\"metadata\":{}}]");
    }

    @Test
    void earlier_expressions_show_themselves_if_they_can() throws IOException {
        Path file = notebook("""
                cortado.display.MimeBundle.text("shown")     // made to show itself
                "not shown"
                cortado.display.MimeBundle.text("quiet");
                cortado.display.MimeBundle.text("result")
                """);

        assertThat(NotebookRunner.run(file, folder.resolve("out.ipynb"))).isEmpty();
        assertThat(executed().path("cells").path(0).path("outputs"))
                .extracting(
                        output -> output.path("data").path("text/plain").path(0).asText())
                .containsExactly("shown", "result");
    }

    @Test
    void an_error_ends_the_run_and_the_notebook_is_kept() throws IOException {
        Path file = notebook("int a = 1", "a / 0", "System.out.println(\"never\");");

        Optional<CellError> error = NotebookRunner.run(file, folder.resolve("out.ipynb"));

        assertThat(error.orElseThrow().text())
                .isEqualTo("java.lang.ArithmeticException: / by zero\n  at cell 2, line 1\n--> 1  a / 0");
        assertThat(outputs(1))
                .isEqualTo("[{\"output_type\":\"error\",\"ename\":\"java.lang.ArithmeticException\","
                        + "\"evalue\":\"/ by zero\",\"traceback\":[\"java.lang.ArithmeticException: / by zero\","
                        + "\"  at cell 2, line 1\",\"--> 1  a / 0\"]}]");
        assertThat(outputs(2)).isEqualTo("[]");
    }

    @Test
    void no_temporary_file_is_left() throws IOException {
        Path file = notebook("1");

        assertThat(NotebookRunner.run(file, file)).isEmpty();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void a_magic_that_does_not_exist_is_explained() throws IOException {
        Path file = notebook("%mavn a:b:1");

        assertThat(NotebookRunner.run(file, folder.resolve("out.ipynb"))
                        .orElseThrow()
                        .text())
                .isEqualTo(
                        "cell 1, line 1: unknown magic '%mavn'; did you mean '%maven'? %magics lists all. Java has no operator that"
                                + " starts a statement with %.\n--> 1  %mavn a:b:1");
    }

    @Test
    void time_is_told() throws IOException {
        assertThat(NotebookRunner.run(notebook("%time 1 + 1"), folder.resolve("out.ipynb")))
                .isEmpty();
        assertThat(executed()
                        .path("cells")
                        .path(0)
                        .path("outputs")
                        .path(1)
                        .path("text")
                        .path(0)
                        .asText())
                .matches("time: \\d+\\.\\d{3} s\\n");
    }

    @Test
    void an_absent_file_is_named() {
        Path absent = folder.resolve("absent.ipynb");

        assertThatThrownBy(() -> NotebookRunner.run(absent, absent))
                .hasMessage("run: the notebook " + absent + " does not exist. Check the path.");
    }

    @Test
    void another_format_is_refused() throws IOException {
        Path old = Files.writeString(folder.resolve("old.ipynb"), "{\"nbformat\": 3, \"worksheets\": []}");

        assertThatThrownBy(() -> NotebookRunner.run(old, old))
                .hasMessage("run: " + old + " must be a notebook of format 4, but is of format 3. Convert it:"
                        + " jupyter nbconvert --to notebook --inplace " + old);
    }

    @Test
    void help_is_an_output_because_a_file_has_no_pager() throws IOException {
        Optional<CellError> error = NotebookRunner.run(notebook("Math.abs?", "nix?"), folder.resolve("out.ipynb"));

        assertThat(outputs(0))
                .startsWith("[{\"output_type\":\"display_data\",\"data\":{\"text/plain\":[\"int Math.abs(int a)\\n\"");
        assertThat(error.orElseThrow().message())
                .isEqualTo("nothing is known about 'nix'. Check its spelling, or import it first.");
    }
}
