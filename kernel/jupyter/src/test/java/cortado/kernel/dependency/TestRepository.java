package cortado.kernel.dependency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;

/**
 * A Maven repository of tiny libraries in a folder, and the home of a user whose settings send every request there, so that no
 * test asks the network. Restores the properties of the process when it is closed.
 */
public final class TestRepository implements AutoCloseable {
    private static final List<String> PROPERTIES = List.of("user.home", "maven.repo.local");

    /** Class files by their sources: many tests publish the same. */
    private static final Map<String, byte[]> COMPILED = new ConcurrentHashMap<>();

    private final Path folder;
    private final Map<String, String> before = new LinkedHashMap<>();

    public TestRepository(Path folder) throws IOException {
        this.folder = folder;
        for (String name : PROPERTIES) {
            before.put(name, System.getProperty(name, ""));
        }
        System.setProperty("user.home", home().toString());
        System.clearProperty("maven.repo.local");
        settings("<mirrors><mirror><id>tests</id><mirrorOf>*</mirrorOf><url>" + url() + "</url></mirror></mirrors>");
    }

    public Path home() {
        return folder.resolve("home");
    }

    public String url() {
        return folder.toUri() + "remote";
    }

    public Path local() {
        return home().resolve(".m2").resolve("repository");
    }

    public void settings(String content) throws IOException {
        Path file = home().resolve(".m2").resolve("settings.xml");
        Files.createDirectories(file.getParent());
        assertThat(Files.writeString(file, "<settings>" + content + "</settings>"))
                .exists();
    }

    /** Publishes a jar of one class {@code lib.<Name>} whose {@code value()} is the value. */
    public void publish(String coordinates, String name, String value, String... dependencies) {
        publish(coordinates, Map.of(name, value), Map.of(), dependencies);
    }

    public void publish(
            String coordinates, Map<String, String> classes, Map<String, String> resources, String... dependencies) {
        String[] parts = coordinates.split(":");
        Path place = place(coordinates);
        String classifier = parts.length > 3 ? "-" + parts[3] : "";
        try {
            Files.createDirectories(place);
            jar(place.resolve(parts[1] + "-" + parts[2] + classifier + ".jar"), classes, resources);
            if (classifier.isEmpty() || dependencies.length > 0) {
                pom(coordinates, dependencies);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public void pom(String coordinates, String... dependencies) throws IOException {
        StringBuilder xml = new StringBuilder("<project><modelVersion>4.0.0</modelVersion>" + name(coordinates));
        xml.append("<dependencies>");
        for (String each : dependencies) {
            xml.append("<dependency>").append(name(each)).append("</dependency>");
        }
        pomText(coordinates, xml.append("</dependencies></project>").toString());
    }

    public void pomText(String coordinates, String xml) throws IOException {
        String[] parts = coordinates.split(":");
        Files.createDirectories(place(coordinates));
        assertThat(Files.writeString(place(coordinates).resolve(parts[1] + "-" + parts[2] + ".pom"), xml))
                .exists();
    }

    /** The last part is a scope where there are four. */
    private static String name(String coordinates) {
        String[] parts = coordinates.split(":");
        return "<groupId>" + parts[0] + "</groupId><artifactId>" + parts[1] + "</artifactId><version>" + parts[2]
                + "</version>" + (parts.length > 3 ? "<scope>" + parts[3] + "</scope>" : "");
    }

    private Path place(String coordinates) {
        String[] parts = coordinates.split(":");
        return folder.resolve("remote")
                .resolve(parts[0].replace('.', '/'))
                .resolve(parts[1])
                .resolve(parts[2]);
    }

    /** Writes a jar of classes {@code lib.<name>}; a source instead of a value starts with {@code package}. */
    public static void jar(Path jar, Map<String, String> classes, Map<String, String> resources) throws IOException {
        Path work = Files.createTempDirectory(jar.getParent().getParent(), "classes");
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            for (Map.Entry<String, String> each : classes.entrySet()) {
                String source = each.getValue().startsWith("package")
                        ? each.getValue()
                        : "package lib; public class " + each.getKey() + " { public static String value() { return \""
                                + each.getValue() + "\"; } }";
                add(zip, "lib/" + each.getKey() + ".class", compile(work, each.getKey(), source));
            }
            for (Map.Entry<String, String> each : resources.entrySet()) {
                add(zip, each.getKey(), each.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private static byte[] compile(Path work, String name, String source) throws IOException {
        byte[] known = COMPILED.get(source);
        if (known != null) {
            return known;
        }
        Path file = Files.writeString(work.resolve(name + ".java"), source);
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        work.toString(),
                        file.toString());
        assertThat(status).isZero();
        byte[] compiled = Files.readAllBytes(work.resolve("lib").resolve(name + ".class"));
        COMPILED.put(source, compiled);
        return compiled;
    }

    @Override
    public void close() {
        before.forEach((name, value) -> {
            if (value.isEmpty()) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
    }
}
