package cortado.kernel.install;

import cortado.kernel.dependency.DependencyException;
import cortado.kernel.dependency.ExactFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The jars of a {@link GpuStack} in the user's local Maven repository, and how they take the place of DJL's jars in the
 * distribution.
 */
public final class GpuLibraries {
    private static final String LIBRARIES = "META-INF/cortado/libraries";
    /** What the distribution has of DJL; a stack replaces all of it. */
    private static final String REPLACED = "(?:api|pytorch-engine|pytorch-jni|pytorch-native-[a-z0-9]+)-\\d[^/]*\\.jar";

    private static final long MEGABYTE = 1_000_000;
    private static final int RESERVE_MEGABYTES = 500;

    private final GpuStack stack;
    private final List<String> coordinates;
    private final List<Path> jars;

    private GpuLibraries(GpuStack stack, List<String> coordinates, List<Path> jars) {
        this.stack = stack;
        this.coordinates = coordinates;
        this.jars = jars;
    }

    /**
     * Returns the jars of the stack for this machine; downloads what the local repository lacks, if there is room for it.
     *
     * @throws IOException with a message for the user if the disk is too small or a jar cannot be had
     * @throws IllegalArgumentException if there is no such library for this machine
     */
    public static GpuLibraries fetch(GpuStack stack) throws IOException {
        List<String> coordinates =
                stack.coordinates(platform(stack, System.getProperty("os.name"), System.getProperty("os.arch")));
        try {
            requireRoom(stack, ExactFiles.places(coordinates), engineCache(System.getenv()));
            return new GpuLibraries(stack, coordinates, ExactFiles.fetch(coordinates));
        } catch (DependencyException failure) {
            throw new IOException("--gpu " + stack.label() + ": " + failure.getMessage(), failure);
        }
    }

    GpuStack stack() {
        return stack;
    }

    /** Returns DJL's name of the machine. */
    static String platform(GpuStack stack, String system, String architecture) {
        String lower = system.toLowerCase(Locale.ROOT);
        boolean isIntel = architecture.equals("amd64") || architecture.equals("x86_64");
        if (isIntel && lower.startsWith("linux")) {
            return "linux-x86_64";
        }
        if (isIntel && lower.startsWith("windows")) {
            return "win-x86_64";
        }
        throw new IllegalArgumentException("--gpu " + stack.label()
                + ": DJL has CUDA libraries for Linux and Windows on x86_64 only, and this is " + system + " on "
                + architecture + ". Install without --gpu.");
    }

    /** Returns the folder where DJL unpacks its native libraries. */
    public static Path engineCache(Map<String, String> environment) {
        for (String name : List.of("ENGINE_CACHE_DIR", "DJL_CACHE_DIR")) {
            String chosen = environment.getOrDefault(name, "");
            if (!chosen.isEmpty()) {
                return Path.of(chosen).toAbsolutePath();
            }
        }
        return Path.of(System.getProperty("user.home"), ".djl.ai");
    }

    static void requireRoom(GpuStack stack, List<Path> places, Path cache) throws IOException {
        Path last = places.get(places.size() - 1);
        if (Files.exists(last)) {
            return;
        }
        FileStore downloads = store(last);
        FileStore unpacked = store(cache);
        require(stack, last, free(downloads), stack.downloadMegabytes());
        require(stack, cache, free(unpacked), stack.unpackedMegabytes());
        if (downloads.equals(unpacked)) {
            require(stack, cache, free(unpacked), stack.downloadMegabytes() + stack.unpackedMegabytes());
        }
    }

    private static long free(FileStore store) throws IOException {
        return store.getUsableSpace() / MEGABYTE;
    }

    static void require(GpuStack stack, Path place, long free, int megabytes) throws IOException {
        if (free < megabytes + RESERVE_MEGABYTES) {
            throw new IOException("--gpu " + stack.label() + ": the download of " + gigabytes(stack.downloadMegabytes())
                    + " GB unpacks to " + gigabytes(stack.unpackedMegabytes())
                    + " GB more at the first use, but the disk of "
                    + place + " has only " + gigabytes(free)
                    + " GB free. Make room, or choose other folders: <localRepository> in"
                    + " Maven's settings.xml, and the environment variable ENGINE_CACHE_DIR.");
        }
    }

    private static String gigabytes(long megabytes) {
        return String.format(Locale.ROOT, "%.1f", megabytes / 1e3);
    }

    private static FileStore store(Path path) throws IOException {
        return Files.getFileStore(DataFolders.existing(path));
    }

    /**
     * Writes a jar that tells cells which versions are loaded, and returns the class path: that jar, the rest of the
     * distribution, the stack.
     */
    List<Path> classPath(List<Path> distribution, Path names) throws IOException {
        try (OutputStream file = Files.newOutputStream(names);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry(LIBRARIES));
            zip.write(libraries().getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        List<Path> all = new ArrayList<>(List.of(names));
        distribution.stream()
                .filter(jar -> !jar.getFileName().toString().matches(REPLACED))
                .forEach(all::add);
        all.addAll(jars);
        return all;
    }

    /**
     * Writes the CUDA runtime of the stack, which DJL looks for beside the driver: without it a GPU would not be found, and
     * with one of another version the stack would not be taken.
     *
     * @return whether the stack has one, as it has on Linux
     */
    boolean writeRuntime(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(jars.get(jars.size() - 1).toFile())) {
            Optional<? extends ZipEntry> runtime = zip.stream()
                    .filter(entry -> entry.getName().matches(".*/libcudart-[0-9a-f]+\\.so[.0-9]*"))
                    .findFirst();
            if (runtime.isPresent()) {
                try (InputStream library = zip.getInputStream(runtime.get())) {
                    Files.copy(library, file, StandardCopyOption.REPLACE_EXISTING);
                }
            }
            return runtime.isPresent();
        }
    }

    private String libraries() throws IOException {
        try (InputStream shipped = GpuLibraries.class.getClassLoader().getResourceAsStream(LIBRARIES)) {
            String text = shipped == null ? "" : new String(shipped.readAllBytes(), StandardCharsets.UTF_8);
            String others = text.lines()
                    .filter(line -> !line.strip().startsWith("ai.djl"))
                    .collect(Collectors.joining("\n", "", "\n"));
            return others
                    + coordinates.stream()
                            .map(each -> each.split(":"))
                            .map(each -> "   " + each[0] + ":" + each[1] + ":jar:"
                                    + (each.length > 3 ? each[3] + ":" : "") + each[2] + ":runtime\n")
                            .collect(Collectors.joining());
        }
    }
}
