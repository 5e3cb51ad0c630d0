package cortado.kernel.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell script, with a program in the place of Java that prints how it is called. */
class LauncherTest {
    private static final String ECHO = "#!/bin/sh\necho \"LC_ALL=$LC_ALL\"\nfor a; do echo \"[$a]\"; done\n";

    @TempDir
    private Path folder;

    private Path home;
    private Path script;

    @BeforeEach
    void unpack() throws IOException {
        home = folder.toRealPath().resolve("my tools").resolve("cortado ü");
        script = Files.createDirectories(home.resolve("bin")).resolve("cortado");
        Files.copy(Path.of("src", "main", "launcher", "cortado"), script);
        assertThat(script.toFile().setExecutable(true)).isTrue();
        java("17.0.1");
    }

    private Path jdk() {
        return folder.resolve("a jdk");
    }

    private void java(String version) throws IOException {
        Path java = Files.createDirectories(jdk().resolve("bin")).resolve("java");
        Files.writeString(java, ECHO);
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(jdk().resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    }

    private List<String> run(Path program, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", program.toString()).redirectErrorStream(true);
        builder.command().addAll(List.of(arguments));
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().put("JAVA_HOME", jdk().toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isBetween(0, 1);
        return said.lines().toList();
    }

    @Test
    void paths_and_arguments_with_spaces_arrive_whole() throws IOException, InterruptedException {
        assertThat(run(script, Map.of("LANG", "en_US.UTF-8"), "run", "my book.ipynb"))
                .contains("[-Dcortado.home=" + home + "]")
                .endsWith("[-cp]", "[" + home + "/lib/*]", "[cortado.kernel.launch.Main]", "[run]", "[my book.ipynb]");
    }

    @Test
    void a_link_to_the_script_finds_its_home() throws IOException, InterruptedException {
        Path link = Files.createSymbolicLink(folder.resolve("c"), folder.relativize(folder.resolve("d")));
        Path second = Files.createSymbolicLink(folder.resolve("d"), script);

        assertThat(Files.isSymbolicLink(second)).isTrue();
        assertThat(run(link, Map.of("LANG", "C.UTF-8"))).contains("[-Dcortado.home=" + home + "]");
    }

    @Test
    void a_locale_without_a_character_set_gets_one() throws IOException, InterruptedException {
        assertThat(run(script, Map.of())).startsWith("LC_ALL=C.UTF-8");
        assertThat(run(script, Map.of("LANG", "de_DE.UTF-8", "LC_ALL", "C"))).startsWith("LC_ALL=C.UTF-8");
        assertThat(run(script, Map.of("LANG", "POSIX"))).startsWith("LC_ALL=C.UTF-8");
        assertThat(run(script, Map.of("LANG", "de_DE.UTF-8"))).startsWith("LC_ALL=", "[-XX:+UseSerialGC]");
        assertThat(run(script, Map.of("LC_CTYPE", "en_US.UTF-8", "LANG", "C")))
                .startsWith("LC_ALL=", "[-XX:+UseSerialGC]");
    }

    @Test
    void options_of_the_user_come_last() throws IOException, InterruptedException {
        assertThat(run(script, Map.of("CORTADO_JAVA_OPTIONS", "-Xmx2g -Da=b")))
                .containsSubsequence("[-XX:+UseSerialGC]", "[-Xmx2g]", "[-Da=b]", "[-cp]");
    }

    @Test
    void later_javas_are_told_that_native_code_is_wanted() throws IOException, InterruptedException {
        String option = "[--enable-native-access=ALL-UNNAMED]";
        assertThat(run(script, Map.of())).doesNotContain(option);

        java("25.0.3");

        assertThat(run(script, Map.of())).contains(option);
    }

    @Test
    void an_old_or_absent_java_is_told() throws IOException, InterruptedException {
        java("11.0.2");
        assertThat(run(script, Map.of()))
                .containsExactly("cortado: Java must be at least 17, but '" + jdk()
                        + "/bin/java' is 11. Set JAVA_HOME to a later JDK.");
        assertThat(run(script, Map.of("JAVA_HOME", "/absent")))
                .containsExactly("cortado: Java was not found at '/absent/bin/java'. Install a JDK, 17 or later, or set"
                        + " JAVA_HOME.");
    }
}
