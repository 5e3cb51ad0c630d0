package cortado.kernel.install;

import cortado.kernel.message.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder by which Jupyter finds the kernel. */
public final class KernelSpec {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");
    /**
     * Keeps Java from optimizing its own compiler to the last: that costs more time than a session can win back, just when
     * the first cells are waiting. Code of the user is optimized as ever.
     */
    private static final String DIRECTIVES =
            "[{match: [\"com/sun/tools/javac/*.*\", \"jdk/jshell/*.*\"], c2: {Exclude: true}}]\n";

    private static final String MAIN = "cortado.kernel.launch.Main";

    private final Path folder;

    private KernelSpec(Path folder) {
        this.folder = folder;
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
     * Writes the kernelspec; the kernel will run on the Java that runs now, with the same options and class path.
     *
     * @throws IOException if the folder cannot be written
     */
    public void install(String displayName) throws IOException {
        Files.createDirectories(folder);
        Path directives = Files.writeString(folder.toAbsolutePath().resolve("compiler.json"), DIRECTIVES);
        List<String> command = ClassArchive.java();
        command.removeIf(option -> option.startsWith("-XX:CompilerDirectivesFile"));
        ClassArchive archive = ClassArchive.in(folder);
        boolean isRecorded = archive.record(command, ClassArchive.classPath());
        // Java announces the directives on its output if nobody stops it.
        command.addAll(List.of(
                "-XX:+UnlockDiagnosticVMOptions", "-XX:-DisplayVMOutput", "-XX:CompilerDirectivesFile=" + directives));
        if (isRecorded) {
            command.addAll(archive.options());
        }
        command.addAll(ClassArchive.classPath());
        command.addAll(List.of(MAIN, "kernel", "{connection_file}"));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("argv", command);
        json.put("display_name", displayName);
        json.put("language", "java");
        json.put("interrupt_mode", "message");
        json.put("env", Map.of("MALLOC_ARENA_MAX", System.getenv().getOrDefault("MALLOC_ARENA_MAX", "2")));
        Files.write(folder.resolve("kernel.json"), Json.writeFile(json));
    }

    /**
     * Removes the kernelspec.
     *
     * @throws IOException with a message for the user if it does not exist or is not Cortado's
     */
    public void uninstall() throws IOException {
        try {
            String argv = Json.read(Files.readAllBytes(folder.resolve("kernel.json")))
                    .path("argv")
                    .toString();
            if (!argv.contains(MAIN)) {
                throw new IOException(
                        "uninstall: " + folder + " belongs to another kernel. Remove it by hand if you want to.");
            }
        } catch (NoSuchFileException absent) {
            throw new IOException("uninstall: there is no kernel at " + folder
                    + ". Pass the --name and --user, --prefix or --sys-prefix it was installed with.");
        }
        List<Path> doomed;
        try (Stream<Path> all = Files.walk(folder)) {
            doomed = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : doomed) {
            Files.delete(path);
        }
    }
}
