package cortado.data;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/** Reads CSV files by Tablesaw. */
final class CsvReader {
    private static final int LONGEST_CELL = 10_000_000;

    private CsvReader() {}

    static Cells read(Path path, char separator, Cells.Wanted wanted) {
        Table table = table(path, separator);
        if (table.rowCount() == 0) {
            throw new IllegalArgumentException(
                    "csv: " + path + " has no row after its first line, which names the columns.");
        }
        List<@Nullable String[]> cells = new ArrayList<>();
        for (String name : table.columnNames()) {
            StringColumn column = table.stringColumn(name);
            @Nullable String[] values = new String[column.size()];
            for (int row = 0; row < values.length; row++) {
                String value = column.get(row);
                values[row] = wanted.missing().contains(value) ? null : value;
            }
            cells.add(values);
        }
        return Cells.of("csv: " + path, table.columnNames(), cells, row -> line(cells, row), Map.of(), wanted);
    }

    /** Returns the line on which a row begins, since a quoted cell may hold line breaks. */
    private static int line(List<@Nullable String[]> cells, int row) {
        int line = 2 + row;
        for (@Nullable String[] values : cells) {
            for (int before = 0; before < row; before++) {
                String value = values[before];
                line += value == null
                        ? 0
                        : (int) value.chars().filter(c -> c == '\n').count();
            }
        }
        return line;
    }

    private static Table table(Path path, char separator) {
        try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            return Table.read()
                    .usingOptions(CsvReadOptions.builder(reader)
                            .separator(separator)
                            .columnTypes(name -> ColumnType.STRING)
                            .missingValueIndicator("")
                            .commentPrefix('\0')
                            .maxCharsPerColumn(LONGEST_CELL));
        } catch (NoSuchFileException absent) {
            throw new IllegalArgumentException("csv: there is no file " + path + ".", absent);
        } catch (IOException failed) {
            throw new UncheckedIOException("csv: " + path + " cannot be read", failed);
        } catch (RuntimeException damaged) {
            throw refused(path, separator, damaged);
        }
    }

    private static IllegalArgumentException refused(Path path, char separator, RuntimeException damaged) {
        for (Throwable cause = damaged; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return new IllegalArgumentException("csv: " + path + " is not UTF-8. Convert it first.", damaged);
            }
        }
        String reason = String.valueOf(damaged.getMessage()).lines().findFirst().orElse("");
        return new IllegalArgumentException(
                "csv: " + path + " is not a table of cells parted by '" + separator + "': " + reason, damaged);
    }
}
