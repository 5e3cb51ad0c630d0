package cortado.data;

import java.nio.file.Path;
import java.util.Set;

/** A file of cells parted by commas, or another character, in UTF-8; the first line names the columns, empty cells are missing values. */
public final class Csv extends TableFile<Csv> {
    private final char separator;
    private final boolean isStreamed;

    private Csv(Path path, char separator, boolean isStreamed, Cells.Wanted wanted) {
        super(path, wanted);
        this.separator = separator;
        this.isStreamed = isStreamed;
    }

    /** Returns a file whose cells are parted by commas and quoted by double quotes, in UTF-8. */
    public static Csv of(Path path) {
        return new Csv(path, ',', false, everything(Set.of("")));
    }

    /** Returns the file with another character between cells; default a comma. */
    public Csv separator(char character) {
        return new Csv(path(), character, isStreamed, wanted());
    }

    /**
     * Returns the file to be read row by row when rows are needed, for files larger than memory; it must not change meanwhile. All columns
     * but the label are numbers without gaps, others are left out with {@link #drop}; a cell may not hold a line break.
     */
    public Csv streamed() {
        return new Csv(path(), separator, true, wanted());
    }

    @Override
    public Dataset label(String column) {
        if (!isStreamed) {
            return super.label(column);
        }
        StreamedCsv.Indexed file = StreamedCsv.index(path(), separator, wanted(), column);
        return DatasetBuilder.source(file.rows()).names(file.labels().toArray(new String[0]));
    }

    @Override
    public Dataset target(String column) {
        if (!isStreamed) {
            return super.target(column);
        }
        StreamedCsv.Indexed file = StreamedCsv.index(path(), separator, wanted(), column);
        float[] targets = new float[file.labels().size()];
        for (int row = 0; row < targets.length; row++) {
            targets[row] = StreamedCsv.number(
                    "csv: " + path(), row, column, file.labels().get(row));
        }
        return DatasetBuilder.source(file.rows()).targets(targets);
    }

    @Override
    public Dataset unlabeled() {
        return isStreamed
                ? DatasetBuilder.source(StreamedCsv.index(path(), separator, wanted(), "")
                                .rows())
                        .unlabeled()
                : super.unlabeled();
    }

    @Override
    Csv with(Path file, Cells.Wanted columns) {
        return new Csv(file, separator, isStreamed, columns);
    }

    @Override
    Cells read(Path file, Cells.Wanted columns) {
        return CsvReader.read(file, separator, columns);
    }
}
