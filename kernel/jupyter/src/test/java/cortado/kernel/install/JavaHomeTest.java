package cortado.kernel.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaHomeTest {
    @TempDir
    private Path folder;

    /** Writes a program in the place of Java. */
    private void java(String script) throws IOException {
        Path java = Files.createDirectories(folder.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\n" + script);
        assertThat(java.toFile().setExecutable(true)).isTrue();
    }

    private void assertRefused(String message) {
        assertThatThrownBy(() -> JavaHome.at(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void a_jdk_says_of_itself_what_it_says_when_it_runs() {
        assertThat(JavaHome.at(Path.of(System.getProperty("java.home")))).isEqualTo(JavaHome.running());
    }

    @Test
    void an_empty_folder_is_refused() {
        assertRefused("there is no Java at " + folder.resolve("bin").resolve("java"));
    }

    @Test
    void an_old_java_is_refused() throws IOException {
        java("echo '    java.version = 1.8.0_402' >&2; echo '    java.home = /x' >&2");

        assertRefused("Java must be at least 17, but " + folder + " is 1.8.0_402");
    }

    @Test
    void a_java_without_jshell_is_refused() throws IOException {
        java("echo '    java.version = 21.0.2'; [ \"$1\" != --describe-module ]");

        assertRefused(folder + " is Java 21.0.2 without the module jdk.jshell, so it is not a whole JDK");
    }

    @Test
    void a_program_that_is_no_java_is_refused() throws IOException {
        java("echo 'cannot execute binary file'; exit 126");

        assertRefused(folder.resolve("bin").resolve("java") + " does not run: cannot execute binary file");
    }
}
