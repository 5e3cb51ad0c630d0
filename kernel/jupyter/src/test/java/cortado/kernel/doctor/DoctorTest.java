package cortado.kernel.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import cortado.kernel.install.JavaHome;
import cortado.kernel.install.KernelSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class DoctorTest {
    @TempDir
    private Path folder;

    private final List<String> found = new ArrayList<>();

    private int examine(Optional<Path> history) throws IOException {
        Map<String, String> environment = Map.of(
                "PATH",
                folder.resolve("bin").toString(),
                "ENGINE_CACHE_DIR",
                folder.resolve("cache").toString());
        return new Doctor(environment, history, List.of(folder)).examine(section -> {
            found.add("# " + section.title());
            section.findings().forEach(each -> found.add(each.level() + " " + each.subject() + ": " + each.text()));
        });
    }

    private String finding(String subject) {
        return found.stream()
                .filter(each -> each.contains(" " + subject + ": "))
                .findFirst()
                .orElseThrow();
    }

    /** Puts a Jupyter on the path that looks for kernels nowhere. */
    private void jupyter() throws IOException {
        Path program = Files.createDirectories(folder.resolve("bin")).resolve("jupyter");
        Files.writeString(program, """
                #!/bin/sh
                case $1 in
                    --version) echo 'notebook         : 7.2.1'; echo 'jupyterlab       : not installed' ;;
                    kernelspec) echo '{"kernelspecs": {}}' ;;
                esac
                """);
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void an_installed_kernel_is_started_and_runs_cells() throws IOException {
        KernelSpec spec = KernelSpec.in(folder, "cortado");
        assertThat(spec.install(new KernelSpec.Choice("Java", JavaHome.running(), null, null, false)))
                .hasSize(1);

        assertThat(examine(Optional.of(folder.resolve("history.jsonl")))).isZero();

        assertThat(found).contains("# This machine", "# Kernel 'cortado' in " + spec.folder());
        assertThat(finding("Java"))
                .isEqualTo("OK Java: " + System.getProperty("java.version") + " in " + System.getProperty("java.home")
                        + ", with JShell");
        assertThat(finding("Jupyter"))
                .isEqualTo("NOTE Jupyter: not found on the search path. VS Code and 'cortado run' do without it");
        assertThat(finding("history")).isEqualTo("OK history: none yet; it will be " + folder.resolve("history.jsonl"));
        assertThat(finding("disk")).matches("OK disk: [\\d.]+ GB free for native libraries in " + folder + "/cache");
        assertThat(finding("test cell"))
                .matches("OK test cell: 1 \\+ 1 = 2; start [\\d.]+ s, first cell \\d+ ms, next \\d+ ms");
        assertThat(finding("fonts")).startsWith("OK fonts: Java draws text; default font ");
        assertThat(finding("PyTorch")).matches("OK PyTorch: \\d+\\.\\d+\\.\\d+ loads in [\\d.]+ s and computes");
    }

    @Test
    void a_broken_kernel_is_told_with_its_fix_and_not_started() throws IOException {
        Path spec = Files.createDirectories(folder.resolve("kernels").resolve("old"));
        Files.writeString(
                spec.resolve("kernel.json"),
                "{\"argv\": [\"/gone/bin/java\", \"cortado.kernel.launch.Main\"], \"display_name\": \"Java (Cortado)\"}");

        assertThat(examine(Optional.empty())).isEqualTo(1);

        assertThat(found)
                .containsSequence(
                        "# Kernel 'old' in " + spec,
                        "PROBLEM kernelspec: its Java is unfit: there is no Java at /gone/bin/java");
        assertThat(finding("history")).isEqualTo("NOTE history: off, as CORTADO_HISTORY says");
    }

    @Test
    void a_cache_that_cannot_be_written_is_a_problem() throws IOException {
        Path file = Files.createFile(folder.resolve("cache"));
        Path spec = Files.createDirectories(folder.resolve("kernels").resolve("old"));
        Files.writeString(
                spec.resolve("kernel.json"), "{\"argv\": [\"/gone/bin/java\", \"cortado.kernel.launch.Main\"]}");

        assertThat(examine(Optional.of(folder))).isEqualTo(3);

        assertThat(finding("disk"))
                .isEqualTo("PROBLEM disk: " + file + " is no folder that you may write, and DJL unpacks its native"
                        + " libraries in " + file);
        assertThat(finding("history"))
                .isEqualTo("PROBLEM history: " + folder + " is no file that you may read and write");
    }

    @Test
    void what_jupyter_does_not_see_is_a_problem() throws IOException {
        jupyter();
        assertThat(KernelSpec.in(folder, "cortado")
                        .install(new KernelSpec.Choice("Java", JavaHome.running(), null, null, false)))
                .hasSize(1);

        assertThat(examine(Optional.empty())).isEqualTo(1);

        assertThat(finding("Jupyter")).isEqualTo("OK Jupyter: notebook 7.2.1 (" + folder.resolve("bin/jupyter") + ")");
        assertThat(finding("visibility"))
                .isEqualTo("PROBLEM visibility: Jupyter does not look in " + folder.resolve("kernels"));
    }

    @Test
    void without_a_kernel_the_one_that_would_be_installed_is_tried() throws IOException {
        jupyter();

        assertThat(examine(Optional.empty())).isEqualTo(1);

        assertThat(finding("installed")).isEqualTo("PROBLEM installed: none, so Jupyter shows no Java");
        assertThat(found).contains("# Kernel as it would be installed");
        assertThat(finding("test cell")).startsWith("OK test cell: 1 + 1 = 2;");
    }
}
