package cortado.kernel.install;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import cortado.kernel.message.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder by which Jupyter finds the kernel. */
public final class KernelSpec {
    static final String SPEC = "kernel.json";
    /** What Jupyter shows for the kernel, smallest last. */
    private static final List<String> LOGOS = List.of("logo-svg.svg", "logo-64x64.png", "logo-32x32.png");

    private static final List<String> OWN_FILES = List.of(
            "compiler.json",
            "libraries.jar",
            "libcudart.so",
            "classes.jsa",
            "classes.stamp",
            "classes.new",
            "classes.lock");
    private static final int MOST_OF_COMMAND = 60;
    private static final String ASIDE = ".replaced";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");
    /**
     * Keeps Java from optimizing its own compiler, and what reads classes for it, to the last: that costs more time than a
     * session can win back, just when the first cells are waiting. Code of the user is optimized as ever.
     */
    private static final String DIRECTIVES = Stream.of(
                    "com/sun/tools/javac/",
                    "jdk/jshell/",
                    "jdk/nio/zipfs/",
                    "jdk/internal/jimage/",
                    "jdk/internal/jrtfs/",
                    "jdk/internal/org/objectweb/asm/",
                    "java/util/jar/",
                    "java/util/zip/ZipFile",
                    "java/util/zip/ZipCoder",
                    "java/util/zip/ZipUtils",
                    "sun/nio/fs/")
            .map(prefix -> '"' + prefix + "*.*\"")
            .collect(Collectors.joining(", ", "[{match: [", "], c2: {Exclude: true}}]\n"));

    private final Path folder;

    /**
     * What a user chooses.
     *
     * @param displayName shown by Jupyter
     * @param java runs the kernel
     * @param heap the most memory for objects; null leaves it to Java, which takes a quarter of the machine's
     * @param gpu libraries that replace those of the distribution; null keeps these
     * @param isForced whether another kernel of the name may be put aside
     */
    public record Choice(
            String displayName,
            JavaHome java,
            @Nullable Heap heap,
            @Nullable GpuLibraries gpu,
            boolean isForced) {
        /** Returns the usual choice: the Java that runs now, its own heap, the libraries of the distribution. */
        public static Choice usual(String displayName) {
            return new Choice(displayName, JavaHome.running(), null, null, false);
        }
    }

