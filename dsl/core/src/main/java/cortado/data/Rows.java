package cortado.data;

import cortado.base.Shape;
import java.util.Arrays;
import java.util.List;

/** The first feature of a dataset. */
sealed interface Rows {
    /** Returns how many there are. */
    int size();

    /** Returns the rows of the given numbers, in that order. */
    Rows chosen(int[] numbers);

    /** Returns what has to happen before a network takes them; empty if they are numbers. */
    default String remedy() {
        return "";
    }

    /** Returns what they are, for example {@code 3 rows of shape (4)}. */
    String described();

    /** Numbers, row-major; the array is shared and must not change. An encoder may have made them of raw rows. */
    @SuppressWarnings("ArrayRecordComponent")
    record Floats(float[] values, Shape shape, boolean isEncoded) implements Rows {
        @Override
        public int size() {
            return values.length / width();
        }

        int width() {
            return Math.toIntExact(shape.size());
        }

        @Override
        public Rows chosen(int[] numbers) {
            return new Floats(Features.rows(values, width(), numbers), shape, isEncoded);
        }

        @Override
        public String described() {
            return Counted.of(size(), "row") + " of shape " + shape;
        }
    }

    /** Texts, which a tokenizer makes numbers of. */
    record Texts(List<String> texts) implements Rows {
        /** Copies the list. */
        public Texts {
            texts = List.copyOf(texts);
        }

        @Override
        public int size() {
            return texts.size();
        }

        @Override
        public Rows chosen(int[] numbers) {
            return new Texts(Arrays.stream(numbers).mapToObj(texts::get).toList());
        }

        @Override
        public String described() {
            return Counted.of(size(), "text");
        }

        @Override
        public String remedy() {
            return "the rows are texts. Start the network with input(tokenizer), or use tokenizer.encode(data)";
        }
    }

    /** Columns of numbers and categories, some values missing, which an encoder makes numbers of. */
    record Table(List<Column> columns) implements Rows {
        /** Copies the list. */
        public Table {
            columns = List.copyOf(columns);
        }

        @Override
        public int size() {
            return columns.get(0).size();
        }

        @Override
        public Rows chosen(int[] numbers) {
            return new Table(
                    columns.stream().map(column -> column.chosen(numbers)).toList());
        }

        @Override
        public String described() {
            return Counted.of(size(), "row") + " of " + Counted.of(columns.size(), "column");
        }

        @Override
        public String remedy() {
            return "the rows are columns of a table. Start the network with input(standardize().fit(data))";
        }
    }
}
