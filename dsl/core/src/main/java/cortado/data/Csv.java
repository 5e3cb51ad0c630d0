package cortado.data;

import java.nio.file.Path;
import java.util.Set;

/** A file of cells parted by commas, or another character, in UTF-8; the first line names the columns, empty cells are missing values. */
public final class Csv extends TableFile<Csv> {
    private final char separator;

    private Csv(Path path, char separator, Cells.Wanted wanted) {
        super(path, wanted);
        this.separator = separator;
    }

    /** Returns a file whose cells are parted by commas and quoted by double quotes, in UTF-8. */
    public static Csv of(Path path) {
        return new Csv(path, ',', everything(Set.of("")));
    }

    /** Returns the file with another character between cells; default a comma. */
    public Csv separator(char character) {
        return new Csv(path(), character, wanted());
    }

    @Override
    Csv with(Path file, Cells.Wanted columns) {
        return new Csv(file, separator, columns);
    }

    @Override
    Cells read(Path file, Cells.Wanted columns) {
        return CsvReader.read(file, separator, columns);
    }
}
