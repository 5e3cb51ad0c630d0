package cortado.base;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Writes files whole or not at all. */
public final class AtomicFile {
    private AtomicFile() {}

    /**
     * Writes a file beside its final place, then moves it there, so that nobody sees half of it.
     *
     * @throws UncheckedIOException if it cannot be written; an existing file is then untouched
     */
    public static void write(Path path, byte[] content) {
        Path target = path.toAbsolutePath();
        try {
            Files.createDirectories(target.getParent());
            // Not createTempFile: its files are readable by their owner only, and would stay so.
            Path temporary = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
            try {
                write(content, temporary);
                move(temporary, target);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write " + path + ": " + failure.getMessage(), failure);
        }
    }

    /** Through a stream of java.io, which an interrupt does not close: a model is saved after its training was interrupted. */
    private static void write(byte[] content, Path to) throws IOException {
        try (FileOutputStream out = new FileOutputStream(to.toFile())) {
            out.write(content);
            // On the disk before it is moved: otherwise a power failure can leave an empty file at the final place.
            out.getFD().sync();
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException otherFileSystem) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
