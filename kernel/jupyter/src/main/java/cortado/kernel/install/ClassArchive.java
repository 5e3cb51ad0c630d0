package cortado.kernel.install;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The classes that a kernel loads, stored in the form that Java maps into memory: halves the time to the first cell. From
 * Java 25 on the archive holds linked classes. A kernel runs without one as well, only slower to start.
 */
public final class ClassArchive {
    private static final int TIMEOUT_SECONDS = 60;
    private static final int RENEWAL_DELAY_SECONDS = 30;
    private static final int OLD_LOCK_MILLIS = 600_000;
    /** The kernel finds its archive by this system property. */
    private static final String PROPERTY = "cortado.archive";

    private static final String QUIET = "-Xlog:disable";

    private static final int FIRST_WITH_AOT = 25;

    private final Path file;
    private final Path stamp;
    private final JavaHome java;

    /** Whether there is an archive, and whether it fits. */
    enum State {
        CURRENT,
        /** Made by another Java or of other jars. */
        OLD,
        NONE
    }

    private ClassArchive(Path file, JavaHome java) {
        this.file = file.toAbsolutePath();
        this.stamp = this.file.resolveSibling("classes.stamp");
        this.java = java;
    }

    static ClassArchive in(Path folder, JavaHome java) {
        return new ClassArchive(folder.resolve("classes.jsa"), java);
    }

    /** Returns the options by which Java uses the archive. */
    List<String> options() {
        boolean isAot = java.feature() >= FIRST_WITH_AOT;
        return List.of(
                QUIET, (isAot ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + file, "-D" + PROPERTY + "=" + file);
    }

    static boolean isOption(String option) {
        return option.equals(QUIET)
                || option.startsWith("-Xshare:")
                || option.startsWith("-D" + PROPERTY)
                || option.startsWith("-XX:AOTCache")
                || option.startsWith("-XX:SharedArchiveFile");
    }

    /** Returns whether the archive is of this Java and of the jars on the class path. */
    State state(String classPath) throws IOException {
        if (!Files.exists(file)) {
            return State.NONE;
        }
        return fingerprint(classPath).equals(stamped()) ? State.CURRENT : State.OLD;
    }

    /**
     * Records the classes of a rehearsed session, unless the archive is of this Java and these jars already.
     *
     * @param command the Java command, up to and without the class path
     * @param classPath of the kernel
     * @return whether the archive is up to date now
     */
    boolean record(List<String> command, String classPath) throws IOException {
        if (state(classPath) == State.CURRENT) {
            return true;
        }
        if (KernelCommand.files(classPath).stream().anyMatch(Files::isDirectory)) {
            // Java archives classes of jars only.
            return false;
        }
        Path fresh = file.resolveSibling("classes.new");
        Files.deleteIfExists(fresh);
        boolean isAot = java.feature() >= FIRST_WITH_AOT;
        List<String> recording = new ArrayList<>(command);
        if (isAot) {
            // Java would optimize early what was busy in the rehearsal, just when the first cells are waiting.
            recording.addAll(List.of(
                    "-XX:+UnlockDiagnosticVMOptions", "-XX:+IgnoreUnrecognizedVMOptions", "-XX:-AOTRecordTraining"));
        }
        recording.addAll(List.of(QUIET, (isAot ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + fresh));
        recording.addAll(List.of("-cp", classPath, KernelCommand.MAIN, "rehearse"));
        boolean isMade = succeeds(recording) && Files.exists(fresh);
        if (isMade) {
            Path moved = Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
            assert moved.equals(file);
            Path written = Files.writeString(stamp, fingerprint(classPath));
            assert written.equals(stamp);
        }
        Files.deleteIfExists(fresh);
        return isMade;
    }

    /**
     * Records the archive of this kernel again some time later in the background if Java or a jar changed since it
     * was made. Never fails: a kernel without an archive starts more slowly, that is all.
     */
    public static void renew() {
        String path = System.getProperty(PROPERTY);
        if (path == null) {
            return;
        }
        ClassArchive archive = new ClassArchive(Path.of(path), JavaHome.running());
        Thread thread = new Thread(null, archive::renewLater, "cortado-archive", 0, false);
        thread.setDaemon(true);
        thread.start();
    }

    private void renewLater() {
        try {
            // The first cells come first.
            TimeUnit.SECONDS.sleep(RENEWAL_DELAY_SECONDS);
            renewOnce();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    void renewOnce() {
        Path lock = file.resolveSibling("classes.lock");
        try {
            KernelCommand running = KernelCommand.running();
            if (state(running.classPath()) == State.CURRENT) {
                return;
            }
            if (Files.exists(lock)
                    && Files.getLastModifiedTime(lock).toMillis() < System.currentTimeMillis() - OLD_LOCK_MILLIS) {
                Files.delete(lock);
            }
            Path locked = Files.createFile(lock);
            try {
                boolean isMade = record(running.java(), running.classPath());
                assert isMade || !Files.exists(stamp);
            } finally {
                Files.delete(locked);
            }
        } catch (FileAlreadyExistsException another) {
            // Another kernel is at it.
        } catch (IOException readOnly) {
            // The folder belongs to somebody else, whose install makes the archive.
        }
    }

    private static boolean succeeds(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        Process stopped = process.destroyForcibly();
        assert stopped == process;
        return false;
    }

    private @Nullable String stamped() throws IOException {
        try {
            return Files.readString(stamp);
        } catch (NoSuchFileException none) {
            return null;
        }
    }

    /** Names the Java and every jar with its size and time. */
    private String fingerprint(String classPath) {
        String jars = KernelCommand.files(classPath).stream()
                .map(Path::toFile)
                .map(jar -> jar.getPath() + " " + jar.length() + " " + jar.lastModified() + "\n")
                .sorted()
                .collect(Collectors.joining());
        return java.home() + " " + java.vmVersion() + "\n" + jars;
    }
}
