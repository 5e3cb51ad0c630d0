package cortado.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path folder;

    @Test
    void it_makes_folders_replaces_the_file_and_leaves_nothing_else() throws IOException {
        Path file = folder.resolve("deep/er/file.bin");
        AtomicFile.write(file, new byte[] {1, 2});
        AtomicFile.write(file, new byte[] {3});

        assertThat(file).hasBinaryContent(new byte[] {3});
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void a_failure_names_the_file_and_leaves_nothing_behind() throws IOException {
        Path busy = Files.createDirectories(folder.resolve("taken/by/a/folder"))
                .getParent()
                .getParent();

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> AtomicFile.write(busy, new byte[] {1}))
                .withMessageStartingWith("cannot write " + busy + ": ");
        try (Stream<Path> files = Files.list(busy.getParent())) {
            assertThat(files).containsExactly(busy);
        }
    }
}
