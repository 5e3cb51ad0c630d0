package cortado.data;

import cortado.base.Names;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The cells of a file of rows, all of them texts, and the columns that they make. */
final class Cells {
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

    /** From this share of numbers on, a text among them is taken for a mistake. */
    private static final double MOSTLY = 0.8;

    private final String source;
    private final List<String> names;
    private final List<@Nullable String[]> cells;
    private final IntUnaryOperator lines;
    private final Map<String, List<String>> declared;
    private final Wanted wanted;

    private Cells(
            String source,
            List<String> names,
            List<@Nullable String[]> cells,
            IntUnaryOperator lines,
            Map<String, List<String>> declared,
            Wanted wanted) {
        this.source = source;
        this.names = names;
        this.cells = cells;
        this.lines = lines;
        this.declared = declared;
        this.wanted = wanted;
    }

    /**
     * Returns the cells of a file.
     *
     * @param source how messages call it, for example {@code csv: data.csv}
     * @param names of the columns
     * @param cells of each column; null where a value is missing
     * @param lines the line on which each row begins
     * @param declared the categories of columns whose file lists them, in its order
     * @param wanted which columns are used, and how
     */
    static Cells of(
            String source,
            List<String> names,
            List<@Nullable String[]> cells,
            IntUnaryOperator lines,
            Map<String, List<String>> declared,
            Wanted wanted) {
        Cells read = new Cells(source, names, cells, lines, declared, wanted);
        read.requireColumns("categories", wanted.categories());
        read.requireColumns("drop", wanted.dropped());
        read.requireColumns("text", wanted.text().stream().toList());
        return read;
    }

    /**
     * Which columns of a file are used, and how.
     *
     * @param missing texts that stand for a missing value
     * @param categories columns that are categories although their values are numbers
     * @param dropped columns that are not features
     * @param text the column of texts that are the only feature, if there is one
     */
    record Wanted(Set<String> missing, Set<String> categories, Set<String> dropped, Optional<String> text) {}

    private void requireColumns(String call, Collection<String> wanted) {
        for (String column : wanted) {
            if (!names.contains(column)) {
                throw new IllegalArgumentException(source + ": " + call + "(\"" + column
                        + "\"): there is no such column" + Names.didYouMean(column, names));
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
        List<String> classes = declared.get(column);
        DatasetBuilder rows = features(column);
        return classes == null ? rows.names(labels) : rows.names(labels, classes);
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
        return features(column).targets(targets);
    }

    Dataset unlabeled() {
        return features("").unlabeled();
    }

    private DatasetBuilder features(String label) {
        if (wanted.text().isPresent()) {
            return DatasetBuilder.texts(texts(wanted.text().get()));
        }
        List<Column> columns = new ArrayList<>();
        for (String name : names) {
            if (!name.equals(label) && !wanted.dropped().contains(name)) {
                columns.add(column(name));
            }
        }
        if (columns.isEmpty()) {
            throw new IllegalArgumentException(source + " has no column left for features; there are " + names + ".");
        }
        return DatasetBuilder.table(columns);
    }

    private List<String> texts(String column) {
        @Nullable String[] values = cells(column);
        List<String> texts = new ArrayList<>();
        for (int row = 0; row < values.length; row++) {
            String value = values[row];
            if (value == null) {
                throw new IllegalArgumentException(at(column, row) + "has no text. Leave the line out.");
            }
            texts.add(value);
        }
        return texts;
    }

    private Column column(String name) {
        @Nullable String[] values = cells(name);
        long given = Arrays.stream(values).filter(Objects::nonNull).count();
        long numbers = Arrays.stream(values).filter(Cells::isNumber).count();
        if (numbers == 0
                || wanted.categories().contains(name)
                || declared.containsKey(name)
                || numbers < MOSTLY * given) {
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

    /** Returns whether a cell is a number as files write them. */
    static boolean isNumber(@Nullable String value) {
        return value != null && NUMBER.matcher(value).matches();
    }

    private @Nullable String[] cells(String column) {
        return cells.get(names.indexOf(column));
    }

    /** Returns where a cell is. */
    private String at(String column, int row) {
        return source + ", line " + lines.applyAsInt(row) + ", column '" + column + "' ";
    }
}
