package cortado.kernel.history;

import com.fasterxml.jackson.databind.JsonNode;
import cortado.kernel.message.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The file of all sessions: one JSON object a line, oldest first, readable by its owner alone. Several kernels may write it
 * at once; a line that is not understood is passed over.
 */
final class HistoryFile {
    static final int MOST_ENTRIES = 10_000;
    static final int MOST_BYTES = 16_000_000;
    /** A longer cell is not worth keeping beyond its session. */
    static final int MOST_CHARACTERS = 100_000;

    private static final int APPENDS_BETWEEN_TRIMS = 1_000;

    private final Path file;
    private int appendsUntilTrim;

    HistoryFile(Path file) {
        this.file = file;
    }

    /** Returns what the file holds, oldest first. */
    List<Entry> read() throws IOException {
        List<Entry> entries = new ArrayList<>();
        if (Files.exists(file)) {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            text.lines().forEach(line -> entry(line).ifPresent(entries::add));
        }
        return entries;
    }

    /**
     * Adds an entry.
     *
     * @return the number of its session: its own, or the next free one if that is 0
     */
    int append(Entry entry) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.exists(folder)) {
            Path made = Files.createDirectories(folder, owners("rwx------"));
            assert made.equals(folder);
        }
        Path lockFile = file.resolveSibling(file.getFileName() + ".lock");
        try (FileChannel guard = open(lockFile, StandardOpenOption.WRITE);
                FileLock lock = guard.lock()) {
            assert lock.isValid();
            if (appendsUntilTrim-- <= 0) {
                trim();
            }
            int session = entry.session() == 0 ? nextSession() : entry.session();
            if (entry.text().length() <= MOST_CHARACTERS) {
                write(entry.inSession(session));
            }
            return session;
        }
    }

    private int nextSession() throws IOException {
        return 1 + read().stream().mapToInt(Entry::session).max().orElse(0);
    }

    private void write(Entry entry) throws IOException {
        try (FileChannel channel = open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            ByteBuffer last = ByteBuffer.allocate(1);
            long size = channel.size();
            // A line that a crash cut short must not spoil this one.
            if (size > 0 && channel.read(last, size - 1) == 1 && last.get(0) != '\n') {
                line.write('\n');
            }
            line.write(Json.write(entry));
            line.write('\n');
            writeFully(channel, line.toByteArray(), size);
        }
    }

    private static void writeFully(FileChannel channel, byte[] bytes, long position) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        long start = position;
        while (left.hasRemaining()) {
            start += channel.write(left, start);
        }
    }

    private void trim() throws IOException {
        appendsUntilTrim = APPENDS_BETWEEN_TRIMS;
        List<Entry> entries = read();
        Deque<byte[]> kept = new ArrayDeque<>();
        int bytes = 0;
        for (int i = entries.size() - 1; i >= 0 && kept.size() < MOST_ENTRIES; i--) {
            byte[] line = Json.write(entries.get(i));
            bytes += line.length + 1;
            if (bytes > MOST_BYTES) {
                break;
            }
            kept.addFirst(line);
        }
        if (kept.size() < entries.size()) {
            replace(kept);
        }
    }

    private void replace(Iterable<byte[]> lines) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] line : lines) {
            whole.write(line);
            whole.write('\n');
        }
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.deleteIfExists(next);
        try (FileChannel channel = open(next, StandardOpenOption.WRITE)) {
            writeFully(channel, whole.toByteArray(), 0);
        }
        Path moved = Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        assert moved.equals(file);
    }

    private static Optional<Entry> entry(String line) {
        try {
            JsonNode json = Json.read(line.getBytes(StandardCharsets.UTF_8));
            if (json.path("session").asInt() > 0 && json.path("source").isTextual()) {
                return Optional.of(new Entry(
                        json.path("session").asInt(),
                        json.path("line").asInt(),
                        json.path("source").asText(),
                        null));
            }
        } catch (IOException broken) {
            // Passed over like any other line that is not an entry.
        }
        return Optional.empty();
    }

    private static FileChannel open(Path path, StandardOpenOption... options) throws IOException {
        Set<StandardOpenOption> all = new HashSet<>(List.of(options));
        all.add(StandardOpenOption.CREATE);
        return FileChannel.open(path, all, owners("rw-------"));
    }

    private static FileAttribute<?>[] owners(String permissions) {
        boolean isPosix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return isPosix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
