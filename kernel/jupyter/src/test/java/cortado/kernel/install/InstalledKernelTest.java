package cortado.kernel.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledKernelTest {
    private static final Path JAVA =
            Path.of(System.getProperty("java.home")).resolve("bin").resolve("java");

    @TempDir
    private Path data;

    private InstalledKernel kernel(String name, Path java, String... options) throws IOException {
        Path folder = Files.createDirectories(data.resolve("kernels").resolve(name));
        String argv = "\"" + java + "\", \"" + String.join("\", \"", options) + "\"";
        Files.writeString(
                folder.resolve("kernel.json"),
                "{\"argv\": [" + argv + ", \"cortado.kernel.launch.Main\", \"kernel\", \"{connection_file}\"],"
                        + " \"display_name\": \"Java's\", \"env\": {\"A\": \"b\"}}");
        return InstalledKernel.read(folder).orElseThrow();
    }

    @Test
    void kernels_of_ours_are_found_in_the_order_of_the_folders() throws IOException {
        InstalledKernel b = kernel("b", JAVA, "-Xmx1g");
        InstalledKernel a = kernel("a", JAVA, "-Xmx1g", "-Xmx2g");
        Path other = Files.createDirectories(data.resolve("kernels").resolve("python3"));
        Files.writeString(other.resolve("kernel.json"), "{\"argv\": [\"python3\"]}");
        Files.createFile(data.resolve("kernels").resolve("a file"));

        List<InstalledKernel> found = InstalledKernel.below(List.of(data.resolve("absent"), data));

        assertThat(found).extracting(InstalledKernel::name).containsExactly("a", "b");
        assertThat(a.heap()).contains("2g");
        assertThat(b.environment()).containsEntry("A", "b");
    }

    @Test
    void a_java_that_is_gone_is_a_problem() throws IOException {
        Path gone = data.resolve("jdk").resolve("bin").resolve("java");

        InstalledKernel kernel = kernel("cortado", gone, "-Xmx4g");

        assertThat(kernel.problems()).containsExactly("its Java is unfit: there is no Java at " + gone);
        assertThat(kernel.archive()).isEqualTo("unknown");
        assertThat(kernel.reinstallation()).isEqualTo("cortado install --display-name 'Java'\\''s' --heap 4g");
    }

    @Test
    void jars_that_are_gone_are_a_problem() throws IOException {
        Path home = data.resolve("distribution");
        String classPath = data.resolve("one.jar") + File.pathSeparator + data.resolve("two.jar");

        assertThat(kernel("a", JAVA, "-Dcortado.home=" + home).problems())
                .containsExactly("its jars are gone from " + home.resolve("lib"));
        assertThat(kernel("b", JAVA, "-cp", classPath).problems())
                .containsExactly("its jar " + data.resolve("one.jar") + " is gone, and 1 more");
    }

    @Test
    void a_moved_folder_is_a_problem() throws IOException {
        Path gone = data.resolve("compiler.json");

        assertThat(kernel("a", JAVA, "-XX:CompilerDirectivesFile=" + gone).problems())
                .containsExactly("its file " + gone + " is gone, or the folder was moved");
    }

    @Test
    void the_command_that_installs_again_names_the_place() throws IOException {
        Path prefix = data;
        data = prefix.resolve("share").resolve("jupyter");

        assertThat(kernel("gpu", JAVA, "-Dcortado.stack=cu118").reinstallation())
                .isEqualTo(
                        "cortado install --prefix " + prefix + " --name gpu --display-name 'Java'\\''s' --gpu cu118");
    }
}
