package cortado.data;

import java.nio.file.Path;
import java.util.Set;

/** A file with one JSON object a line, in UTF-8; fields that are absent or null are missing values. */
public final class JsonLines extends TableFile<JsonLines> {
    private JsonLines(Path path, Cells.Wanted wanted) {
        super(path, wanted);
    }

    /** Returns a file whose fields are texts, numbers, true or false. */
    public static JsonLines of(Path path) {
        return new JsonLines(path, everything(Set.of()));
    }

    @Override
    JsonLines with(Path file, Cells.Wanted columns) {
        return new JsonLines(file, columns);
    }

    @Override
    Cells read(Path file, Cells.Wanted columns) {
        return JsonLinesReader.read(file, columns);
    }
}
