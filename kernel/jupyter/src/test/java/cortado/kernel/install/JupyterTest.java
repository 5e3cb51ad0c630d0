package cortado.kernel.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import cortado.kernel.message.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The kernelspec in the hands of Jupyter's own tools. */
@Timeout(120)
class JupyterTest {
    @TempDir
    private Path folder;

    @Test
    void nbconvert_runs_a_notebook_that_asks_for_the_kernel_java() throws IOException, InterruptedException {
        KernelSpec spec = KernelSpec.in(folder, "java");
        assertThat(spec.install(new KernelSpec.Choice("Java", JavaHome.running(), Heap.parse("200m"), null, false)))
                .hasSize(1);
        Path notebook = Files.writeString(folder.resolve("in.ipynb"), """
                {"nbformat": 4, "nbformat_minor": 5,
                 "metadata": {"kernelspec": {"name": "java", "display_name": "Java", "language": "java"}},
                 "cells": [
                  {"cell_type": "code", "id": "a", "metadata": {}, "outputs": [], "execution_count": null,
                   "source": "Runtime.getRuntime().maxMemory() <= 200L << 20"},
                  {"cell_type": "code", "id": "b", "metadata": {}, "outputs": [], "execution_count": null,
                   "source": "Math.max?"}]}
                """);

        // Jupyter is installed for the Python of the system, which need not be the first one on the path.
        ProcessBuilder builder = new ProcessBuilder(
                        "/usr/bin/python3",
                        "-m",
                        "nbconvert",
                        "--execute",
                        "--to=notebook",
                        "--output=out.ipynb",
                        notebook.toString())
                .redirectErrorStream(true);
        for (String name :
                new String[] {"JUPYTER_DATA_DIR", "JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR"}) {
            String before = builder.environment().put(name, folder.toString());
            assertThat(before).isNotEqualTo(folder.toString());
        }
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        JsonNode cells =
                Json.read(Files.readAllBytes(folder.resolve("out.ipynb"))).path("cells");
        assertThat(cells.path(0).path("outputs").path(0).path("data").path("text/plain"))
                .hasToString("[\"true\"]");
        // Help is a page beside the notebook, which nbconvert has not; it is no error.
        assertThat(cells.path(1).path("outputs")).isEmpty();
    }

    @Test
    void the_program_is_asked_where_it_looks() throws IOException {
        Path program = folder.resolve("jupyter");
        Files.writeString(program, """
                #!/bin/sh
                echo 'a warning'
                case $1 in
                    --paths) echo '{"data": ["/one", "/two"]}' ;;
                    kernelspec) echo '{"kernelspecs": {"java": {"resource_dir": "/one/kernels/java"}}}' ;;
                    --version) echo 'jupyter_core : 5.7.2'; echo 'notebook : not installed' ;;
                esac
                """);
        assertThat(program.toFile().setExecutable(true)).isTrue();

        Jupyter jupyter = Jupyter.find(Map.of("PATH", folder.toString())).orElseThrow();

        assertThat(jupyter.dataFolders()).containsExactly(Path.of("/one"), Path.of("/two"));
        assertThat(jupyter.kernels().orElseThrow()).containsEntry("java", Path.of("/one/kernels/java"));
        assertThat(jupyter.versions()).containsExactly(Map.entry("jupyter_core", "5.7.2"));
        assertThat(Jupyter.find(Map.of())).isEmpty();
    }
}
