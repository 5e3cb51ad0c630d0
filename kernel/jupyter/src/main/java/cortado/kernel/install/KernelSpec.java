package cortado.kernel.install;

import cortado.kernel.message.Json;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
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
        Path archive = folder.toAbsolutePath().resolve("classes.jsa");
        Files.deleteIfExists(archive);
        List<String> command = java();
        if (ClassArchive.record(command, classPath(), archive)) {
            command.addAll(List.of("-Xlog:disable", "-XX:SharedArchiveFile=" + archive));
        }
        command.addAll(classPath());
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

    private static List<String> java() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (!option.startsWith("-javaagent") && !option.startsWith("-agentlib")) {
                command.add(option);
            }
        }
        return command;
    }

    private static List<String> classPath() {
        String home = System.getProperty("cortado.home");
        return List.of("-cp", home == null ? System.getProperty("java.class.path") : Path.of(home, "lib") + "/*");
    }
}
