package cortado.kernel.install;

import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JDK that can run the kernel.
 *
 * @param folder where it is, as the user names it
 * @param home where it is, as it says itself
 * @param version for example {@code 17.0.15}
 * @param vmVersion what else tells two builds apart, for example {@code 17.0.15+6-Debian-1deb12u1}
 */
public record JavaHome(Path folder, String home, String version, String vmVersion) {
    private static final int OLDEST = 17;
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String MODULE = "jdk.jshell";

    /** Returns the Java of this process. */
    public static JavaHome running() {
        String home = System.getProperty("java.home");
        return new JavaHome(
                Path.of(home), home, System.getProperty("java.version"), System.getProperty("java.vm.version"));
    }

    /**
     * Returns the JDK in the folder, after asking it for its version and modules.
     *
     * @throws IllegalArgumentException if there is no Java, or it is older than 17 or lacks JShell
     */
    public static JavaHome at(Path folder) {
        Path java = command(folder);
        if (!Files.isExecutable(java)) {
            throw new IllegalArgumentException("there is no Java at " + java);
        }
        Program.Ended told = run(java, "-XshowSettings:properties", "-version");
        String version = property(told.text(), "java.version")
                .orElseThrow(() -> new IllegalArgumentException(java + " does not run: " + firstLine(told.text())));
        if (feature(version) < OLDEST) {
            throw new IllegalArgumentException(
                    "Java must be at least " + OLDEST + ", but " + folder + " is " + version);
        }
        if (run(java, "--describe-module", MODULE).status() != 0) {
            throw new IllegalArgumentException(withoutShell(folder, version));
        }
        return new JavaHome(
                folder.toAbsolutePath().normalize(),
                property(told.text(), "java.home").orElse(""),
                version,
                property(told.text(), "java.vm.version").orElse(""));
    }

    /**
     * Checks the Java of this process, which nobody asked for its modules yet.
     *
     * @throws IllegalArgumentException if it lacks JShell
     */
    void requireShell() {
        if (equals(running()) && ModuleFinder.ofSystem().find(MODULE).isEmpty()) {
            throw new IllegalArgumentException("install: " + withoutShell(folder, version)
                    + ". Install one, for example the package openjdk-" + feature()
                    + "-jdk-headless, and set JAVA_HOME or pass --java-home.");
        }
    }

    private static String withoutShell(Path folder, String version) {
        return folder + " is Java " + version + " without the module " + MODULE + ", so it is not a whole JDK";
    }

    /** Returns the program to start. */
    public Path command() {
        return command(folder);
    }

    /** Returns the number by which Java's releases are known, for example 17. */
    public int feature() {
        return feature(version);
    }

    private static Path command(Path folder) {
        boolean isWindows =
                System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        return folder.toAbsolutePath().normalize().resolve("bin").resolve(isWindows ? "java.exe" : "java");
    }

    private static Program.Ended run(Path java, String... arguments) {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(List.of(arguments));
        return Program.run(LIMIT, command).orElse(new Program.Ended(1, "it cannot be started"));
    }

    private static Optional<String> property(String text, String name) {
        Matcher line = Pattern.compile("(?m)^\\s+" + Pattern.quote(name) + " = (.*?)\\s*$")
                .matcher(text);
        return line.find() ? Optional.of(line.group(1)) : Optional.empty();
    }

    /** Before Java 9 versions started with 1. */
    private static int feature(String version) {
        Matcher numbers = Pattern.compile("(?:1\\.)?(\\d+)").matcher(version);
        return numbers.lookingAt() ? Integer.parseInt(numbers.group(1)) : 0;
    }

    private static String firstLine(String text) {
        return text.strip().lines().findFirst().orElse("it prints nothing");
    }
}