    private KernelSpec(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    /**
     * Returns the kernelspec of the name below one of Jupyter's data folders.
     *
     * @throws IllegalArgumentException if the name has other characters than letters, digits, dots, underscores and hyphens
     */
    public static KernelSpec in(Path dataFolder, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "install: a kernel's name must be letters, digits, '.', '_' and '-', but was '" + name
                            + "'. Pass another --name, e.g. cortado-17.");
        }
        return new KernelSpec(dataFolder.resolve("kernels").resolve(name.toLowerCase(Locale.ROOT)));
    }

    /** Returns the folder of the kernelspec. */
    public Path folder() {
        return folder;
    }

    /**
     * Writes the kernelspec; the kernel will run with the options and the class path of this process.
     *
     * @return what the user should know: another kernel that was put aside, an archive that could not be made
     * @throws IOException with a message for the user if the folder cannot be written, or belongs to another kernel
     * @throws IllegalArgumentException if the Java cannot run a kernel
     */
    public List<String> install(Choice choice) throws IOException {
        choice.java().requireShell();
        List<String> notes = new ArrayList<>();
        Optional<String> other = other();
        if (other.isPresent() && !choice.isForced()) {
            throw new IOException("install: " + folder + " belongs to another kernel, " + other.get()
                    + ". Pass --force to put it aside until you uninstall this one, or another --name.");
        }
        Files.createDirectories(folder);
        if (other.isPresent()) {
            putAside();
            notes.add("Put aside another kernel of that name, " + other.get() + "; uninstall brings it back");
        }
        write(choice, notes, true);
        return notes;
    }

    /**
     * Writes the usual kernelspec for one start, without an archive.
     *
     * @throws IOException if the folder cannot be written
     */
    public void installBriefly(String displayName) throws IOException {
        Files.createDirectories(folder);
        write(Choice.usual(displayName), new ArrayList<>(), false);
    }

    private void write(Choice choice, List<String> notes, boolean isArchived) throws IOException {
        Path directives = Files.writeString(folder.resolve("compiler.json"), DIRECTIVES);
        KernelCommand command = KernelCommand.running().on(choice.java(), choice.heap());
        if (choice.gpu() != null) {
            command = command.with(choice.gpu(), folder);
        }
        ClassArchive archive = ClassArchive.in(folder, choice.java());
        boolean isRecorded = isArchived && isRecorded(archive, command);
        if (isArchived && !isRecorded) {
            notes.add("No class archive could be made, so the kernel starts more slowly");
        }
        for (String logo : LOGOS) {
            try (InputStream picture =
                    Objects.requireNonNull(KernelSpec.class.getResourceAsStream(logo), "the jar lacks its logos")) {
                Files.copy(picture, folder.resolve(logo), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        List<String> arguments = command.arguments(directives, isRecorded ? archive : null);
        Files.write(folder.resolve(SPEC), Json.writeFile(json(choice, arguments)));
    }

    /** Without an archive a kernel works as well. */
    private static boolean isRecorded(ClassArchive archive, KernelCommand command) {
        try {
            return archive.record(command.java(), command.classPath());
        } catch (IOException broken) {
            return false;
        }
    }

    /** All paths are absolute: not every front end fills in the folder of the kernelspec. */
    private static Map<String, Object> json(Choice choice, List<String> arguments) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("argv", arguments);
        json.put("display_name", choice.displayName());
        json.put("language", "java");
        json.put("interrupt_mode", "message");
        json.put("env", Map.of("MALLOC_ARENA_MAX", System.getenv().getOrDefault("MALLOC_ARENA_MAX", "2")));
        json.put("metadata", Map.of("debugger", false));
        return json;
    }

    /** Returns what the kernel in the folder calls itself if it is not Cortado's. */
    private Optional<String> other() throws IOException {
        Path spec = folder.resolve(SPEC);
        if (!Files.exists(spec)) {
            return Optional.empty();
        }
        try {
            JsonNode json = Json.read(Files.readAllBytes(spec));
            return isOurs(json)
                    ? Optional.empty()
                    : Optional.of("'" + json.path("display_name").asText("without a name") + "', started by: "
                            + command(json));
        } catch (JacksonException damaged) {
            return Optional.of("whose kernel.json is damaged");
        }
    }

    private static String command(JsonNode json) {
        StringBuilder command = new StringBuilder();
        for (JsonNode argument : json.path("argv")) {
            if (command.length() < MOST_OF_COMMAND && !argument.asText().startsWith("{")) {
                command.append(command.isEmpty() ? "" : " ").append(argument.asText());
            }
        }
        return command.toString();
    }

    static boolean isOurs(JsonNode json) {
        return json.path("argv").toString().contains(KernelCommand.MAIN);
    }

    private void putAside() throws IOException {
        for (String name : shownFiles()) {
            Path file = folder.resolve(name);
            if (Files.exists(file)) {
                Files.move(file, folder.resolve(name + ASIDE), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** Returns the names of the files that Jupyter reads; any kernel may have them. */
    private static List<String> shownFiles() {
        List<String> names = new ArrayList<>(LOGOS);
        names.add(SPEC);
        return names;
    }

    /**
     * Removes the kernelspec, and brings back what {@link #install} put aside.
     *
     * @return whether another kernel is there again
     * @throws IOException with a message for the user if it does not exist or is not Cortado's
     */
    public boolean uninstall() throws IOException {
        if (!Files.exists(folder.resolve(SPEC))) {
            throw new IOException("uninstall: there is no kernel at " + folder
                    + ". Pass the --name and --user, --prefix or --sys-prefix it was installed with; 'cortado list' tells"
                    + " them.");
        }
        if (other().isPresent()) {
            throw new IOException(
                    "uninstall: " + folder + " belongs to another kernel. Remove it by hand if you want to.");
        }
        for (String name : OWN_FILES) {
            Files.deleteIfExists(folder.resolve(name));
        }
        for (String name : shownFiles()) {
            Files.deleteIfExists(folder.resolve(name));
            Path aside = folder.resolve(name + ASIDE);
            if (Files.exists(aside)) {
                Files.move(aside, folder.resolve(name));
            }
        }
        try (Stream<Path> rest = Files.list(folder)) {
            if (rest.findAny().isPresent()) {
                return Files.exists(folder.resolve(SPEC));
            }
        }
        Files.delete(folder);
        return false;
    }
}
