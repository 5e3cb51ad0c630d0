package cortado.kernel.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import cortado.kernel.message.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelSpecTest {
    @TempDir
    private Path prefix;

    @Test
    void install_writes_what_jupyter_reads() throws IOException {
        KernelSpec spec = KernelSpec.in(DataFolders.below(prefix), "cortado");

        spec.install("Java (Cortado)");

        JsonNode json = Json.read(Files.readAllBytes(prefix.resolve("share/jupyter/kernels/cortado/kernel.json")));
        assertThat(json.path("display_name").asText()).isEqualTo("Java (Cortado)");
        assertThat(json.path("language").asText()).isEqualTo("java");
        assertThat(json.path("interrupt_mode").asText()).isEqualTo("message");
        assertThat(Path.of(json.path("argv").path(0).asText())).isAbsolute().isExecutable();
        assertThat(json.path("argv"))
                .extracting(JsonNode::asText)
                .endsWith("cortado.kernel.launch.Main", "kernel", "{connection_file}");
    }

    @Test
    void uninstall_removes_the_folder() throws IOException {
        KernelSpec spec = KernelSpec.in(prefix, "cortado");
        spec.install("Java");

        spec.uninstall();

        assertThat(spec.folder()).doesNotExist();
    }

    @Test
    void uninstall_says_what_is_not_there() {
        KernelSpec spec = KernelSpec.in(prefix, "cortado");

        assertThatThrownBy(spec::uninstall)
                .hasMessage("uninstall: there is no kernel at " + spec.folder()
                        + ". Pass the --name and --user, --prefix or --sys-prefix it was installed with.");
    }

    @Test
    void uninstall_spares_other_kernels() throws IOException {
        KernelSpec spec = KernelSpec.in(prefix, "python3");
        Files.createDirectories(spec.folder());
        Files.writeString(spec.folder().resolve("kernel.json"), "{\"argv\": [\"python3\"]}");

        assertThatThrownBy(spec::uninstall)
                .hasMessage("uninstall: " + spec.folder()
                        + " belongs to another kernel. Remove it by hand if you want to.");
        assertThat(spec.folder()).exists();
    }

    @Test
    void a_name_cannot_leave_the_folder() {
        assertThatThrownBy(() -> KernelSpec.in(prefix, "../x"))
                .hasMessage("install: a kernel's name must be letters, digits, '.', '_' and '-', but was '../x'."
                        + " Pass another --name, e.g. cortado-17.");
    }

    @Test
    void the_user_folder_is_where_jupyter_looks() {
        Path home = Path.of("/home/ada");

        assertThat(DataFolders.user(Map.of(), home, "Linux")).isEqualTo(Path.of("/home/ada/.local/share/jupyter"));
        assertThat(DataFolders.user(Map.of("XDG_DATA_HOME", "/x"), home, "Linux"))
                .isEqualTo(Path.of("/x/jupyter"));
        assertThat(DataFolders.user(Map.of("JUPYTER_DATA_DIR", "/d"), home, "Mac OS X"))
                .isEqualTo(Path.of("/d"));
        assertThat(DataFolders.user(Map.of(), home, "Mac OS X")).isEqualTo(Path.of("/home/ada/Library/Jupyter"));
    }
}
