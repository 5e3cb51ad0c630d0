package cortado.data;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A file of rows with named columns and how to read it. Immutable; {@link #label}, {@link #target} and {@link #unlabeled} read it.
 *
 * <p>A column whose values are all numbers is one of numbers, another one of categories; some values may be missing. What does not fit
 * is refused with line and column, nothing is left out.
 *
 * @param <S> the kind of file
 */
public abstract sealed class TableFile<S extends TableFile<S>> permits Csv, Arff, JsonLines {
    private final Path path;
    private final Cells.Wanted wanted;

    TableFile(Path path, Cells.Wanted wanted) {
        this.path = path;
        this.wanted = wanted;
    }

    static Cells.Wanted everything(Set<String> missing) {
        return new Cells.Wanted(missing, Set.of(), Set.of(), Optional.empty());
    }

    final Path path() {
        return path;
    }

    final Cells.Wanted wanted() {
        return wanted;
    }

    abstract S with(Path file, Cells.Wanted columns);

    abstract Cells read(Path file, Cells.Wanted columns);

    /** Returns the file with texts that stand for a missing value, for example {@code "?"} or {@code "NA"}, besides those of the format. */
    public S missing(String... texts) {
        return with(
                path,
                new Cells.Wanted(and(wanted.missing(), texts), wanted.categories(), wanted.dropped(), wanted.text()));
    }

    /** Returns the file with columns that are categories although their values are numbers, for example postal codes. */
    public S categories(String... columns) {
        return with(
                path,
                new Cells.Wanted(wanted.missing(), and(wanted.categories(), columns), wanted.dropped(), wanted.text()));
    }

    /** Returns the file without columns that are not features, for example names and identifiers. */
    public S drop(String... columns) {
        return with(
                path,
                new Cells.Wanted(wanted.missing(), wanted.categories(), and(wanted.dropped(), columns), wanted.text()));
    }

    /** Returns the file with one column of texts as its only feature: {@code Datasets.csv(path).text("review").label("stars")}. */
    public S text(String column) {
        return with(
                path, new Cells.Wanted(wanted.missing(), wanted.categories(), wanted.dropped(), Optional.of(column)));
    }

    private static Set<String> and(Set<String> before, String... more) {
        Set<String> all = new LinkedHashSet<>(before);
        all.addAll(List.of(more));
        return all;
    }

    /**
     * Reads the rows with the class of each from a column. Classes are in natural order, or in the file's where that lists them.
     *
     * @throws IllegalArgumentException if the file cannot be read, a cell does not fit its column, a class is missing, or a named
     *     column does not exist
     */
    public Dataset label(String column) {
        return read(path, wanted).label(column);
    }

    /**
     * Reads the rows with a real-valued target of each from a column.
     *
     * @throws IllegalArgumentException as {@link #label}, and if the column is no numbers
     */
    public Dataset target(String column) {
        return read(path, wanted).target(column);
    }

    /**
     * Reads the rows without labels, for prediction.
     *
     * @throws IllegalArgumentException as {@link #label}
     */
    public Dataset unlabeled() {
        return read(path, wanted).unlabeled();
    }
}
