package cortado.kernel.install;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
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
 * Java 25 on the archive holds linked classes and profiles too. A kernel runs without one as well, only slower to start.
 */
public final class ClassArchive {
    private static final int TIMEOUT_SECONDS = 60;
    private static final int RENEWAL_DELAY_SECONDS = 30;
    private static final int OLD_LOCK_MILLIS = 600_000;
    /** The kernel finds its archive by this system property. */
    private static final String PROPERTY = "cortado.archive";

    private static final String MAIN = "cortado.kernel.launch.Main";
    private static final boolean IS_AOT = Runtime.version().feature() >= 25;
    private static final String USE = IS_AOT ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=";
    private static final String MAKE = IS_AOT ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=";
    private static final String QUIET = "-Xlog:disable";

    private final Path file;
    private final Path stamp;

    private ClassArchive(Path file) {
        this.file = file.toAbsolutePath();
        this.stamp = this.file.resolveSibling("classes.stamp");
    }

    static ClassArchive in(Path folder) {
        return new ClassArchive(folder.resolve("classes.jsa"));
    }

    /** Returns the options by which Java uses the archive. */
    List<String> options() {
        return List.of(QUIET, USE + file, "-D" + PROPERTY + "=" + file);
    }

    /**
     * Records the classes of a rehearsed session, unless the archive is of this Java and these jars already.
     *
     * @param java the Java command, up to and without the class path
     * @param classPath the option for the class path of the kernel
     * @return whether the archive is up to date now
     */
    boolean record(List<String> java, List<String> classPath) throws IOException {
        String wanted = fingerprint();
        if (Files.exists(file) && wanted.equals(stamped())) {
            return true;
        }
        Path fresh = file.resolveSibling("classes.new");
        Files.deleteIfExists(fresh);
        List<String> command = new ArrayList<>(java);
        command.addAll(List.of(QUIET, MAKE + fresh));
        command.addAll(classPath);
        command.addAll(List.of(MAIN, "rehearse"));
        boolean isMade = succeeds(command) && Files.exists(fresh);
        if (isMade) {
            Path moved = Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
            assert moved.equals(file);
            Path written = Files.writeString(stamp, wanted);
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
        ClassArchive archive = new ClassArchive(Path.of(path));
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
            if (Files.exists(file) && fingerprint().equals(stamped())) {
                return;
            }
            if (Files.exists(lock)
                    && Files.getLastModifiedTime(lock).toMillis() < System.currentTimeMillis() - OLD_LOCK_MILLIS) {
                Files.delete(lock);
            }
            Path locked = Files.createFile(lock);
            try {
                boolean isMade = record(java(), classPath());
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

    /** Returns the command of the Java that runs now, with its options but those that only one process can use. */
    static List<String> java() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            boolean isOurs = option.equals(QUIET)
                    || option.startsWith("-Xshare:")
                    || option.startsWith("-D" + PROPERTY)
                    || option.startsWith("-XX:AOTCache")
                    || option.startsWith("-XX:SharedArchiveFile");
            if (!isOurs && !option.startsWith("-javaagent") && !option.startsWith("-agentlib")) {
                command.add(option);
            }
        }
        return command;
    }

    static List<String> classPath() {
        String home = System.getProperty("cortado.home");
        return List.of("-cp", home == null ? System.getProperty("java.class.path") : Path.of(home, "lib") + "/*");
    }

    private @Nullable String stamped() throws IOException {
        try {
            return Files.readString(stamp);
        } catch (NoSuchFileException none) {
            return null;
        }
    }

    /** Names the Java and every jar with its size and time. */
    private static String fingerprint() {
        String jars = List.of(System.getProperty("java.class.path").split(File.pathSeparator)).stream()
                .map(entry -> {
                    File jar = new File(entry);
                    return jar.getPath() + " " + jar.length() + " " + jar.lastModified() + "\n";
                })
                .sorted()
                .collect(Collectors.joining());
        return System.getProperty("java.home") + " " + System.getProperty("java.vm.version") + "\n" + jars;
    }
}
