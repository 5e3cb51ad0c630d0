package cortado.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads files of text. */
final class TextFile {
    private TextFile() {}

    /**
     * Returns the text of a file.
     *
     * @param source how messages call the file
     * @throws IllegalArgumentException if there is no such file, or it is not UTF-8
     */
    static String read(String source, Path path) {
        try {
            return Files.readString(path, StandardCharsets.UTF_8);
        } catch (NoSuchFileException absent) {
            throw new IllegalArgumentException(source + " does not exist. Check the path.", absent);
        } catch (CharacterCodingException damaged) {
            throw new IllegalArgumentException(source + " is not UTF-8. Convert it first.", damaged);
        } catch (IOException failed) {
            throw new UncheckedIOException(source + " cannot be read", failed);
        }
    }
}
