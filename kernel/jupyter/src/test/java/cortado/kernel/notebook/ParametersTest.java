package cortado.kernel.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cortado.kernel.message.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParametersTest {
    @TempDir
    private Path folder;

    private NotebookFile notebook;

    @BeforeEach
    void read() throws IOException {
        String declarations = """
                int epochs = 5; double rate = 1e-3;
                String name = "run \\"a\\"; b = 2";
                var fast = true;
                var seed = 42L;
                final List<Integer> sizes = List.of(1, 2);
                """;
        Map<String, Object> tagged =
                Map.of("cell_type", "code", "source", declarations, "metadata", Map.of("tags", List.of("parameters")));
        Map<String, Object> last = Map.of("cell_type", "code", "source", "epochs", "metadata", Map.of());
        Path file = Files.write(
                folder.resolve("a.ipynb"),
                Json.writeFile(Map.of("nbformat", 4, "nbformat_minor", 5, "cells", List.of(tagged, last))));
        notebook = NotebookFile.read(file);
    }

    private void inject(String... pairs) {
        Map<String, String> given = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            given.put(pairs[i], pairs[i + 1]);
        }
        new Parameters(given).inject(notebook);
    }

    @Test
    void values_are_assigned_in_a_cell_after_the_tagged_one() {
        inject(
                "epochs",
                "3",
                "rate",
                "0.5",
                "name",
                "it's \"b\"\\",
                "fast",
                "false",
                "seed",
                "7",
                "sizes",
                "List.of(3)");

        assertThat(notebook.cells()).hasSize(3);
        assertThat(NotebookFile.isTagged(notebook.cells().get(1), "injected-parameters"))
                .isTrue();
        assertThat(notebook.cells().get(1).path("id").asText()).hasSize(8);
        assertThat(NotebookFile.source(notebook.cells().get(1))).isEqualTo("""
                // Parameters
                epochs = 3;
                rate = 0.5;
                name = "it's \\"b\\"\\\\";
                fast = false;
                seed = 7L;
                sizes = List.of(3);""");
    }

    @Test
    void a_second_run_replaces_the_first_ones_values() {
        inject("epochs", "3");
        inject("epochs", "4");

        assertThat(notebook.cells()).hasSize(3);
        assertThat(NotebookFile.source(notebook.cells().get(1))).isEqualTo("// Parameters\nepochs = 4;");
    }

    @Test
    void unknown_names_and_wrong_types_are_told_together() {
        assertThatThrownBy(() -> inject("epoch", "3", "epochs", "many", "fast", "maybe"))
                .hasMessage(
                        "run: unknown parameter 'epoch'; the tagged cell declares epochs, rate, name, fast, seed, sizes;"
                                + " parameter 'epochs' must be of type int, but was 'many';"
                                + " parameter 'fast' must be of type boolean, but was 'maybe'.");
    }

    @Test
    void a_notebook_without_the_tag_is_explained() {
        notebook.cells().remove(0);

        assertThatThrownBy(() -> inject("epochs", "3"))
                .hasMessage(
                        "run: no cell is tagged 'parameters', so the parameter 'epochs' has no place. Tag the cell that"
                                + " declares it, e.g. in JupyterLab's property inspector.");
    }
}
