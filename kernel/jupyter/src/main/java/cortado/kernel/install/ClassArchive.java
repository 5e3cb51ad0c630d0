package cortado.kernel.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The classes that a kernel loads, stored in the form that Java maps into memory: halves the time to the first cell. */
final class ClassArchive {
    private static final int TIMEOUT_SECONDS = 60;

    private ClassArchive() {}

    /**
     * Records the classes of a rehearsed session. Java ignores the archive once the class path changes.
     *
     * @param java the Java command, up to and without the class path
     * @param classPath the class path of the kernel
     * @param archive file to write
     * @return whether there is an archive now; a kernel runs without one too
     */
    static boolean record(List<String> java, List<String> classPath, Path archive) throws IOException {
        List<String> command = new ArrayList<>(java);
        command.addAll(List.of("-Xlog:disable", "-XX:ArchiveClassesAtExit=" + archive));
        command.addAll(classPath);
        command.addAll(List.of("cortado.kernel.launch.Main", "rehearse"));
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                return !process.destroyForcibly().isAlive() && Files.exists(archive);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return Files.exists(archive);
    }
}
