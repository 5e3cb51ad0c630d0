package cortado.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads Weka's format.
 *
 * @see <a href="https://waikato.github.io/weka-wiki/formats_and_processing/arff_stable/">Weka: ARFF</a>
 */
final class ArffReader {
    private static final Pattern ATTRIBUTE = Pattern.compile(
            "@attribute\\s+('(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\"|\\S+)\\s+(.+)", Pattern.CASE_INSENSITIVE);

    /** A value in quotes, or one that ends before a separator. */
    private static final Pattern VALUE =
            Pattern.compile("\\G\\s*('((?:[^'\\\\]|\\\\.)*)'|\"((?:[^\"\\\\]|\\\\.)*)\"|[^,\\t'\"{}]*)\\s*(,|\\t|$)");

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
        Matcher found = ATTRIBUTE.matcher(text);
        if (!found.matches()) {
            throw new IllegalArgumentException(source + ", line " + line + " is '" + text
                    + "'. Write @attribute name type, e.g. @attribute age numeric.");
        }
        String name = unquoted(found.group(1));
        String type = found.group(2).strip();
        if (names.contains(name)) {
            throw new IllegalArgumentException(source + ", line " + line + ": there is an attribute '" + name
                    + "' already. Give each a name of its own.");
        }
        names.add(name);
        if (type.startsWith("{") && type.endsWith("}")) {
            types.add("nominal");
            categories.put(name, values(line, type.substring(1, type.length() - 1)));
            return;
        }
        String word = type.split("\\s+")[0].toLowerCase(Locale.ROOT);
        if (!List.of("numeric", "real", "integer", "string", "date").contains(word)) {
            throw new IllegalArgumentException(source + ", line " + line + ": attribute '" + name + "' has the type '"
                    + type + "', but there are numeric, real, integer, string, date and {a, b, c}.");
        }
        types.add(word);
    }

    private void readRow(int line, String text) {
        @Nullable String[] row = new String[names.size()];
        if (text.startsWith("{") && text.endsWith("}")) {
            readSparse(line, text.substring(1, text.length() - 1), row);
        } else {
            List<String> values = values(line, text);
            if (values.size() != row.length) {
                throw new IllegalArgumentException(source + ", line " + line + " has " + values.size()
                        + " values, but there are " + row.length + " attributes.");
            }
            for (int i = 0; i < row.length; i++) {
                row[i] = checked(line, i, values.get(i));
            }
        }
        rows.add(row);
        lines.add(line);
    }

    /** Reads pairs of a number of an attribute and its value; the others are 0, or the first category. */
    private void readSparse(int line, String text, @Nullable String[] row) {
        for (int i = 0; i < row.length; i++) {
            List<String> known = categories.get(names.get(i));
            row[i] = known == null ? "0" : known.get(0);
        }
        for (String pair : text.isBlank() ? List.<String>of() : values(line, text)) {
            String[] parts = pair.strip().split("\\s+", 2);
            boolean isPlace =
                    parts.length == 2 && parts[0].matches("\\d{1,9}") && Integer.parseInt(parts[0]) < row.length;
            if (!isPlace) {
                throw new IllegalArgumentException(source + ", line " + line + ": '" + pair
                        + "' is no number of an attribute, from 0 to " + (row.length - 1) + ", and its value.");
            }
            int place = Integer.parseInt(parts[0]);
            row[place] = checked(line, place, unquoted(parts[1]));
        }
    }

    private @Nullable String checked(int line, int place, String value) {
        if (value.equals("?") || wanted.missing().contains(value)) {
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

    private String at(int line, String column) {
        return source + ", line " + line + ", column '" + column + "' ";
    }

    private List<String> values(int line, String text) {
        List<String> values = new ArrayList<>();
        Matcher found = VALUE.matcher(text);
        int end = 0;
        while (found.find()) {
            values.add(unquoted(found.group(1).strip()));
            end = found.end();
            if (found.group(4).isEmpty()) {
                break;
            }
        }
        if (end < text.length()) {
            throw new IllegalArgumentException(source + ", line " + line + " cannot be read from '"
                    + text.substring(end) + "' on. Put values with commas, spaces or braces in quotes.");
        }
        return values;
    }

    private static String unquoted(String value) {
        boolean isQuoted = value.length() >= 2
                && (value.startsWith("'") && value.endsWith("'") || value.startsWith("\"") && value.endsWith("\""));
        return isQuoted ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value;
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
        return Cells.of(source, names, columns, lines::get, categories, wanted);
    }
}
