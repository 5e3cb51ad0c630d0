package cortado.data;

import cortado.base.Seed;
import cortado.render.ImageGrid;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/** How users look at rows of a dataset and choose some. Public, because JShell completes no methods of hidden classes. */
public abstract sealed class DatasetParts extends DatasetFactories permits Dataset {
    DatasetParts() {}

    private Dataset all() {
        return (Dataset) this;
    }

    /** Returns whether rows know of each other. */
    abstract Ties ties();

    /** Returns why parts of these rows would know of each other, for whom a message about it has a place; empty if they would not. */
    public String tied() {
        return ties().reason();
    }

    /** Returns the number of rows, at least 1. */
    public abstract int size();

    /**
     * Returns the given rows, in that order; a row may be given more than once.
     *
     * @throws IllegalArgumentException if no row is given, or a row does not exist
     */
    public abstract Dataset rows(int... numbers);

    /**
     * Returns a dataset of one row.
     *
     * @throws IllegalArgumentException if there is no such row
     */
    public Dataset row(int row) {
        return rows(row);
    }

    /**
     * Returns the first rows.
     *
     * @param count number of rows, 1 to {@link #size()}
     * @throws IllegalArgumentException if {@code count} is out of range
     */
    public Dataset take(int count) {
        if (count < 1 || count > size()) {
            throw new IllegalArgumentException(
                    "dataset: take(%d) needs a number from 1 to %d, the rows there are.".formatted(count, size()));
        }
        return rows(IntStream.range(0, count).toArray());
    }

    /**
     * Returns all rows but some, in their order; {@code data.without(data.audit().duplicates())}.
     *
     * @param numbers none is no mistake, and one may be given twice
     * @throws IllegalArgumentException if a row does not exist, or none is left
     */
    public Dataset without(int... numbers) {
        BitSet kept = new BitSet();
        kept.set(0, size());
        for (int number : numbers) {
            checkRow(number);
            kept.clear(number);
        }
        if (kept.isEmpty()) {
            throw new IllegalArgumentException("dataset: without(...) needs a row to keep, but it leaves out all "
                    + Counted.of(size(), "row") + ".");
        }
        return kept.cardinality() == size() ? all() : rows(kept.stream().toArray());
    }

    /** Returns the rows without those whose features and labels an earlier row has, too. */
    public Dataset withoutDuplicates() {
        return without(Repeat.rows(RowContents.of(all()).withLabels().repeats()));
    }

    /** Returns what is odd about these rows: gaps, constant columns, duplicates, contradictions, outliers; see {@link Audit}. */
    public Audit audit() {
        return Audit.of(all());
    }

    /**
     * Returns what is odd about these rows, and which rows of other data are among them.
     *
     * @param other for example the rows to test on
     * @throws IllegalArgumentException if they have other features
     */
    public Audit audit(Dataset other) {
        return Audit.of(all(), other);
    }

    /**
     * Returns a picture of some rows that are images with values 0..1: of each class, or, augmented, of a few images and what
     * training might see of them.
     *
     * @throws IllegalStateException if the rows are no images {@code (height, width)} or {@code (1 or 3, height, width)}
     */
    public ImageGrid preview() {
        return ImagePreview.of(all());
    }

    /** Returns all rows in random order; the same seed gives the same order. */
    public Dataset shuffled(long seed) {
        return shuffled(new Seed(seed));
    }

    /** Returns all rows in random order; the same seed gives the same order. */
    public Dataset shuffled(Seed seed) {
        return rows(seed.child("shuffle").permutation(size()));
    }

    /**
     * Returns the rows cut in two at random, seed 0; every class keeps its share in both parts.
     *
     * @param testFraction part of the rows to test on, more than 0 and less than 1
     * @throws IllegalArgumentException as for {@link #splitRows}
     * @throws IllegalStateException if both parts would know of each other, since rows were resampled or encoded before
     */
    public Split split(double testFraction) {
        return split(testFraction, Seed.DEFAULT);
    }

    /**
     * Returns the rows cut in two at random; every class keeps its share in both parts.
     *
     * @param testFraction part of the rows to test on, more than 0 and less than 1
     * @param seed the same seed gives the same cut
     * @throws IllegalArgumentException as for {@link #splitRows}
     * @throws IllegalStateException as for {@link #split(double)}
     */
    public Split split(double testFraction, long seed) {
        return split(testFraction, new Seed(seed));
    }

    private Split split(double testFraction, Seed seed) {
        ties().check("split");
        SplitRows rows = splitRows(testFraction, seed.child("split"));
        return new Split(rows(rows.train()), rows(rows.heldOut()));
    }

    /**
     * Returns the rows cut several times, seed 0, so that each fold tests on another part of them; see {@link Folds#of}.
     *
     * @param count number of folds, at least 2
     * @throws IllegalArgumentException if there are not that many rows, or not in the largest class
     * @throws IllegalStateException as for {@link #split(double)}
     */
    public Folds folds(int count) {
        return folds(count, Seed.DEFAULT.value());
    }

    /** Returns the rows cut several times at random; see {@link Folds#of}. */
    public Folds folds(int count, long seed) {
        return Folds.of(all(), count, seed);
    }

    /**
     * Returns the row numbers of a random cut in two. With classes, every class keeps its share (rounded by largest
     * remainder, and a class's last row stays in training); without, rows are drawn regardless of their targets.
     *
     * @param fraction part of the rows to hold out, more than 0 and less than 1; at least 1 row is held out and 1 trained on
     * @param seed the same seed gives the same cut
     * @throws IllegalArgumentException if the fraction is out of range, there is only 1 row, or every class has only 1 row
     */
    public SplitRows splitRows(double fraction, Seed seed) {
        if (!(fraction > 0 && fraction < 1)) {
            throw new IllegalArgumentException(
                    "split: the fraction must be more than 0 and less than 1, but was %s. For one fifth pass 0.2."
                            .formatted(fraction));
        }
        int size = size();
        int heldOut = (int) Math.max(1, Math.min(size - 1L, Math.round(size * fraction)));
        int[] classes = all().isClassification() ? all().classes() : new int[size];
        int[] counts = all().isClassification() ? all().classCounts() : new int[] {size};
        if (Arrays.stream(counts).allMatch(count -> count < 2)) {
            throw new IllegalArgumentException("split: a cut in two needs a class with at least 2 rows, but the " + size
                    + (size == 1 ? " row is alone." : " rows are of different classes."));
        }
        return Stratifier.split(classes, counts, heldOut, seed);
    }

    /** Checks that there is a row of this number. */
    void checkRow(int row) {
        if (row < 0 || row >= size()) {
            throw new IllegalArgumentException(
                    "dataset: there is no row %d; rows go from 0 to %d.".formatted(row, size() - 1));
        }
    }
}
