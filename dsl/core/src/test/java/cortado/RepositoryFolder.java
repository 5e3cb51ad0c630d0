package cortado;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A folder in the layout of DJL's repository, which this library fetches from until it is closed, with a cache of its own. */
public final class RepositoryFolder implements AutoCloseable {
    private static final String REPOSITORY = "cortado.repository";
    private static final String CACHE = "DJL_CACHE_DIR";
    private static final String LIBRARIES = "ENGINE_CACHE_DIR";

    private final Path folder;
    private final Map<String, String> before = new LinkedHashMap<>();

    /** Makes it in an empty folder. */
    public RepositoryFolder(Path parent) {
        folder = parent.resolve("repository");
        String libraries = System.getProperty(
                LIBRARIES,
                System.getProperty(
                        CACHE,
                        Path.of(System.getProperty("user.home"), ".djl.ai").toString()));
        set(LIBRARIES, libraries);
        set(CACHE, parent.resolve("cache").toString());
        set(REPOSITORY, folder.toString());
    }

    private void set(String property, String value) {
        before.put(property, System.getProperty(property, ""));
        System.setProperty(property, value);
    }

    /** Names another repository. */
    public void name(String place) {
        System.setProperty(REPOSITORY, place);
    }

    /** Returns the folder. */
    public Path folder() {
        return folder;
    }

    /**
     * Adds a dataset or network.
     *
     * @param path its folder, for example {@code dataset/cv/ai/djl/basicdataset/mnist}
     * @param version {@code 1.0}, or with the name of an artifact {@code 0.0.1/resnet18_embedding}
     * @param base what the addresses of its files begin with
     * @param files by their names
     */
    public void add(String path, String version, String base, Map<String, byte[]> files) {
        String[] parts = version.split("/");
        Path place = folder.resolve(path);
        String items = files.entrySet().stream()
                .map(file -> "\"%s\": {\"uri\": \"%s\", %s\"sha1Hash\": \"%s\", \"size\": %d}"
                        .formatted(
                                file.getKey(),
                                base + parts[0] + "/" + file.getKey(),
                                parts.length > 1 ? "\"name\": \"\", " : "",
                                sum(file.getValue()),
                                file.getValue().length))
                .collect(Collectors.joining(",\n"));
        String artifact = "{\"version\": \"%s\", \"snapshot\": false, %s\"files\": {%s}}"
                .formatted(parts[0], parts.length > 1 ? "\"name\": \"" + parts[1] + "\", " : "", items);
        try {
            Files.createDirectories(place.resolve(parts[0]));
            Files.writeString(place.resolve("metadata.json"), """
                    {"metadataVersion": "0.2", "groupId": "ai.djl", "artifactId": "%s", "name": "a name",
                     "artifacts": [%s]}
                    """.formatted(place.getFileName(), artifact));
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Files.write(place.resolve(parts[0]).resolve(file.getKey()), file.getValue());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String sum(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** Returns bytes packed with gzip. */
    public static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
            packed.write(bytes);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return out.toByteArray();
    }

    /** Returns a zip archive of files by their paths. */
    public static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return out.toByteArray();
    }

    @Override
    public void close() {
        before.forEach((property, value) -> {
            if (value.isEmpty()) {
                System.clearProperty(property);
            } else {
                System.setProperty(property, value);
            }
        });
    }
}
