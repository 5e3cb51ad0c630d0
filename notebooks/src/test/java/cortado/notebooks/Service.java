package cortado.notebooks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program that runs until it is closed, and says on its output that it is ready. */
final class Service implements AutoCloseable {
    private static final long START_SECONDS = 60;
    private static final long END_SECONDS = 15;

    private final Process process;
    private final Thread end;
    private final StringBuffer output = new StringBuffer();
    private final CompletableFuture<MatchResult> ready = new CompletableFuture<>();

    private Service(Process process) {
        this.process = process;
        // A build that is cancelled leaves nothing behind.
        end = new Thread(this::destroy);
        Runtime.getRuntime().addShutdownHook(end);
    }

    /** Starts the program; what it prints is read to the end, so that no pipe fills up. */
    static Service start(ProcessBuilder program, Pattern announcement) {
        try {
            Process process = program.redirectErrorStream(true).start();
            process.getOutputStream().close();
            Service service = new Service(process);
            Thread reader = new Thread(() -> service.read(process.getInputStream(), announcement));
            reader.setDaemon(true);
            reader.start();
            return service;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Waits for the line of output that says so, and returns what it says. */
    MatchResult ready() {
        try {
            return ready.get(START_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException failed) {
            close();
            throw new AssertionError(
                    process.info().command().orElse("a program") + " did not start\n" + output, failed);
        } catch (InterruptedException interrupted) {
            close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Asks the program to end, and ends it with all that it started if it does not. */
    @Override
    public void close() {
        destroy();
        Runtime.getRuntime().removeShutdownHook(end);
    }

    private void destroy() {
        var descendants = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        descendants.forEach(ProcessHandle::destroyForcibly);
    }

    private void read(InputStream stream, Pattern announcement) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.append(line).append('\n');
                Matcher matcher = announcement.matcher(line);
                if (matcher.find()) {
                    ready.complete(matcher.toMatchResult());
                }
            }
            ready.completeExceptionally(new IOException("the output ended"));
        } catch (IOException failed) {
            ready.completeExceptionally(failed);
        }
    }
}
