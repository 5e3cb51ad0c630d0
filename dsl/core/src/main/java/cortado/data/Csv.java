package cortado.data;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A CSV file and how to read it. Immutable; {@link #label}, {@link #target} and {@link #unlabeled} read it.
 *
 * <p>The first line names the columns. A column whose values are all numbers is one of numbers, another one of categories; empty
 * cells are missing values. What does not fit is refused with line and column, nothing is left out.
 */
public final class Csv {
    private final Path path;
    private final char separator;
    private final Set<String> missing;
    private final Set<String> categories;
    private final Set<String> dropped;

    private Csv(Path path, char separator, Set<String> missing, Set<String> categories, Set<String> dropped) {
        this.path = path;
        this.separator = separator;
        this.missing = missing;
        this.categories = categories;
        this.dropped = dropped;
    }

    /** Returns a file whose cells are parted by commas and quoted by double quotes, in UTF-8. */
    public static Csv of(Path path) {
        return new Csv(path, ',', Set.of(""), Set.of(), Set.of());
    }

    /** Returns the file with another character between cells; default a comma. */
    public Csv separator(char character) {
        return new Csv(path, character, missing, categories, dropped);
    }

    /** Returns the file with texts that stand for a missing value, besides the empty one, for example {@code "?"} or {@code "NA"}. */
    public Csv missing(String... texts) {
        return new Csv(path, separator, with(missing, texts), categories, dropped);
    }

    /** Returns the file with columns that are categories although their values are numbers, for example postal codes. */
    public Csv categories(String... columns) {
        return new Csv(path, separator, missing, with(categories, columns), dropped);
    }

    /** Returns the file without columns that are not features, for example names and identifiers. */
    public Csv drop(String... columns) {
        return new Csv(path, separator, missing, categories, with(dropped, columns));
    }

    private static Set<String> with(Set<String> before, String... more) {
        Set<String> all = new LinkedHashSet<>(before);
        all.addAll(List.of(more));
        return all;
    }

    /**
     * Reads the rows with the class of each from a column.
     *
     * @throws IllegalArgumentException if the file cannot be read, a cell does not fit its column, a class is missing, or a named
     *     column does not exist
     */
    public Dataset label(String column) {
        return read().label(column);
    }

    /**
     * Reads the rows with a real-valued target of each from a column.
     *
     * @throws IllegalArgumentException as {@link #label}, and if the column is no numbers
     */
    public Dataset target(String column) {
        return read().target(column);
    }

    /**
     * Reads the rows without labels, for prediction.
     *
     * @throws IllegalArgumentException as {@link #label}
     */
    public Dataset unlabeled() {
        return read().unlabeled();
    }

    private CsvTable read() {
        return CsvTable.read(path, separator, missing, categories, dropped);
    }
}
