package cortado.notebooks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where things are; tests run in the folder of the notebooks. */
final class Places {
    private static final Path FOLDER = Path.of("").toAbsolutePath();

    private Places() {}

    static Path folder() {
        return FOLDER;
    }

    /** Returns the folder for what the tests write. */
    static Path output() {
        try {
            return Files.createDirectories(FOLDER.resolve("target").resolve("executed"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Returns the folder that the build assembles: {@code bin} and {@code lib}. */
    static Path distribution() {
        String chosen = System.getProperty("cortado.distribution", "../kernel/jupyter/target/cortado");
        Path distribution = FOLDER.resolve(chosen).normalize();
        if (!Files.isExecutable(distribution.resolve("bin").resolve("cortado"))) {
            throw new AssertionError("there is no distribution at " + distribution
                    + ". Build it in the root folder: mvn -DskipTests package");
        }
        return distribution;
    }

    /** Returns all notebooks, by name. */
    static List<Path> notebooks() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> notebooks = files.filter(file -> file.toString().endsWith(".ipynb"))
                    .sorted()
                    .toList();
            if (notebooks.isEmpty()) {
                throw new AssertionError("there is no notebook in " + FOLDER);
            }
            return notebooks;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
