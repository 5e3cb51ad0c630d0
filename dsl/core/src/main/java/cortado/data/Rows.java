package cortado.data;

import cortado.base.Parallel;
import cortado.base.Seed;
import cortado.base.Shape;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

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

    /** Numbers of one shape. */
    sealed interface Numbers extends Rows permits Floats, Lazy, PreparedRows {
        /** Returns the shape of one row. */
        Shape shape();

        /** Returns whether an encoder made them of raw rows. */
        boolean isEncoded();

        /** Returns all of them, row-major; the array must not be changed. */
        float[] values();

        /** Returns those of some rows, read-only. */
        FloatBuffer values(int from, int to);

        /** Returns the same numbers in another shape. */
        Numbers reshaped(Shape target);

        /** Returns whether they are all in memory. */
        boolean isInMemory();

        /** Returns them, all read. */
        default Numbers inMemory() {
            return this;
        }

        /** Returns whether training changes them at random. */
        default boolean isAugmented() {
            return false;
        }

        /** Returns how training mixes the rows of a batch. */
        default Optional<Mixing> mixing() {
            return Optional.empty();
        }

        /** Returns those of the given rows as training takes them, row-major; the array is the caller's. */
        default float[] drawn(int[] numbers, Seed seed) {
            return ((Numbers) chosen(numbers)).values();
        }

        /** Returns how many numbers a row has. */
        default int width() {
            return Math.toIntExact(shape().size());
        }

        @Override
        default String described() {
            return Counted.of(size(), "row") + " of shape " + shape();
        }
    }

    /** Numbers in memory, row-major; the array is shared and must not change. */
    @SuppressWarnings("ArrayRecordComponent")
    record Floats(float[] values, Shape shape, boolean isEncoded) implements Numbers {
        @Override
        public int size() {
            return values.length / width();
        }

        @Override
        public FloatBuffer values(int from, int to) {
            return FloatBuffer.wrap(values, from * width(), (to - from) * width())
                    .slice()
                    .asReadOnlyBuffer();
        }

        @Override
        public boolean isInMemory() {
            return true;
        }

        @Override
        public Floats reshaped(Shape target) {
            return new Floats(values, target, isEncoded);
        }

        @Override
        public Rows chosen(int[] numbers) {
            return new Floats(Features.rows(values, width(), numbers), shape, isEncoded);
        }
    }

    /** Numbers that a source reads when they are needed. */
    @SuppressWarnings("ArrayRecordComponent")
    record Lazy(RowSource source, int[] numbers, Shape shape) implements Numbers {
        static Lazy of(RowSource source) {
            return new Lazy(source, IntStream.range(0, source.size()).toArray(), source.shape());
        }

        @Override
        public int size() {
            return numbers.length;
        }

        @Override
        public boolean isEncoded() {
            return false;
        }

        @Override
        public Lazy chosen(int[] rows) {
            return new Lazy(source, Arrays.stream(rows).map(row -> numbers[row]).toArray(), shape);
        }

        @Override
        public boolean isInMemory() {
            return false;
        }

        @Override
        public Floats inMemory() {
            return new Floats(values(), shape, false);
        }

        @Override
        public Lazy reshaped(Shape target) {
            return new Lazy(source, numbers, target);
        }

        @Override
        public float[] values() {
            long bytes = 4L * size() * width();
            if (bytes > Runtime.getRuntime().maxMemory() / 2) {
                throw new IllegalStateException(
                        "dataset: %s would take %,d MB of a heap of %,d MB at once, because they are read when they are needed. %s"
                                .formatted(
                                        described(),
                                        bytes >> 20,
                                        Runtime.getRuntime().maxMemory() >> 20,
                                        "Take fewer rows, e.g. take(1000), make them smaller, or start Java with a larger -Xmx."));
            }
            return read(0, size());
        }

        @Override
        public FloatBuffer values(int from, int to) {
            return FloatBuffer.wrap(read(from, to)).asReadOnlyBuffer();
        }

        private float[] read(int from, int to) {
            float[] values = new float[(to - from) * width()];
            Parallel.forEach(from, to, row -> {
                source.read(numbers[row], values, (row - from) * width());
                checkFinite(values, row, (row - from) * width());
            });
            return values;
        }

        private void checkFinite(float[] values, int row, int at) {
            for (int i = at; i < at + width(); i++) {
                if (!Float.isFinite(values[i])) {
                    throw new IllegalArgumentException(
                            "dataset: features must be finite, but the source gave %s at position %d of its row %d."
                                    .formatted(values[i], i - at, numbers[row]));
                }
            }
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
