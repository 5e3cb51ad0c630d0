package cortado.data;

import cortado.base.Quantiles;
import cortado.base.Shape;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** The columns in which an audit looks at the rows of any kind. */
final class AuditedColumns {
    private static final int CHUNK = 256;

    private AuditedColumns() {}

    /** Returns the columns of a table or of rows of rank 1; the lengths of texts; none of rows of a higher rank. */
    static List<Column> of(Dataset data) {
        if (data.isTable()) {
            return data.columns();
        }
        if (data.isText()) {
            double[] lengths = data.texts().stream()
                    .mapToDouble(text -> text.isBlank() ? Double.NaN : text.codePointCount(0, text.length()))
                    .toArray();
            return List.of(new Column.Numbers("characters", lengths));
        }
        return data.shape().rank() == 1 && data.isInMemory() ? ofNumbers((Rows.Numbers) data.content()) : List.of();
    }

    private static List<Column> ofNumbers(Rows.Numbers rows) {
        float[] values = rows.values();
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < rows.width(); i++) {
            double[] column = new double[rows.size()];
            for (int row = 0; row < column.length; row++) {
                column[row] = values[row * rows.width() + i];
            }
            columns.add(new Column.Numbers(name(i), column));
        }
        return columns;
    }

    private static String name(int column) {
        return "column " + column;
    }

    /** Returns the names of the places of rows of any shape, row-major, in which no two rows differ; none if they are not in memory. */
    static List<String> constant(Rows.Numbers rows) {
        if (!rows.isInMemory()) {
            return List.of();
        }
        BitSet constant = new BitSet();
        constant.set(0, rows.width());
        float[] first = new float[rows.width()];
        rows.values(0, 1).get(first);
        for (int from = 0; from < rows.size(); from += CHUNK) {
            FloatBuffer values = rows.values(from, Math.min(rows.size(), from + CHUNK));
            for (int i = 0; values.hasRemaining(); i++) {
                if (values.get() != first[i % first.length]) {
                    constant.clear(i % first.length);
                }
            }
        }
        return constant.stream().mapToObj(AuditedColumns::name).toList();
    }

    /** Returns all numbers of the rows, missing ones replaced by their column's median; empty if there are none, or not in memory. */
    static Optional<Rows.Numbers> numbers(Dataset data) {
        if (data.content() instanceof Rows.Numbers numbers) {
            return numbers.isInMemory() ? Optional.of(numbers) : Optional.empty();
        }
        if (!data.isTable()) {
            return Optional.empty();
        }
        List<double[]> columns = data.columns().stream()
                .filter(column -> column instanceof Column.Numbers && column.missing() < column.size())
                .map(column -> filled(((Column.Numbers) column).values()))
                .toList();
        if (columns.isEmpty()) {
            return Optional.empty();
        }
        float[] values = new float[data.size() * columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) columns.get(i % columns.size())[i / columns.size()];
        }
        return Optional.of(new Rows.Floats(values, Shape.of(columns.size()), false));
    }

    private static double[] filled(double[] values) {
        double[] sorted = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        double median = Quantiles.of(sorted, 0.5)[0];
        return Arrays.stream(values)
                .map(value -> Double.isNaN(value) ? median : value)
                .toArray();
    }

    /** Checks that rows of the one could be rows of the other. */
    static void checkAlike(Dataset data, Dataset test) {
        if (!kinds(data).equals(kinds(test))) {
            throw new IllegalArgumentException(
                    "audit: the other rows must have the same features, but have %s instead of %s. Read both alike."
                            .formatted(kinds(test), kinds(data)));
        }
    }

    private static List<String> kinds(Dataset data) {
        List<String> kinds = new ArrayList<>();
        for (int i = 0; i < data.featureNames().size(); i++) {
            Dataset feature = data.feature(i);
            kinds.add(
                    feature.isTable()
                            ? "columns "
                                    + feature.columns().stream()
                                            .map(Column::name)
                                            .toList()
                            : feature.featureKind());
        }
        return kinds;
    }
}
