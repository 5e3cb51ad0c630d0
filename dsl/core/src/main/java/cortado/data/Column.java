package cortado.data;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One column of a table, by name. Immutable. */
public sealed interface Column {
    /** Returns what the column is called. */
    String name();

    /** Returns the number of rows. */
    int size();

    /** Returns the values of the given rows, in that order. */
    Column chosen(int[] rows);

    /** Returns how many values are missing. */
    int missing();

    /**
     * Numbers.
     *
     * @param name what the column is called
     * @param values NaN where one is missing; shared, not to be changed
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Numbers(String name, double[] values) implements Column {
        /** Returns a column of numbers of the name and size of another, all of them missing. */
        static Numbers missing(Column other) {
            double[] values = new double[other.size()];
            Arrays.fill(values, Double.NaN);
            return new Numbers(other.name(), values);
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public Column chosen(int[] rows) {
            return new Numbers(
                    name, Arrays.stream(rows).mapToDouble(row -> values[row]).toArray());
        }

        @Override
        public int missing() {
            return (int) Arrays.stream(values).filter(Double::isNaN).count();
        }
    }

    /**
     * Categories.
     *
     * @param name what the column is called
     * @param values null where one is missing; shared, not to be changed
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Categories(String name, @Nullable String[] values) implements Column {
        /** Returns a column of categories of the name and size of another, all of them missing. */
        static Categories missing(Column other) {
            return new Categories(other.name(), new String[other.size()]);
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public Column chosen(int[] rows) {
            @Nullable String[] chosen = new String[rows.length];
            for (int i = 0; i < rows.length; i++) {
                chosen[i] = values[rows[i]];
            }
            return new Categories(name, chosen);
        }

        @Override
        public int missing() {
            int missing = 0;
            for (String value : values) {
                missing += value == null ? 1 : 0;
            }
            return missing;
        }

        /** Returns the distinct values in natural order, missing ones left out. */
        public List<String> distinct() {
            TreeSet<String> distinct = new TreeSet<>();
            for (String value : values) {
                if (value != null) {
                    distinct.add(value);
                }
            }
            return List.copyOf(distinct);
        }
    }
}
