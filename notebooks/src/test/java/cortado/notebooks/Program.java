package cortado.notebooks;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A command; run to its end it says what it printed and how it ended. */
final class Program {
    private static final long LIMIT_SECONDS = 180;

    private final List<String> command;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private Path folder = Places.output();

    /** How a command ended. */
    record Result(int status, String out, String err) {
        /** Returns this result if the command succeeded. */
        @CanIgnoreReturnValue
        Result succeeded() {
            if (status != 0) {
                throw new AssertionError("exit status " + status + "\n" + out + "\n" + err);
            }
            return this;
        }
    }

    private Program(List<String> command) {
        this.command = command;
    }

    static Program of(Path executable, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(executable.toString());
        command.addAll(List.of(arguments));
        return of(command);
    }

    static Program of(List<String> command) {
        return new Program(command);
    }

    /** Returns the command {@code cortado} of the distribution, on the Java that runs the tests. */
    static Program cortado(String... arguments) {
        return of(Places.distribution().resolve("bin").resolve("cortado"), arguments)
                .with("JAVA_HOME", System.getProperty("java.home"));
    }

    /** Returns the command {@code java}, the one that runs the tests. */
    static Program java(String... arguments) {
        return of(Path.of(System.getProperty("java.home"), "bin", "java"), arguments);
    }

    Program with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Program in(Path workingFolder) {
        folder = workingFolder;
        return this;
    }

    /** Waits for the end of the command; its output goes to files, so that no pipe fills up. */
    Result run() {
        try {
            File out = Files.createTempFile(Places.output(), "out", ".txt").toFile();
            File err = Files.createTempFile(Places.output(), "err", ".txt").toFile();
            Process process = builder().redirectOutput(out).redirectError(err).start();
            process.getOutputStream().close();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
                throw new AssertionError(
                        command + " ran longer than " + LIMIT_SECONDS + " s\n" + read(out) + read(err));
            }
            return new Result(process.exitValue(), read(out), read(err));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Starts a program that does not end by itself; the line of its output that matches says that it is ready. */
    Service start(Pattern announcement) {
        return Service.start(builder(), announcement);
    }

    private ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(environment);
        return builder;
    }

    private static String read(File file) throws IOException {
        String text = Files.readString(file.toPath(), StandardCharsets.UTF_8);
        Files.delete(file.toPath());
        return text;
    }

    /**
     * Returns the first of the commands that works: a launcher on the path may belong to a Python that lacks the program.
     *
     * @param probe arguments with which a working program exits with status 0
     * @param packages what to install, for the message
     */
    static Path find(List<String> names, List<String> probe, String packages) {
        return find(names, probe, packages, System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/bin");
    }

    static Path find(List<String> names, List<String> probe, String packages, String path) {
        Set<Path> candidates = new LinkedHashSet<>();
        for (String name : names) {
            for (String entry : path.split(File.pathSeparator)) {
                candidates.add(Path.of(entry, name));
            }
        }
        for (Path candidate : candidates) {
            if (Files.isExecutable(candidate)
                    && of(candidate, probe.toArray(String[]::new)).run().status() == 0) {
                return candidate;
            }
        }
        throw new AssertionError("no working " + String.join(" or ", names)
                + " was found on the path. Install Debian's packages: apt-get install " + packages);
    }
}
