package cortado.data;

import cortado.base.Names;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/** The cells of a CSV file, all of them texts, and the columns that they make. */
final class CsvTable {
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

    /** From this share of numbers on, a text among them is taken for a mistake. */
    private static final double MOSTLY = 0.8;

    private static final int LONGEST_CELL = 10_000_000;

    private final Path path;
    private final List<String> names;
    private final List<@Nullable String[]> cells;
    private final Set<String> categories;
    private final Set<String> dropped;

    private CsvTable(
            Path path,
            List<String> names,
            List<@Nullable String[]> cells,
            Set<String> categories,
            Set<String> dropped) {
        this.path = path;
        this.names = names;
        this.cells = cells;
        this.categories = categories;
        this.dropped = dropped;
    }

    static CsvTable read(Path path, char separator, Set<String> missing, Set<String> categories, Set<String> dropped) {
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
                values[row] = missing.contains(value) ? null : value;
            }
            cells.add(values);
        }
        CsvTable read = new CsvTable(path, table.columnNames(), cells, categories, dropped);
        read.requireColumns("categories", categories);
        read.requireColumns("drop", dropped);
        return read;
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

    private void requireColumns(String call, Collection<String> wanted) {
        for (String column : wanted) {
            if (!names.contains(column)) {
                throw new IllegalArgumentException("csv: " + call + "(\"" + column + "\"): " + path
                        + " has no such column" + Names.didYouMean(column, names));
            }
        }
    }

    Dataset label(String column) {
        requireColumns("label", List.of(column));
        @Nullable String[] values = cells(column);
        String[] labels = new String[values.length];
        for (int row = 0; row < labels.length; row++) {
            String value = values[row];
            if (value == null) {
                throw new IllegalArgumentException(
                        at(column, row) + "has no class. Leave the line out, or name the class.");
            }
            labels[row] = value;
        }
        return DatasetBuilder.table(features(column)).names(labels);
    }

    Dataset target(String column) {
        requireColumns("target", List.of(column));
        @Nullable String[] values = cells(column);
        float[] targets = new float[values.length];
        for (int row = 0; row < targets.length; row++) {
            String value = values[row];
            if (value == null || !NUMBER.matcher(value).matches()) {
                throw new IllegalArgumentException(at(column, row)
                        + (value == null ? "has no value" : "is '" + value + "', which is no number")
                        + ". A target needs a number on each line; for classes use label(\"" + column + "\").");
            }
            targets[row] = Float.parseFloat(value);
        }
        return DatasetBuilder.table(features(column)).targets(targets);
    }

    Dataset unlabeled() {
        return DatasetBuilder.table(features("")).unlabeled();
    }

    private List<Column> features(String label) {
        List<Column> columns = new ArrayList<>();
        for (String name : names) {
            if (!name.equals(label) && !dropped.contains(name)) {
                columns.add(column(name));
            }
        }
        if (columns.isEmpty()) {
            throw new IllegalArgumentException(
                    "csv: " + path + " has no column left for features; there are " + names + ".");
        }
        return columns;
    }

    private Column column(String name) {
        @Nullable String[] values = cells(name);
        long given = Arrays.stream(values).filter(Objects::nonNull).count();
        long numbers = Arrays.stream(values).filter(CsvTable::isNumber).count();
        if (numbers == 0 || categories.contains(name) || numbers < MOSTLY * given) {
            return new Column.Categories(name, values);
        }
        double[] parsed = new double[values.length];
        for (int row = 0; row < parsed.length; row++) {
            String value = values[row];
            if (value != null && !isNumber(value)) {
                throw new IllegalArgumentException(at(name, row)
                        + "is '%s', but %d of the column's %d values are numbers. Correct it, or use missing(\"%s\") or categories(\"%s\")."
                                .formatted(value, numbers, given, value, name));
            }
            parsed[row] = value == null ? Double.NaN : Double.parseDouble(value);
        }
        return new Column.Numbers(name, parsed);
    }

    private static boolean isNumber(@Nullable String value) {
        return value != null && NUMBER.matcher(value).matches();
    }

    private @Nullable String[] cells(String column) {
        return cells.get(names.indexOf(column));
    }

    /** Returns where a cell is: the line on which its row begins, since a quoted cell may hold line breaks. */
    private String at(String column, int row) {
        int line = 2 + row;
        for (@Nullable String[] values : cells) {
            for (int before = 0; before < row; before++) {
                String value = values[before];
                line += value == null
                        ? 0
                        : (int) value.chars().filter(c -> c == '\n').count();
            }
        }
        return "csv: " + path + ", line " + line + ", column '" + column + "' ";
    }
}
