package cortado.kernel.install;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Where Jupyter looks for kernels. */
public final class DataFolders {
    private DataFolders() {}

    /** Returns the data folder of the user: {@code JUPYTER_DATA_DIR}, or what the operating system makes usual. */
    public static Path user() {
        return user(System.getenv());
    }

    /** Returns the data folder of an installation, for example of a Python environment at the prefix. */
    public static Path below(Path prefix) {
        return prefix.toAbsolutePath().resolve("share").resolve("jupyter");
    }

    /** Returns the path itself, or the nearest folder above it that exists already. */
    public static Path existing(Path path) {
        Path there = path.toAbsolutePath();
        while (!Files.exists(there)) {
            there = Objects.requireNonNull(there.getParent(), "a root exists");
        }
        return there;
    }

    /** Returns where any Jupyter of this machine may look, the user's folder first. */
    static List<Path> usual(Map<String, String> environment) {
        List<Path> folders = new ArrayList<>();
        for (String folder : environment.getOrDefault("JUPYTER_PATH", "").split(File.pathSeparator)) {
            if (!folder.isEmpty()) {
                folders.add(Path.of(folder).toAbsolutePath());
            }
        }
        folders.add(user(environment));
        for (String name : List.of("VIRTUAL_ENV", "CONDA_PREFIX")) {
            String prefix = environment.getOrDefault(name, "");
            if (!prefix.isEmpty()) {
                folders.add(below(Path.of(prefix)));
            }
        }
        if (File.separatorChar == '/') {
            folders.add(below(Path.of("/usr/local")));
            folders.add(below(Path.of("/usr")));
        } else if (environment.containsKey("PROGRAMDATA")) {
            folders.add(Path.of(environment.get("PROGRAMDATA"), "jupyter"));
        }
        return folders;
    }

    /** Jupyter takes the home from the environment, Java from the list of users. */
    private static Path user(Map<String, String> environment) {
        String home = environment.getOrDefault("HOME", "");
        return user(
                environment,
                Path.of(home.isEmpty() ? System.getProperty("user.home") : home),
                System.getProperty("os.name"));
    }

    static Path user(Map<String, String> environment, Path home, String system) {
        String chosen = environment.getOrDefault("JUPYTER_DATA_DIR", "");
        if (!chosen.isEmpty()) {
            return Path.of(chosen).toAbsolutePath();
        }
        String lower = system.toLowerCase(Locale.ROOT);
        if (lower.startsWith("mac")) {
            return home.resolve("Library").resolve("Jupyter");
        }
        if (lower.startsWith("windows")) {
            String roaming = environment.getOrDefault("APPDATA", "");
            return (roaming.isEmpty() ? home.resolve("AppData").resolve("Roaming") : Path.of(roaming))
                    .resolve("jupyter");
        }
        String shared = environment.getOrDefault("XDG_DATA_HOME", "");
        return (shared.isEmpty() ? home.resolve(".local").resolve("share") : Path.of(shared)).resolve("jupyter");
    }
}
