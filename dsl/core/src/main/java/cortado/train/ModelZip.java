package cortado.train;

import cortado.base.AtomicFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a model file, and the messages about it.
 *
 * @param call what the user called, which messages start with
 * @param path the file
 * @param entries contents by name
 */
record ModelZip(String call, Path path, Map<String, byte[]> entries) {
    /** Writes the entries in order; an existing file is replaced only when the new one is complete. */
    static void write(Path path, Map<String, byte[]> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            // Weights hardly shrink: more effort would only make checkpoints slow.
            zip.setLevel(Deflater.BEST_SPEED);
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                ZipEntry header = new ZipEntry(entry.getKey());
                header.setTime(0);
                zip.putNextEntry(header);
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        AtomicFile.write(path, bytes.toByteArray());
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if it is missing or no complete zip file
     */
    static ModelZip read(String call, Path path) {
        ModelZip zip = new ModelZip(call, path, new HashMap<>());
        zip.fill(zip.content());
        return zip;
    }

    private byte[] content() {
        byte[] content;
        try {
            content = Files.readAllBytes(path);
        } catch (NoSuchFileException missing) {
            throw refused(
                    "does not exist. Check the path; relative paths start at "
                            + Path.of("").toAbsolutePath() + ".",
                    missing);
        } catch (IOException unreadable) {
            throw refused("cannot be read: " + unreadable.getMessage(), unreadable);
        }
        if (content.length < 4 || content[0] != 'P' || content[1] != 'K') {
            throw refused("is not a Cortado model: it is no zip file. Choose a file that model.save wrote.", null);
        }
        return content;
    }

    private void fill(byte[] content) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException truncated) {
            throw damaged(String.valueOf(truncated.getMessage()), truncated);
        }
    }

    /** Returns an entry that has to be there. */
    byte[] required(String name) {
        byte[] entry = entries.get(name);
        if (entry == null) {
            throw damaged("it has no " + name, null);
        }
        return entry;
    }

    /** Returns what the entry holds; our own refusals say what is wrong with it, any other failure only that it is. */
    <T> T parsed(String entry, Supplier<T> parser) {
        try {
            return parser.get();
        } catch (IllegalArgumentException refused) {
            throw damaged(String.valueOf(refused.getMessage()).replaceFirst("\\.$", ""), refused);
        } catch (RuntimeException unreadable) {
            throw damaged("its " + entry + " is incomplete or not of the right form", unreadable);
        }
    }

    IllegalArgumentException damaged(String what, @Nullable Exception cause) {
        return refused("is damaged: " + what + ". Save the model or copy the file again.", cause);
    }

    IllegalArgumentException refused(String why, @Nullable Exception cause) {
        return new IllegalArgumentException(call + ": " + path + " " + why, cause);
    }
}
