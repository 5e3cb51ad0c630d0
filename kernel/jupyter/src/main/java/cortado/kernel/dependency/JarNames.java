package cortado.kernel.dependency;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** Finds out the Maven name of a jar, which Maven stores inside. */
final class JarNames {
    private JarNames() {}

    /**
     * Returns the name; empty for a folder, and for a jar that holds none or the names of several libraries.
     *
     * @throws DependencyException if the file is damaged
     */
    static Optional<Coordinates> of(Path file) throws DependencyException {
        if (Files.isDirectory(file)) {
            return Optional.empty();
        }
        try (JarFile jar = new JarFile(file.toFile())) {
            List<JarEntry> names = jar.stream()
                    .filter(entry -> entry.getName().matches("META-INF/maven/[^/]+/[^/]+/pom\\.properties"))
                    .toList();
            if (names.size() != 1) {
                return Optional.empty();
            }
            Properties properties = new Properties();
            try (InputStream stream = jar.getInputStream(names.get(0))) {
                properties.load(stream);
            }
            String group = properties.getProperty("groupId", "");
            String artifact = properties.getProperty("artifactId", "");
            String version = properties.getProperty("version", "");
            boolean isWhole = !group.isEmpty() && !artifact.isEmpty() && !version.isEmpty();
            return isWhole ? Optional.of(new Coordinates(group, artifact, version, "", "jar")) : Optional.empty();
        } catch (IOException damaged) {
            throw new DependencyException(
                    file + " is not a jar that can be read: " + damaged.getMessage() + ". Fetch it again.", damaged);
        }
    }
}
