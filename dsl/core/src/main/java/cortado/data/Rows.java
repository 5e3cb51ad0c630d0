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

    /** Returns what they are, for example {@code 3 rows of shape (4)}. */
    String described();

    /** Numbers, row-major; the array is shared and must not change. */
    @SuppressWarnings("ArrayRecordComponent")
    record Floats(float[] values, Shape shape) implements Rows {
        @Override
        public int size() {
            return values.length / width();
        }

        int width() {
            return Math.toIntExact(shape.size());
        }

        @Override
        public Rows chosen(int[] numbers) {
            return new Floats(Features.rows(values, width(), numbers), shape);
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
    }
}
