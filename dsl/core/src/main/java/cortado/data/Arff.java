package cortado.data;

import java.nio.file.Path;
import java.util.Set;

/**
 * A file in Weka's attribute-relation file format, in UTF-8: attributes that are numeric, real, integer, string, date or a list of
 * categories; {@code ?} is a missing value; rows may be sparse.
 */
public final class Arff extends TableFile<Arff> {
    private Arff(Path path, Cells.Wanted wanted) {
        super(path, wanted);
    }

    /** Returns a file; categories keep the order in which the file lists them. */
    public static Arff of(Path path) {
        return new Arff(path, everything(Set.of()));
    }

    @Override
    Arff with(Path file, Cells.Wanted columns) {
        return new Arff(file, columns);
    }

    @Override
    Cells read(Path file, Cells.Wanted columns) {
        return ArffReader.read(file, columns);
    }
}
