package cortado.data;

import java.util.Arrays;
import java.util.List;

/** What is known about the rows of a dataset besides their features. */
sealed interface Labels {
    /** Returns the labels of the given rows, in that order. */
    Labels rows(int[] rows);

    /** Returns whether two rows have the same label. */
    boolean isEqual(int row, int other);

    /** One class a row, as an index into the names. */
    record Classes(int[] indices, List<String> names) implements Labels {
        @Override
        public Classes rows(int[] rows) {
            return new Classes(Arrays.stream(rows).map(row -> indices[row]).toArray(), names);
        }

        @Override
        public boolean isEqual(int row, int other) {
            return indices[row] == indices[other];
        }

        /** Returns the number of rows of each class. */
        int[] counts() {
            int[] counts = new int[names.size()];
            for (int index : indices) {
                counts[index]++;
            }
            return counts;
        }
    }

    /** Real-valued targets, {@code width} a row, row after row. */
    record Targets(float[] values, int width) implements Labels {
        @Override
        public Targets rows(int[] rows) {
            return new Targets(Features.rows(values, width, rows), width);
        }

        @Override
        public boolean isEqual(int row, int other) {
            return Arrays.equals(values, row * width, (row + 1) * width, values, other * width, (other + 1) * width);
        }
    }

    /** Nothing: the rows are only to be predicted. */
    record None() implements Labels {
        @Override
        public None rows(int[] rows) {
            return this;
        }

        @Override
        public boolean isEqual(int row, int other) {
            return true;
        }
    }
}
