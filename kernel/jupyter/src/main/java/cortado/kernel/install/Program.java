package cortado.kernel.install;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs other programs for what they print. */
public final class Program {
    private Program() {}

    /**
     * How a program ended.
     *
     * @param status its exit status
     * @param text what it printed, errors included
     */
    public record Ended(int status, String text) {}

    /** Runs the command without input; empty if it cannot be started or takes longer. */
    public static Optional<Ended> run(Duration limit, List<String> command) {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
        } catch (IOException absent) {
            return Optional.empty();
        }
        try {
            CompletableFuture<String> text = CompletableFuture.supplyAsync(() -> read(process.getInputStream()));
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.of(new Ended(process.exitValue(), text.get(1, TimeUnit.SECONDS)));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException unreadable) {
            // It left its output open to another program; there is nothing to tell.
        }
        Process ended = process.destroyForcibly();
        assert ended == process;
        return Optional.empty();
    }

    /** Returns where a program is on a search path, whose folders are separated as the system does it. */
    public static Optional<Path> find(String name, String searchPath) {
        for (String folder : searchPath.split(File.pathSeparator)) {
            for (String suffix : List.of("", ".exe")) {
                Path file = Path.of(folder.isEmpty() ? "." : folder).resolve(name + suffix);
                if (Files.isRegularFile(file) && Files.isExecutable(file)) {
                    return Optional.of(file.toAbsolutePath());
                }
            }
        }
        return Optional.empty();
    }

    private static String read(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), Charset.defaultCharset());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
