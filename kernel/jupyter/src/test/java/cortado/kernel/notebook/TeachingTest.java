package cortado.kernel.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import cortado.display.DisplayHost;
import cortado.display.Displays;
import cortado.kernel.message.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Lessons in plain Java. A lesson is a file of cells, each headed by {@code // %%}; what a cell must show, printed text first and
 * then its result, stands at its end after {@code // =>}.
 */
class TeachingTest {
    private static final String SHOWN = "// => ";

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final InputStream in = System.in;
    private final DisplayHost host = Displays.host();

    @TempDir
    private Path folder;

    private record Cell(String source, String shown) {
        static Cell of(String text) {
            List<String> lines = text.lines().toList();
            return new Cell(
                    lines.stream().filter(line -> !line.startsWith(SHOWN)).collect(Collectors.joining("\n")),
                    lines.stream()
                            .filter(line -> line.startsWith(SHOWN))
                            .map(line -> line.substring(SHOWN.length()))
                            .collect(Collectors.joining("\n")));
        }
    }

    @AfterEach
    void giveBackTheStreams() {
        System.setOut(out);
        System.setErr(err);
        System.setIn(in);
        Displays.install(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "collections",
                "records",
                "sealed",
                "streams",
                "text-blocks",
                "threads",
                "input",
                "files",
                "recursion",
                "generics"
            })
    void a_lesson_shows_what_it_promises(String lesson) throws IOException {
        List<Cell> cells = read(lesson);
        Path notebook = notebook(cells);

        assertThat(NotebookRunner.run(notebook, notebook)).isEmpty();

        JsonNode executed = Json.read(Files.readAllBytes(notebook)).path("cells");
        for (int i = 0; i < cells.size(); i++) {
            assertThat(shown(executed.path(i)))
                    .as(cells.get(i).source())
                    .isEqualTo(cells.get(i).shown());
        }
    }

    private static List<Cell> read(String lesson) throws IOException {
        try (InputStream stream = TeachingTest.class.getResourceAsStream("/teaching/" + lesson + ".java.txt")) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            List<Cell> cells = new ArrayList<>();
            for (String cell : text.split("(?m)^(?=// %%)")) {
                if (!cell.isBlank()) {
                    cells.add(Cell.of(cell));
                }
            }
            return cells;
        }
    }

    private Path notebook(List<Cell> cells) throws IOException {
        List<Map<String, Object>> json = new ArrayList<>();
        for (Cell cell : cells) {
            json.add(Map.of("cell_type", "code", "source", cell.source(), "metadata", Map.of(), "outputs", List.of()));
        }
        return Files.write(
                folder.resolve("lesson.ipynb"),
                Json.writeFile(Map.of("nbformat", 4, "nbformat_minor", 4, "metadata", Map.of(), "cells", json)));
    }

    private static String shown(JsonNode cell) {
        StringBuilder text = new StringBuilder();
        for (JsonNode output : cell.path("outputs")) {
            JsonNode lines = output.has("text")
                    ? output.path("text")
                    : output.path("data").path("text/plain");
            lines.forEach(line -> text.append(line.asText()));
        }
        return text.toString().stripTrailing();
    }
}
