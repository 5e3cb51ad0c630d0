package cortado.data;

import cortado.base.Parallel;
import cortado.base.Seed;
import cortado.base.Shape;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Numbers that are changed at random for training, or encoded, or both, in this order, when they are needed.
 *
 * @param raw what they are made of
 * @param augmentation how they are changed for training, and only then
 * @param encoder what makes the network's numbers of them
 */
record PreparedRows(Rows.Numbers raw, Optional<Augmentation> augmentation, Optional<Encoder> encoder)
        implements Rows.Numbers {
    /** Returns rows that training changes, after all that it changes already. */
    static PreparedRows of(Rows.Numbers numbers, Augmentation change) {
        return numbers instanceof PreparedRows rows
                ? new PreparedRows(
                        rows.raw,
                        Optional.of(rows.augmentation
                                .map(first -> first.then(change))
                                .orElse(change)),
                        rows.encoder)
                : new PreparedRows(numbers, Optional.of(change), Optional.empty());
    }

    /** Returns rows that are encoded when they are needed. */
    static PreparedRows of(Rows.Numbers numbers, Encoder encoder) {
        return numbers instanceof PreparedRows rows
                ? new PreparedRows(rows.raw, rows.augmentation, Optional.of(encoder))
                : new PreparedRows(numbers, Optional.empty(), Optional.of(encoder));
    }

    @Override
    public int size() {
        return raw.size();
    }

    @Override
    public Shape shape() {
        return encoder.map(Encoder::shape).orElse(raw.shape());
    }

    @Override
    public boolean isEncoded() {
        return encoder.isPresent() || raw.isEncoded();
    }

    @Override
    public boolean isInMemory() {
        return raw.isInMemory();
    }

    @Override
    public PreparedRows inMemory() {
        return new PreparedRows(raw.inMemory(), augmentation, encoder);
    }

    @Override
    public boolean isAugmented() {
        return augmentation.isPresent();
    }

    @Override
    public Optional<Mixing> mixing() {
        return augmentation.flatMap(Augmentation::mixing);
    }

    @Override
    public PreparedRows chosen(int[] numbers) {
        return new PreparedRows((Rows.Numbers) raw.chosen(numbers), augmentation, encoder);
    }

    @Override
    public Rows.Numbers reshaped(Shape target) {
        if (encoder.isPresent()) {
            return new Rows.Floats(values(), target, true);
        }
        augmentation.ifPresent(change -> change.check(target));
        return new PreparedRows(raw.reshaped(target), augmentation, encoder);
    }

    @Override
    public float[] values() {
        return encoder.isPresent() ? encoded(raw.values()) : raw.values();
    }

    @Override
    public FloatBuffer values(int from, int to) {
        FloatBuffer part = raw.values(from, to);
        if (encoder.isEmpty()) {
            return part;
        }
        float[] values = new float[part.remaining()];
        part.get(values);
        return FloatBuffer.wrap(encoded(values));
    }

    @Override
    public float[] drawn(int[] numbers, Seed seed) {
        Rows chosen = raw.chosen(numbers);
        // Chosen rows of an array are a copy already, those of a source are read anew: both may be changed.
        float[] values = ((Rows.Numbers) chosen).values();
        Seed[] seeds = seeds(numbers, seed);
        augmentation.ifPresent(change -> Parallel.forEach(0, numbers.length, i -> {
            int width = raw.width();
            float[] row = Arrays.copyOfRange(values, i * width, (i + 1) * width);
            change.change(row, raw.shape(), seeds[i].random());
            System.arraycopy(row, 0, values, i * width, width);
        }));
        return encoder.isPresent() ? encoded(values) : values;
    }

    /** Returns the seed of each row; a row that comes again is drawn anew. */
    private static Seed[] seeds(int[] numbers, Seed seed) {
        Map<Integer, Integer> times = new HashMap<>();
        Seed[] seeds = new Seed[numbers.length];
        for (int i = 0; i < seeds.length; i++) {
            Seed ofRow = seed.child(numbers[i]);
            int before = times.merge(numbers[i], 1, Integer::sum) - 1;
            seeds[i] = before == 0 ? ofRow : ofRow.child(before);
        }
        return seeds;
    }

    private float[] encoded(float[] values) {
        Dataset part = new Dataset(new Rows.Floats(values, raw.shape(), false), new Labels.None());
        Dataset made = encoder.map(known -> known.encode(part)).orElse(part);
        float[] numbers = new float[made.features().remaining()];
        made.features().get(numbers);
        return numbers;
    }
}
