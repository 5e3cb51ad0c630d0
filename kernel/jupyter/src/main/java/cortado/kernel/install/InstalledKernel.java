package cortado.kernel.install;

import com.fasterxml.jackson.databind.JsonNode;
import cortado.kernel.message.Json;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A kernel of ours that is registered with Jupyter, as its kernelspec says. */
public final class InstalledKernel {
    private static final String HOME = "-Dcortado.home=";

    private final Path folder;
    private final JsonNode json;

    private InstalledKernel(Path folder, JsonNode json) {
        this.folder = folder;
        this.json = json;
    }

    /** Returns the kernels of ours below Jupyter's data folders, in their order, then by name. */
    public static List<InstalledKernel> below(Collection<Path> dataFolders) {
        List<InstalledKernel> all = new ArrayList<>();
        for (Path data : dataFolders) {
            Path kernels = data.resolve("kernels");
            if (Files.isDirectory(kernels)) {
                try (Stream<Path> folders = Files.list(kernels)) {
                    folders.sorted().forEach(folder -> read(folder).ifPresent(all::add));
                } catch (IOException unreadable) {
                    // Neither can Jupyter read it.
                }
            }
        }
        return all;
    }

    /** Returns the kernel in the folder; empty if there is none of ours. */
    public static Optional<InstalledKernel> read(Path folder) {
        try {
            JsonNode json = Json.read(Files.readAllBytes(folder.resolve(KernelSpec.SPEC)));
            return KernelSpec.isOurs(json) ? Optional.of(new InstalledKernel(folder, json)) : Optional.empty();
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    /** Returns the name by which notebooks ask for it. */
    public String name() {
        return folder.getFileName().toString();
    }

    /** Returns the folder of its kernelspec. */
    public Path folder() {
        return folder;
    }

    /** Returns the name that Jupyter shows. */
    public String displayName() {
        return json.path("display_name").asText();
    }

    /** Returns the command that starts it, with {@code {connection_file}} for the connection file. */
    public List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        json.path("argv").forEach(each -> arguments.add(each.asText()));
        return arguments;
    }

    /** Returns what it adds to the environment. */
    public Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        json.path("env")
                .properties()
                .forEach(each -> environment.put(each.getKey(), each.getValue().asText()));
        return environment;
    }

    /** Returns the folder of the Java that runs it. */
    public Path javaFolder() {
        Path program = Path.of(arguments().get(0));
        Path bin = program.getParent();
        return bin == null || bin.getParent() == null ? program : bin.getParent();
    }

    /** Returns the Java that runs it; empty if there is none that can. */
    public Optional<JavaHome> java() {
        try {
            return Optional.of(JavaHome.at(javaFolder()));
        } catch (IllegalArgumentException unfit) {
            return Optional.empty();
        }
    }

    /** Returns the most memory it takes for objects, for example {@code 4g}; empty where Java decides. */
    public Optional<String> heap() {
        return arguments().stream()
                .filter(Heap::isOption)
                .map(option -> option.substring("-Xmx".length()))
                .reduce((first, last) -> last);
    }

    /** Returns the libraries for a GPU that it was installed with; empty if there are none. */
    public Optional<GpuStack> gpu() {
        String label = KernelCommand.stack(arguments());
        return label.isEmpty() ? Optional.empty() : Optional.of(GpuStack.of(label));
    }

    /** Returns in words whether it has a class archive, which makes it start fast. */
    public String archive() {
        Optional<JavaHome> java = java();
        if (java.isEmpty()) {
            return "unknown";
        }
        try {
            return switch (ClassArchive.in(folder, java.get()).state(classPath())) {
                case CURRENT -> "up to date";
                case OLD -> "out of date; the kernel renews it half a minute after its next start";
                case NONE -> "none; the kernel starts more slowly. Run: " + reinstallation();
            };
        } catch (IOException unreadable) {
            return "unreadable";
        }
    }

    private String classPath() {
        List<String> arguments = arguments();
        int option = arguments.indexOf("-cp");
        return option < 0 || option + 1 == arguments.size() ? "" : arguments.get(option + 1);
    }

    /** Returns what keeps it from starting, each in a sentence; none if all is there. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        try {
            JavaHome java = JavaHome.at(javaFolder());
            assert java.feature() > 0;
        } catch (IllegalArgumentException unfit) {
            problems.add("its Java is unfit: " + unfit.getMessage());
        }
        String home = arguments().stream()
                .filter(option -> option.startsWith(HOME))
                .map(option -> option.substring(HOME.length()))
                .findFirst()
                .orElse("");
        if (!home.isEmpty() && !Files.isDirectory(Path.of(home, "lib"))) {
            problems.add("its jars are gone from " + Path.of(home, "lib"));
        } else {
            missingJars().ifPresent(problems::add);
        }
        String directives = KernelCommand.directives(arguments());
        if (!directives.isEmpty() && !Files.exists(Path.of(directives))) {
            problems.add("its file " + directives + " is gone, or the folder was moved");
        }
        return problems;
    }

    private Optional<String> missingJars() {
        List<Path> gone = Stream.of(classPath().split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty() && !entry.endsWith("*"))
                .map(Path::of)
                .filter(Files::notExists)
                .toList();
        if (gone.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("its jar " + gone.get(0) + " is gone"
                + (gone.size() > 1 ? ", and " + (gone.size() - 1) + " more" : ""));
    }

    /** A kernelspec lies in a folder of its own below two others. */
    private static Path above(Path path) {
        return Objects.requireNonNull(path.getParent());
    }

    /** Returns the command that installs it again as it was, but on the Java that runs the command. */
    public String reinstallation() {
        StringBuilder command = new StringBuilder("cortado install");
        Path data = above(above(folder));
        if (!data.equals(DataFolders.user())) {
            boolean isUsual = data.endsWith(Path.of("share", "jupyter"));
            command.append(isUsual ? " --prefix " + quoted(above(above(data)).toString()) : "");
        }
        if (!name().equals("cortado")) {
            command.append(" --name ").append(name());
        }
        if (!displayName().equals("Java (Cortado)")) {
            command.append(" --display-name ").append(quoted(displayName()));
        }
        heap().ifPresent(size -> command.append(" --heap ").append(size));
        gpu().ifPresent(stack -> command.append(" --gpu ").append(stack.label()));
        return command.toString();
    }

    private static String quoted(String text) {
        return text.matches("[\\w./:@%+=,-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
