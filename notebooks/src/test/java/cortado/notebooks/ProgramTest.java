package cortado.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {
    @TempDir
    private Path folder;

    @Test
    void a_broken_launcher_is_passed_over() throws IOException {
        script("first", "exit 127");
        Path working = script("second", "exit 0");
        String path = folder.resolve("first") + File.pathSeparator + folder.resolve("second");
        assertThat(Program.find(List.of("jupyter"), List.of("--version"), "jupyter-client", path))
                .isEqualTo(working);
    }

    @Test
    void a_missing_program_fails_with_the_packages_to_install() throws IOException {
        script("first", "exit 127");
        assertThatThrownBy(() -> Program.find(
                        List.of("jupyter", "jupyter3"),
                        List.of("--version"),
                        "jupyter-client jupyter-nbconvert",
                        folder.resolve("first").toString()))
                .isInstanceOf(AssertionError.class)
                .hasMessage("no working jupyter or jupyter3 was found on the path."
                        + " Install Debian's packages: apt-get install jupyter-client jupyter-nbconvert");
    }

    @CanIgnoreReturnValue
    private Path script(String name, String line) throws IOException {
        Path parent = Files.createDirectory(folder.resolve(name));
        Path script = Files.writeString(parent.resolve("jupyter"), "#!/bin/sh\n" + line + "\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script;
    }
}
