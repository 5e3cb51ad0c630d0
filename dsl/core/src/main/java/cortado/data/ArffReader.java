package cortado.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads Weka's format.
 *
 * @see <a href="https://waikato.github.io/weka-wiki/formats_and_processing/arff_stable/">Weka: ARFF</a>
 */
final class ArffReader {
    private static final List<String> TYPES = List.of("numeric", "real", "integer", "string", "date");

    private final String source;
    private final Cells.Wanted wanted;
    private final List<String> names = new ArrayList<>();
    private final List<String> types = new ArrayList<>();
    private final Map<String, List<String>> categories = new LinkedHashMap<>();
    private final List<@Nullable String[]> rows = new ArrayList<>();
    private final List<Integer> lines = new ArrayList<>();

    private ArffReader(String source, Cells.Wanted wanted) {
        this.source = source;
        this.wanted = wanted;
    }

    static Cells read(Path path, Cells.Wanted wanted) {
        String source = "arff: " + path;
        return read(source, TextFile.read(source, path), wanted);
    }

    /** Returns the cells of a file's text; messages call it by the source. */
    static Cells read(String source, String text, Cells.Wanted wanted) {
        ArffReader reader = new ArffReader(source, wanted);
        String[] lines = text.split("\\R", -1);
        int data = reader.readHeader(lines);
        for (int i = data + 1; i < lines.length; i++) {
            String line = lines[i].strip();
            if (!line.isEmpty() && !line.startsWith("%")) {
                reader.readRow(i + 1, line);
            }
        }
        return reader.cells();
    }

    /** Returns the number of the line that says that data follows. */
    private int readHeader(String[] lines) {
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].strip();
            String word = line.toLowerCase(Locale.ROOT);
            if (word.startsWith("@data")) {
                if (names.isEmpty()) {
                    throw new IllegalArgumentException(source + ", line " + (i + 1)
                            + ": @data comes before any @attribute. Declare the columns first.");
                }
                return i;
            }
            if (word.startsWith("@attribute")) {
                readAttribute(i + 1, line);
            } else if (!line.isEmpty() && !line.startsWith("%") && !word.startsWith("@relation")) {
                throw new IllegalArgumentException(source + ", line " + (i + 1) + " is '" + line
                        + "', but before @data only @relation, @attribute and comments may stand.");
            }
        }
        throw new IllegalArgumentException(source + " has no line @data, so that it is cut off or no ARFF file.");
    }

    private void readAttribute(int line, String text) {
        ArffLine rest = new ArffLine(at(line), text, 0);
        boolean isWhole = rest.word("").length() == "@attribute".length();
        String name = isWhole ? rest.word("{") : "";
        if (names.contains(name)) {
            throw new IllegalArgumentException(
                    at(line) + ": there is an attribute '" + name + "' already. Give each a name of its own.");
        }
        if (!name.isEmpty() && rest.hasNext('{')) {
            names.add(name);
            types.add("nominal");
            categories.put(
                    name, rest.braced().stream().map(ArffLine.Value::text).toList());
            return;
        }
        String type = rest.word("{").toLowerCase(Locale.ROOT);
        if (name.isEmpty() || type.isEmpty()) {
            throw new IllegalArgumentException(
                    at(line) + " is '" + text + "'. Write @attribute name type, e.g. @attribute age numeric.");
        }
        if (!TYPES.contains(type)) {
            throw new IllegalArgumentException(at(line) + ": attribute '" + name + "' has the type '" + type
                    + "', but there are numeric, real, integer, string, date and {a, b, c}.");
        }
        names.add(name);
        types.add(type);
    }

    private void readRow(int line, String text) {
        @Nullable String[] row = new String[names.size()];
        ArffLine values = new ArffLine(at(line), text, 0);
        if (values.hasNext('{')) {
            readSparse(line, values, row);
        } else {
            List<ArffLine.Value> all = values.all();
            if (all.size() != row.length) {
                throw new IllegalArgumentException(
                        at(line) + " has " + all.size() + " values, but there are " + row.length + " attributes.");
            }
            for (int i = 0; i < row.length; i++) {
                row[i] = checked(line, i, all.get(i));
            }
        }
        rows.add(row);
        lines.add(line);
    }

    /** Reads pairs of a number of an attribute and its value; the others are 0, or the first category. */
    private void readSparse(int line, ArffLine values, @Nullable String[] row) {
        for (int i = 0; i < row.length; i++) {
            List<String> known = categories.get(names.get(i));
            row[i] = known == null ? "0" : known.get(0);
        }
        BitSet given = new BitSet();
        for (ArffLine.Pair pair : values.pairs()) {
            boolean isPlace = pair.place().matches("\\d{1,9}") && Integer.parseInt(pair.place()) < row.length;
            if (!isPlace) {
                throw new IllegalArgumentException(at(line) + ": '" + pair
                        + "' is no number of an attribute, from 0 to " + (row.length - 1) + ", and its value.");
            }
            int place = Integer.parseInt(pair.place());
            if (given.get(place)) {
                throw new IllegalArgumentException(at(line) + ": '" + pair
                        + "' comes after another value of the attribute '" + names.get(place) + "'. Give it one.");
            }
            given.set(place);
            row[place] = checked(line, place, pair.value());
        }
    }

    private @Nullable String checked(int line, int place, ArffLine.Value given) {
        String value = given.text();
        if (value.equals("?") && !given.isQuoted() || wanted.missing().contains(value)) {
            return null;
        }
        String name = names.get(place);
        String type = types.get(place);
        List<String> known = categories.get(name);
        if (known != null && !known.contains(value)) {
            throw new IllegalArgumentException(
                    at(line, name) + "is '" + value + "', but the attribute has the categories " + known + ".");
        }
        boolean isNumeric = type.equals("numeric") || type.equals("real") || type.equals("integer");
        if (isNumeric && !Cells.isNumber(value)) {
            throw new IllegalArgumentException(at(line, name) + "is '" + value + "', but the attribute is " + type
                    + ". Correct it, or use missing(\"" + value + "\").");
        }
        return value;
    }

    private String at(int line) {
        return source + ", line " + line;
    }

    private String at(int line, String column) {
        return at(line) + ", column '" + column + "' ";
    }

    private Cells cells() {
        if (rows.isEmpty()) {
            throw new IllegalArgumentException(source + " has no row after @data.");
        }
        List<@Nullable String[]> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            @Nullable String[] values = new String[rows.size()];
            for (int row = 0; row < values.length; row++) {
                values[row] = rows.get(row)[i];
            }
            columns.add(values);
        }
        Set<String> texts = new LinkedHashSet<>(wanted.categories());
        IntStream.range(0, names.size())
                .filter(i -> List.of("string", "date").contains(types.get(i)))
                .forEach(i -> texts.add(names.get(i)));
        Cells.Wanted typed = new Cells.Wanted(wanted.missing(), texts, wanted.dropped(), wanted.text());
        return Cells.of(source, names, columns, lines::get, categories, typed);
    }
}
