package cortado.kernel.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cortado.kernel.dependency.TestRepository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GpuLibrariesTest {
    private static final String PLATFORM = "linux-x86_64";

    @TempDir
    private Path folder;

    private TestRepository repository;
    private final String system = System.getProperty("os.name");
    private final String architecture = System.getProperty("os.arch");

    @BeforeEach
    void publishTheStack() throws IOException {
        repository = new TestRepository(folder);
        System.setProperty("os.name", "Linux");
        System.setProperty("os.arch", "amd64");
        for (String coordinates : GpuStack.CU118.coordinates(PLATFORM)) {
            boolean isNative = coordinates.contains("native-cu118");
            repository.publish(
                    coordinates,
                    Map.of(),
                    isNative
                            ? Map.of("pytorch/cu118/linux-x86_64/libcudart-d0da41ae.so.11.0", "the runtime")
                            : Map.of());
        }
    }

    @AfterEach
    void restore() {
        repository.close();
        System.setProperty("os.name", system);
        System.setProperty("os.arch", architecture);
    }

    @Test
    void the_stack_replaces_djl_and_nothing_else() throws IOException {
        List<Path> shipped = List.of(
                Path.of("lib/api-0.35.1.jar"),
                Path.of("lib/cortado-dsl-0.1.0.jar"),
                Path.of("lib/pytorch-engine-0.35.1.jar"),
                Path.of("lib/pytorch-jni-2.7.1-0.35.1.jar"),
                Path.of("lib/pytorch-native-cpu-2.7.1-linux-x86_64.jar"),
                Path.of("lib/slf4j-api-2.0.17.jar"));
        Path names = folder.resolve("libraries.jar");

        List<Path> classPath = GpuLibraries.fetch(GpuStack.CU118).classPath(shipped, names);

        assertThat(classPath.stream().map(Path::getFileName).map(Path::toString))
                .containsExactly(
                        "libraries.jar",
                        "cortado-dsl-0.1.0.jar",
                        "slf4j-api-2.0.17.jar",
                        "api-0.25.0.jar",
                        "pytorch-engine-0.25.0.jar",
                        "pytorch-jni-2.0.1-0.25.0.jar",
                        "pytorch-native-cpu-2.0.1-linux-x86_64.jar",
                        "pytorch-native-cu118-2.0.1-linux-x86_64.jar");
        assertThat(classPath.subList(3, 8)).allMatch(jar -> jar.startsWith(repository.local()) && Files.exists(jar));
    }

    @Test
    void cells_learn_which_versions_are_loaded() throws IOException {
        Path names = folder.resolve("libraries.jar");
        assertThat(GpuLibraries.fetch(GpuStack.CU118).classPath(List.of(), names))
                .hasSize(6);

        try (ZipFile jar = new ZipFile(names.toFile())) {
            String text = new String(
                    jar.getInputStream(jar.getEntry("META-INF/cortado/libraries"))
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
            assertThat(text.lines()
                            .filter(line -> line.contains("ai.djl"))
                            .map(String::strip)
                            .collect(Collectors.toList()))
                    .containsExactly(
                            "ai.djl:api:jar:0.25.0:runtime",
                            "ai.djl.pytorch:pytorch-engine:jar:0.25.0:runtime",
                            "ai.djl.pytorch:pytorch-jni:jar:2.0.1-0.25.0:runtime",
                            "ai.djl.pytorch:pytorch-native-cpu:jar:linux-x86_64:2.0.1:runtime",
                            "ai.djl.pytorch:pytorch-native-cu118:jar:linux-x86_64:2.0.1:runtime");
            assertThat(text).contains("io.github.cortado:cortado-dsl:jar:");
        }
    }

    @Test
    void the_kernel_gets_the_runtime_of_the_stack_and_its_class_path() throws IOException {
        KernelSpec spec = KernelSpec.in(folder.resolve("data"), "gpu");

        assertThat(spec.install(new KernelSpec.Choice(
                        "Java", JavaHome.running(), null, GpuLibraries.fetch(GpuStack.CU118), false)))
                .hasSize(1);

        assertThat(spec.folder().resolve("libcudart.so")).hasContent("the runtime");
        InstalledKernel installed = InstalledKernel.read(spec.folder()).orElseThrow();
        assertThat(installed.gpu()).contains(GpuStack.CU118);
        assertThat(installed.arguments()).contains("-Djna.library.path=" + spec.folder());
        assertThat(installed.arguments().get(installed.arguments().indexOf("-cp") + 1))
                .contains("api-0.25.0.jar")
                .doesNotContain("api-0.35")
                .doesNotContain("*");
        assertThat(installed.problems()).isEmpty();
        assertThat(spec.uninstall()).isFalse();
        assertThat(spec.folder()).doesNotExist();
    }

    @Test
    void a_stack_that_cannot_be_had_is_named() {
        assertThatThrownBy(() -> GpuLibraries.fetch(GpuStack.CU124))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("--gpu cu124: ai.djl:api:0.32.0, ")
                .hasMessageContaining("was not found in tests (" + repository.url());
    }

    @Test
    void a_full_disk_is_told_before_the_download() {
        assertThatThrownBy(() -> GpuLibraries.require(GpuStack.CU118, Path.of("/m2"), 3_499, 3_000))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "--gpu cu118: the download of 1.7 GB unpacks to 3.0 GB more at the first use, but the disk of"
                                + " /m2 has only 3.5 GB free. Make room, or choose other folders: <localRepository> in Maven's"
                                + " settings.xml, and the environment variable ENGINE_CACHE_DIR.");
    }

    @Test
    void other_machines_are_refused() {
        assertThatThrownBy(() -> GpuLibraries.platform(GpuStack.CU118, "Mac OS X", "aarch64"))
                .hasMessage("--gpu cu118: DJL has CUDA libraries for Linux and Windows on x86_64 only, and this is"
                        + " Mac OS X on aarch64. Install without --gpu.");
        assertThat(GpuLibraries.platform(GpuStack.CU118, "Windows 11", "amd64")).isEqualTo("win-x86_64");
    }

    @Test
    void the_versions_are_those_of_the_build() throws IOException {
        String pom = Files.readString(Path.of("..", "..", "pom.xml"));
        for (GpuStack stack : GpuStack.values()) {
            String profile = pom.replaceAll("(?s).*<id>" + stack.label() + "</id>(.*?)</profile>.*", "$1");
            assertThat(stack.coordinates(PLATFORM))
                    .containsExactly(
                            "ai.djl:api:" + property(profile, "djl.version"),
                            "ai.djl.pytorch:pytorch-engine:" + property(profile, "djl.version"),
                            "ai.djl.pytorch:pytorch-jni:" + property(profile, "djl.jni.version"),
                            "ai.djl.pytorch:pytorch-native-cpu:" + property(profile, "libtorch.version") + ":"
                                    + PLATFORM,
                            "ai.djl.pytorch:pytorch-native-" + stack.label() + ":"
                                    + property(profile, "libtorch.version") + ":" + PLATFORM);
        }
    }

    private static String property(String profile, String name) {
        return profile.replaceAll("(?s).*<" + name + ">(.*?)</" + name + ">.*", "$1");
    }
}
