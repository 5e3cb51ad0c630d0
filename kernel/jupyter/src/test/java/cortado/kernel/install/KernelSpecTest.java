package cortado.kernel.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import cortado.kernel.message.Json;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelSpecTest {
    @TempDir
    private Path prefix;

    private static KernelSpec.Choice choice(boolean isForced) {
        return new KernelSpec.Choice("Java", JavaHome.running(), null, null, isForced);
    }

    private static List<String> arguments(KernelSpec spec) {
        return InstalledKernel.read(spec.folder()).orElseThrow().arguments();
    }

    /** Writes the kernelspec of IJava as its installer does. */
    private KernelSpec ijava() throws IOException {
        KernelSpec spec = KernelSpec.in(prefix, "java");
        Files.createDirectories(spec.folder());
        Files.writeString(
                spec.folder().resolve("kernel.json"),
                "{\"argv\": [\"java\", \"-jar\", \"ijava.jar\", \"{connection_file}\"], \"display_name\": \"Java\"}");
        Files.writeString(spec.folder().resolve("logo-32x32.png"), "its logo");
        Files.writeString(spec.folder().resolve("ijava.jar"), "its jar");
        return spec;
    }

    @Test
    void install_writes_what_jupyter_reads() throws IOException {
        KernelSpec spec = KernelSpec.in(DataFolders.below(prefix), "cortado");

        assertThat(spec.install(KernelSpec.Choice.usual("Java (Cortado)")))
                .containsExactly("No class archive could be made, so the kernel starts more slowly");

        JsonNode json = Json.read(Files.readAllBytes(prefix.resolve("share/jupyter/kernels/cortado/kernel.json")));
        assertThat(json.path("display_name").asText()).isEqualTo("Java (Cortado)");
        assertThat(json.path("language").asText()).isEqualTo("java");
        assertThat(json.path("interrupt_mode").asText()).isEqualTo("message");
        assertThat(json.path("metadata")).hasToString("{\"debugger\":false}");
        assertThat(Path.of(json.path("argv").path(0).asText())).isAbsolute().isExecutable();
        assertThat(json.path("argv"))
                .extracting(JsonNode::asText)
                .noneMatch(argument -> argument.contains("{resource_dir}"))
                .noneMatch(argument -> argument.startsWith("-Xmx"))
                .endsWith("cortado.kernel.launch.Main", "kernel", "{connection_file}");
    }

    @Test
    void jupyter_finds_logos_of_the_sizes_in_their_names() throws IOException {
        KernelSpec spec = KernelSpec.in(prefix, "cortado");
        assertThat(spec.install(choice(false))).hasSize(1);

        for (int size : new int[] {32, 64}) {
            BufferedImage logo = ImageIO.read(
                    spec.folder().resolve("logo-" + size + "x" + size + ".png").toFile());
            assertThat(List.of(logo.getWidth(), logo.getHeight())).containsExactly(size, size);
            assertThat(logo.getRGB(0, 0) >>> 24).as("transparent corner").isZero();
        }
        assertThat(spec.folder().resolve("logo-svg.svg")).content().startsWith("<svg xmlns=");
    }

    @Test
    void the_heap_and_the_java_reach_the_command() throws IOException {
        KernelSpec spec = KernelSpec.in(prefix, "cortado");
        // A folder that links to the JDK stands for another one.
        Path other = Files.createSymbolicLink(prefix.resolve("jdk ü"), Path.of(System.getProperty("java.home")));

        assertThat(spec.install(new KernelSpec.Choice("Java", JavaHome.at(other), Heap.parse("900M"), null, false)))
                .hasSize(1);

        assertThat(arguments(spec))
                .startsWith(other.resolve("bin").resolve("java").toString())
                .contains("-Xmx900m");
        InstalledKernel installed = InstalledKernel.read(spec.folder()).orElseThrow();
        assertThat(installed.heap()).contains("900m");
        assertThat(installed.javaFolder()).isEqualTo(other);
        assertThat(installed.problems()).isEmpty();
        assertThat(installed.archive())
                .isEqualTo("none; the kernel starts more slowly. Run: cortado install --display-name Java --heap 900m");
    }

    @Test
    void options_that_only_later_javas_know_are_given_to_them_alone() {
        KernelCommand command =
                new KernelCommand(List.of("java", "--enable-native-access=ALL-UNNAMED", "-Xmx1g", "-Dx=y"), "lib/*");

        assertThat(command.on(new JavaHome(Path.of("/17"), "/17", "17.0.1", ""), Heap.parse("2g"))
                        .java())
                .containsExactly("/17/bin/java", "-Dx=y", "-Xmx2g");
        assertThat(command.on(new JavaHome(Path.of("/25"), "/25", "25", ""), null)
                        .java())
                .containsExactly("/25/bin/java", "-Xmx1g", "-Dx=y", "--enable-native-access=ALL-UNNAMED");
    }

    @Test
    void another_kernel_of_the_name_is_not_replaced_silently() throws IOException {
        KernelSpec spec = ijava();

        assertThatThrownBy(() -> spec.install(choice(false)))
                .isInstanceOf(IOException.class)
                .hasMessage("install: " + spec.folder() + " belongs to another kernel, 'Java', started by: java -jar"
                        + " ijava.jar."
                        + " Pass --force to put it aside until you uninstall this one, or another --name.");

        assertThat(spec.folder().resolve("kernel.json")).content().contains("ijava.jar");
    }

    @Test
    void force_puts_another_kernel_aside_and_uninstall_brings_it_back() throws IOException {
        KernelSpec spec = ijava();

        assertThat(spec.install(choice(true)))
                .contains("Put aside another kernel of that name, 'Java', started by: java -jar ijava.jar; uninstall"
                        + " brings it back");
        // Installing again does not lose it.
        assertThat(spec.install(choice(false))).hasSize(1);
        assertThat(InstalledKernel.read(spec.folder())).isPresent();

        assertThat(spec.uninstall()).isTrue();

        assertThat(spec.folder().resolve("kernel.json")).content().contains("ijava.jar");
        assertThat(spec.folder().resolve("logo-32x32.png")).hasContent("its logo");
        try (var files = Files.list(spec.folder())) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("kernel.json", "logo-32x32.png", "ijava.jar");
        }
    }

    @Test
    void uninstall_removes_the_folder() throws IOException {
        KernelSpec spec = KernelSpec.in(prefix, "cortado");
        assertThat(spec.install(choice(false))).hasSize(1);

        assertThat(spec.uninstall()).isFalse();

        assertThat(spec.folder()).doesNotExist();
    }

    @Test
    void uninstall_says_what_is_not_there() {
        KernelSpec spec = KernelSpec.in(prefix, "cortado");

        assertThatThrownBy(spec::uninstall)
                .hasMessage("uninstall: there is no kernel at " + spec.folder()
                        + ". Pass the --name and --user, --prefix or --sys-prefix it was installed with; 'cortado list'"
                        + " tells them.");
    }

    @Test
    void uninstall_spares_other_kernels() throws IOException {
        KernelSpec spec = ijava();

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

    @Test
    void folders_of_the_environment_are_looked_in_too() {
        assertThat(DataFolders.usual(Map.of("JUPYTER_PATH", "/a:/b", "JUPYTER_DATA_DIR", "/d", "VIRTUAL_ENV", "/env")))
                .containsExactly(
                        Path.of("/a"),
                        Path.of("/b"),
                        Path.of("/d"),
                        Path.of("/env/share/jupyter"),
                        Path.of("/usr/local/share/jupyter"),
                        Path.of("/usr/share/jupyter"));
    }
}
