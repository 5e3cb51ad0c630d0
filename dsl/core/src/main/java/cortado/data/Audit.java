package cortado.data;

import cortado.base.Names;
import cortado.base.Seed;
import cortado.display.Displayable;
import cortado.display.MimeBundle;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * What is odd about the rows of a dataset: missing values, columns that never change, rows that are there twice, labels that contradict
 * each other, outliers, unequal classes, and rows of other data among them. Immutable.
 *
 * <p>Findings are row numbers, from 0, for {@link Dataset#rows} to look at them and {@link Dataset#without} to leave them out: {@code
 * data.without(data.audit().duplicates())}. The audit speaks of the first feature and the first target; only for equal rows all of them
 * count. Columns are those of a table, by name, or {@code column 0} and so on, of rows of shape (columns); of texts it is the length,
 * {@code characters}, missing where a text is blank. Rows of a higher rank, images for example, have no columns to find outliers in; where
 * rows are read when they are needed, only equal ones are looked for.
 */
public final class Audit implements Displayable {
    /** From this score on, the paper says with its figure 3, rows may be anomalies. */
    private static final double ISOLATED = 0.6;

    private final Dataset data;
    private final List<ColumnAudit> columns;
    private final List<String> constant;
    private final List<Repeat> repeats;
    private final int[] contradictions;
    private final double[] isolation;
    private final int others;
    private final List<Repeat> overlap;

    private Audit(Dataset data, RowContents contents, int others, List<Repeat> overlap) {
        this.data = data;
        this.others = others;
        this.overlap = overlap;
        columns = AuditedColumns.of(data).parallelStream().map(ColumnAudit::of).toList();
        constant = constant(data, columns);
        repeats = contents.withLabels().repeats();
        contradictions = contradictions(data, contents);
        isolation = AuditedColumns.numbers(data)
                .map(numbers -> IsolationForest.scores(numbers, Seed.DEFAULT))
                .orElse(new double[0]);
    }

    static Audit of(Dataset data) {
        return new Audit(data, RowContents.of(data), 0, List.of());
    }

    static Audit of(Dataset data, Dataset other) {
        AuditedColumns.checkAlike(data, other);
        RowContents contents = RowContents.of(data);
        return new Audit(data, contents, other.size(), contents.among(RowContents.of(other)));
    }

    private static List<String> constant(Dataset data, List<ColumnAudit> columns) {
        if (data.size() == 1 || data.isText()) {
            return List.of();
        }
        return data.content() instanceof Rows.Numbers numbers && numbers.shape().rank() > 1
                ? AuditedColumns.constant(numbers)
                : columns.stream()
                        .filter(ColumnAudit::isConstant)
                        .map(ColumnAudit::name)
                        .toList();
    }

    private static int[] contradictions(Dataset data, RowContents contents) {
        Labels labels = data.known();
        Map<Integer, Set<Integer>> groups = new LinkedHashMap<>();
        for (Repeat repeat : contents.repeats()) {
            Set<Integer> rows = groups.computeIfAbsent(repeat.of(), first -> new TreeSet<>(Set.of(first)));
            rows.add(repeat.row());
        }
        return groups.entrySet().stream()
                .filter(group -> !group.getValue().stream().allMatch(row -> labels.isEqual(group.getKey(), row)))
                .flatMap(group -> group.getValue().stream())
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    /** Returns the number of rows. */
    public int rows() {
        return data.size();
    }

    /** Returns what was found in each column, in their order. */
    public List<ColumnAudit> columns() {
        return columns;
    }

    /**
     * Returns what was found in one column.
     *
     * @throws IllegalArgumentException if there is no column of that name
     */
    public ColumnAudit column(String name) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("audit: there is no column '" + name + "'"
                        + Names.didYouMean(
                                name, columns.stream().map(ColumnAudit::name).toList())));
    }

    /** Returns how many values are missing, for each column with gaps, in their order. */
    public Map<String, Integer> missing() {
        Map<String, Integer> missing = new LinkedHashMap<>();
        columns.stream()
                .filter(column -> column.missing().length > 0)
                .forEach(column -> missing.put(column.name(), column.missing().length));
        return missing;
    }

    /** Returns the rows in which a value is missing, in any column. */
    public int[] missingRows() {
        return columns.stream()
                .flatMapToInt(column -> Arrays.stream(column.missing()))
                .distinct()
                .sorted()
                .toArray();
    }

    /** Returns the names of the columns in which no two values differ, missing ones not counted. */
    public List<String> constant() {
        return constant;
    }

    /** Returns the rows that equal an earlier row in all features and labels. */
    public int[] duplicates() {
        return Repeat.rows(repeats);
    }

    /** Returns each row that equals an earlier one in all features and labels, with the first of its kind. */
    public List<Repeat> repeats() {
        return repeats;
    }

    /** Returns the rows whose features are those of another row, though their labels differ: one of them must be wrong. */
    public int[] contradictions() {
        return contradictions.clone();
    }

    /** Returns the rows with a number beyond Tukey's fences, for each column with such, in their order; see {@link ColumnAudit}. */
    public Map<String, int[]> outliers() {
        Map<String, int[]> outliers = new LinkedHashMap<>();
        columns.stream()
                .filter(column -> column.outliers().length > 0)
                .forEach(column -> outliers.put(column.name(), column.outliers()));
        return outliers;
    }

    /**
     * Returns how soon random cuts part each row from the others, by an isolation forest of 100 trees of 256 rows over all numbers,
     * missing ones replaced by their column's median: 0..1, about 0.5 and less for a row among others. None of texts, of a table without
     * numbers, and of rows that are read when they are needed.
     *
     * @see <a href="https://doi.org/10.1109/ICDM.2008.17">Liu, Ting and Zhou 2008</a>
     */
    public double[] isolation() {
        return isolation.clone();
    }

    /** Returns the rows whose isolation is 0.6 and more, from which on the paper looks for anomalies; the oddest first. */
    public int[] isolated() {
        return isolated(ISOLATED);
    }

    /** Returns the rows whose isolation is at least the given one, the oddest first. */
    public int[] isolated(double least) {
        return IntStream.range(0, isolation.length)
                .filter(row -> isolation[row] >= least)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> -isolation[row]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Returns the number of rows of each class, in the order of the classes; empty if the rows have none. */
    public Map<String, Integer> balance() {
        Map<String, Integer> balance = new LinkedHashMap<>();
        if (data.isClassification()) {
            int[] counts = data.classCounts();
            for (int i = 0; i < counts.length; i++) {
                balance.put(data.classNames().get(i), counts[i]);
            }
        }
        return balance;
    }

    /**
     * Returns the rows of the other data, to test on for example, whose features one of these rows has, too: what a model gets right there,
     * it may only remember. None if it was not audited against other data.
     */
    public int[] overlap() {
        return Repeat.rows(overlap);
    }

    /** Returns each row of the other data whose features one of these rows has, with the first such row of these. */
    public List<Repeat> overlaps() {
        return overlap;
    }

    /** Returns the number of rows that it was audited against, 0 if there were none. */
    int others() {
        return others;
    }

    Dataset data() {
        return data;
    }

    @Override
    public MimeBundle display() {
        return AuditView.of(this).display();
    }

    /** Returns all findings as text that starts with a newline. */
    @Override
    public String toString() {
        return AuditView.of(this).toString();
    }
}
