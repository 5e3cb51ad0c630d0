package cortado.data;

import cortado.base.Names;
import cortado.base.Seed;
import cortado.base.Shape;
import cortado.display.Displayable;
import cortado.display.MimeBundle;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Samples of one shape, with a class, real-valued targets or nothing known about each.
 *
 * <p>A row may have further named features and targets, for networks with several inputs or outputs; methods that do not name
 * one speak of the first.
 *
 * <p>Features are float32, row-major, {@code (N, …shape)}. Immutable: factories copy what they are given, every method
 * returns a new dataset. All values are checked when a dataset is made, so that training never meets a missing or infinite
 * number or a class that does not exist.
 */
public final class Dataset extends DatasetParts implements Displayable {
    private final Rows rows;
    private final Labels labels;
    private final Companions more;
    private final Supplier<Ties> ties;
    private final int size;

    /** Takes ownership of rows that were checked before. */
    Dataset(Rows rows, Labels labels) {
        this(rows, labels, Companions.NONE, () -> Ties.NONE);
    }

    private Dataset(Rows rows, Labels labels, Companions more, Supplier<Ties> ties) {
        this.rows = rows;
        this.labels = labels;
        this.more = more;
        this.ties = ties;
        size = rows.size();
    }

    private Dataset with(Rows newRows, Labels newLabels, Companions newMore) {
        return new Dataset(newRows, newLabels, newMore, ties);
    }

    /** Returns these rows, which know of each other from now on if the reason, asked for at need, says so. */
    Dataset tied(Supplier<Ties> reason) {
        return new Dataset(rows, labels, more, () -> ties.get().or(reason));
    }

    @Override
    Ties ties() {
        return ties.get();
    }

    @Override
    public int size() {
        return size;
    }

    /** Returns the shape of one row's features. */
    public Shape shape() {
        return numbers("shape()").shape();
    }

    /**
     * Returns all features, read-only, row-major {@code (N, …shape)}; nothing is copied of rows in memory. Not augmented.
     *
     * @throws IllegalStateException if they are read when they are needed, and do not fit into half of the heap
     */
    public FloatBuffer features() {
        return FloatBuffer.wrap(numbers("features()").values()).asReadOnlyBuffer();
    }

    /**
     * Returns the features of some rows, read-only, row-major; nothing is copied of rows in memory. Not augmented.
     *
     * @param from the first row
     * @param to the row after the last
     * @throws IndexOutOfBoundsException if there are no such rows
     */
    public FloatBuffer features(int from, int to) {
        return numbers("features(from, to)").values(Objects.checkFromToIndex(from, to, size), to);
    }

    /**
     * Returns a copy of one row's features.
     *
     * @throws IllegalArgumentException if there is no such row
     */
    public float[] features(int row) {
        checkRow(row);
        float[] features = new float[numbers("features(row)").width()];
        features(row, row + 1).get(features);
        return features;
    }

    /**
     * Returns this dataset with one more feature for each row, for a network with several inputs.
     *
     * @param name unlike those of the other features; an input of that name takes it
     * @param other as many rows; its labels are not used
     * @throws IllegalArgumentException if the numbers of rows differ or there is a feature of this name
     */
    public Dataset withFeature(String name, Dataset other) {
        checkCompanion("feature", name, other.size, featureNames());
        Dataset unlabeled = new Dataset(other.rows, new Labels.None());
        return with(rows, labels, more.with(new Companions.Feature(name, unlabeled)));
    }

    /** Returns this dataset with one more feature, {@code (N, columns)}; see {@link #withFeature(String, Dataset)}. */
    public Dataset withFeature(String name, float[][] x) {
        return withFeature(name, of(x));
    }

    /**
     * Returns this dataset with one more target for each row, for a network with several outputs; the first one of a dataset
     * without labels.
     *
     * @param name unlike those of the other targets; an output of that name is compared with it
     * @param other as many rows with classes or real values; its features are not used
     * @throws IllegalArgumentException if the numbers of rows differ, the other one has no labels or there is a target of
     *     this name
     */
    public Dataset withTarget(String name, Dataset other) {
        checkCompanion("target", name, other.size, targetNames());
        if (other.labels instanceof Labels.None) {
            throw new IllegalArgumentException(
                    "dataset: the target '" + name + "' needs labels, but the other dataset has none.");
        }
        if (labels instanceof Labels.None) {
            return with(rows, other.labels, more.withTargetName(name));
        }
        return with(rows, labels, more.with(new Companions.Target(name, other.labels)));
    }

    /** Returns this dataset with one more class for each row, from 0; see {@link #withTarget(String, Dataset)}. */
    public Dataset withTarget(String name, int[] classes) {
        checkCompanion("target", name, classes.length, targetNames());
        return withTarget(
                name,
                DatasetBuilder.owning(new float[classes.length], Shape.of(1)).classes(classes));
    }

    /** Returns this dataset with one more real value for each row; see {@link #withTarget(String, Dataset)}. */
    public Dataset withTarget(String name, float[] values) {
        checkCompanion("target", name, values.length, targetNames());
        return withTarget(
                name,
                DatasetBuilder.owning(new float[values.length], Shape.of(1)).targets(values));
    }

    private void checkCompanion(String what, String name, int rows, List<String> taken) {
        if (taken.contains(name)) {
            throw new IllegalArgumentException(
                    "dataset: there is a %s '%s' already. Give each a name of its own.".formatted(what, name));
        }
        if (rows != size) {
            throw new IllegalArgumentException(
                    "dataset: every row needs one %s '%s', but there are %d rows and %d of them."
                            .formatted(what, name, size, rows));
        }
    }

    /** Returns this dataset with another name for its first feature; default {@code features}. */
    public Dataset featureNamed(String name) {
        return with(rows, labels, more.withFeatureName(name));
    }

    /** Returns this dataset with another name for its first target; default {@code labels}. */
    public Dataset targetNamed(String name) {
        return with(rows, labels, more.withTargetName(name));
    }

    /** Returns the names of the features, in order. */
    public List<String> featureNames() {
        return more.featureNames();
    }

    /** Returns the names of the targets, in order; none if the rows have no labels. */
    public List<String> targetNames() {
        return labels instanceof Labels.None ? List.of() : more.targetNames();
    }

    /** Returns one feature of all rows, without labels; 0 is the first. */
    public Dataset feature(int index) {
        return index == 0
                ? with(rows, new Labels.None(), Companions.NONE)
                : more.features().get(index - 1).rows();
    }

    /** Returns the rows with their first feature and one target; 0 is the first. */
    public Dataset target(int index) {
        Labels chosen = index == 0 ? labels : more.targets().get(index - 1).labels();
        return with(rows, chosen, Companions.NONE);
    }

    /** Returns whether each row has a class. */
    public boolean isClassification() {
        return labels instanceof Labels.Classes;
    }

    /** Returns whether each row has real-valued targets. */
    public boolean isRegression() {
        return labels instanceof Labels.Targets;
    }

    /**
     * Returns a copy of the class of each row.
     *
     * @throws IllegalStateException if the rows have no classes
     */
    public int[] classes() {
        return labeled("classes()").indices().clone();
    }

    /**
     * Returns the names of all classes, in the order of their indices.
     *
     * @throws IllegalStateException if the rows have no classes
     */
    public List<String> classNames() {
        return labeled("classNames()").names();
    }

    /**
     * Returns the number of classes, also counting those without a row.
     *
     * @throws IllegalStateException if the rows have no classes
     */
    public int classCount() {
        return labeled("classCount()").names().size();
    }

    /**
     * Returns the index of a class.
     *
     * @throws IllegalArgumentException if there is no class of that name
     * @throws IllegalStateException if the rows have no classes
     */
    public int classIndex(String name) {
        List<String> names = labeled("classIndex(\"" + name + "\")").names();
        int index = names.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "dataset: there is no class '" + name + "'" + Names.didYouMean(name, names));
        }
        return index;
    }

    /**
     * Returns the class name of one row.
     *
     * @throws IllegalArgumentException if there is no such row
     * @throws IllegalStateException if the rows have no classes
     */
    public String label(int row) {
        Labels.Classes classes = labeled("label(" + row + ")");
        checkRow(row);
        return classes.names().get(classes.indices()[row]);
    }

    /**
     * Returns all targets as a read-only view, row-major {@code (N, targetWidth)}; nothing is copied.
     *
     * @throws IllegalStateException if the rows have no targets
     */
    public FloatBuffer targets() {
        return FloatBuffer.wrap(targeted("targets()").values()).asReadOnlyBuffer();
    }

    /**
     * Returns the number of targets of a row.
     *
     * @throws IllegalStateException if the rows have no targets
     */
    public int targetWidth() {
        return targeted("targetWidth()").width();
    }

    @Override
    public Dataset rows(int... numbers) {
        if (numbers.length == 0) {
            throw new IllegalArgumentException("dataset: rows() needs at least 1 row number, but got none.");
        }
        BitSet given = new BitSet();
        for (int number : numbers) {
            checkRow(number);
            given.set(number);
        }
        Dataset chosen = with(rows.chosen(numbers), labels.rows(numbers), more.rows(numbers));
        return given.cardinality() == numbers.length ? chosen : chosen.tied(() -> Ties.REPEATED);
    }

    /** Returns whether the rows are texts, rather than numbers. */
    public boolean isText() {
        return rows instanceof Rows.Texts;
    }

    /**
     * Returns the texts, one a row.
     *
     * @throws IllegalStateException if the rows are numbers
     */
    public List<String> texts() {
        return written("texts()").texts();
    }

    /**
     * Returns the text of one row.
     *
     * @throws IllegalArgumentException if there is no such row
     * @throws IllegalStateException if the rows are numbers
     */
    public String text(int row) {
        checkRow(row);
        return written("text(row)").texts().get(row);
    }

    /** Returns whether the rows are columns of a table, rather than numbers of one shape. */
    public boolean isTable() {
        return rows instanceof Rows.Table;
    }

    /**
     * Returns the columns of the table.
     *
     * @throws IllegalStateException if the rows are no table
     */
    public List<Column> columns() {
        if (rows instanceof Rows.Table table) {
            return table.columns();
        }
        throw new IllegalStateException("dataset: columns() needs a table, but there are " + rows.described() + ".");
    }

    /** Returns whether an encoder made the rows' numbers. */
    public boolean isEncoded() {
        return rows instanceof Rows.Numbers numbers && numbers.isEncoded();
    }

    /** Returns whether all rows are in memory, rather than read when they are needed. */
    public boolean isInMemory() {
        return (!(rows instanceof Rows.Numbers numbers) || numbers.isInMemory())
                && more.features().stream().allMatch(feature -> feature.rows().isInMemory());
    }

    /**
     * Returns these rows, all read now.
     *
     * @throws IllegalStateException if they do not fit into half of the heap
     */
    public Dataset inMemory() {
        return rows instanceof Rows.Numbers numbers ? with(numbers.inMemory(), labels, more) : this;
    }

    /**
     * Returns these rows with all numbers multiplied by a factor; {@code rescale(1.0 / 255)} makes 0..1 of bytes.
     *
     * @throws IllegalArgumentException if a product is not finite
     * @throws IllegalStateException if the rows are no numbers, are augmented or do not fit into half of the heap
     */
    public Dataset rescale(double factor) {
        if (isAugmented()) {
            throw new IllegalStateException("dataset: rescale(" + factor
                    + ") would come after augment(...), which is drawn later. Write it before.");
        }
        float[] values = numbers("rescale(...)").values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] *= (float) factor;
        }
        return withFeatures(values, shape());
    }

    /**
     * Returns these rows, of the first feature, to be changed at random each time that training takes them: anew in every epoch, drawn
     * from the learner's seed. What is validated on, predicted or evaluated stays as it is.
     *
     * @param changes one after another; of {@code cortado.augment} or one's own
     * @throws IllegalArgumentException if a change cannot be made to rows of this shape
     * @throws IllegalStateException if the rows are no numbers
     */
    public Dataset augment(Augmentation... changes) {
        Rows.Numbers numbers = numbers("augment(...)");
        Optional<Augmentation> all = Arrays.stream(changes).reduce(Augmentation::then);
        all.ifPresent(change -> tryOut(change, numbers));
        return with(all.map(change -> (Rows) PreparedRows.of(numbers, change)).orElse(rows), labels, more);
    }

    /** Changes a copy of the first row, so that what cannot be done is said now and not in the middle of training. */
    private static void tryOut(Augmentation change, Rows.Numbers numbers) {
        change.check(numbers.shape());
        float[] row = new float[numbers.width()];
        numbers.values(0, 1).get(row);
        change.change(row, numbers.shape(), Seed.DEFAULT.random());
    }

    /** Returns whether training changes the rows at random. */
    public boolean isAugmented() {
        return rows instanceof Rows.Numbers numbers && numbers.isAugmented()
                || more.features().stream().anyMatch(feature -> feature.rows().isAugmented());
    }

    /** Returns how training mixes the rows of a batch, and their labels, with one another. */
    public Optional<Mixing> mixing() {
        return rows instanceof Rows.Numbers numbers ? numbers.mixing() : Optional.empty();
    }

    /**
     * Returns some rows as training would take them, changed as {@link #augment} says.
     *
     * @param seed of one pass over the rows
     */
    public Dataset augmented(Seed seed, int... numbers) {
        Dataset chosen = rows(numbers);
        Dataset drawn = drawn(seed.child(0), numbers).orElse(chosen);
        for (int i = 1; i < featureNames().size(); i++) {
            Optional<Dataset> feature = feature(i).drawn(seed.child(i), numbers);
            if (feature.isPresent()) {
                drawn = with(drawn.rows, labels, drawn.more.with(i, feature.get()));
            }
        }
        return with(drawn.rows, chosen.labels, drawn.more);
    }

    private Optional<Dataset> drawn(Seed seed, int... numbers) {
        if (!(rows instanceof Rows.Numbers raw) || !raw.isAugmented()) {
            return Optional.empty();
        }
        Rows.Floats values = new Rows.Floats(raw.drawn(numbers, seed), raw.shape(), raw.isEncoded());
        return Optional.of(with(values, labels.rows(numbers), more.rows(numbers)));
    }

    /**
     * Returns these rows and labels with other features, for example what a tokenizer makes of texts.
     *
     * @param features all values, row-major {@code (N, …sample)}; copied
     * @param sample shape of one row
     * @throws IllegalArgumentException if there are more or fewer rows, or a value is not finite
     */
    public Dataset withFeatures(float[] features, Shape sample) {
        Rows others = DatasetBuilder.flat(features, sample).rows();
        if (others.size() != size) {
            throw new IllegalArgumentException(
                    "dataset: withFeatures(...) needs features for each of the %d rows, but has %s."
                            .formatted(size, others.described()));
        }
        return with(others, labels, more);
    }

    /**
     * Returns these rows and labels with the numbers that an encoder made of them, and which it leaves alone from now on.
     *
     * @throws IllegalArgumentException as {@link #withFeatures}
     */
    public Dataset withEncoded(float[] features, Shape sample) {
        Rows.Numbers made = withFeatures(features, sample).numbers("withEncoded(...)");
        return with(new Rows.Floats(made.values(), made.shape(), true), labels, more);
    }

    /**
     * Returns the rows with one of their features encoded, unless it is already, or of another kind than the encoder takes.
     *
     * @param index of the feature; 0 is the first
     */
    public Dataset encoded(int index, Encoder encoder) {
        Dataset raw = feature(index);
        if (raw.isEncoded() || !encoder.takes(raw)) {
            return this;
        }
        Dataset numbers = raw.isInMemory() && !raw.isAugmented()
                ? encoder.encode(raw)
                : new Dataset(PreparedRows.of(raw.numbers("encoded(...)"), encoder), raw.labels);
        return index == 0
                ? new Dataset(numbers.rows, labels, more, () -> ties.get().or(numbers.ties))
                : with(rows, labels, more.with(index, numbers));
    }

    /**
     * Returns this dataset with other features' shape, for example {@code (1, 28, 28)} instead of {@code (784)}.
     *
     * @throws IllegalArgumentException if the number of features differs
     */
    public Dataset reshaped(int... dimensions) {
        Shape target = Shape.of(dimensions);
        Rows.Numbers numbers = numbers("reshaped(...)");
        if (target.size() != numbers.shape().size()) {
            throw new IllegalArgumentException("dataset: cannot reshape %s to %s: %d features do not make %d."
                    .formatted(numbers.shape(), target, numbers.shape().size(), target.size()));
        }
        return with(numbers.reshaped(target), labels, more);
    }

    /**
     * Returns this dataset with other names for its classes.
     *
     * @param names one a class in the order of the indices, no name twice
     * @throws IllegalArgumentException if a class is left without a name, or a name is blank or given twice
     * @throws IllegalStateException if the rows have no classes
     */
    public Dataset withClassNames(String... names) {
        int[] indices = labeled("withClassNames(...)").indices();
        return with(rows, DatasetBuilder.checked(indices, List.of(names)), more);
    }

    /**
     * Returns this dataset with another class for a row.
     *
     * @throws IllegalArgumentException if there is no such row or class
     * @throws IllegalStateException if the rows have no classes
     */
    public Dataset relabeled(int row, String className) {
        checkRow(row);
        int[] indices = labeled("relabeled(...)").indices().clone();
        indices[row] = classIndex(className);
        return with(rows, new Labels.Classes(indices, classNames()), more);
    }

    @Override
    public MimeBundle display() {
        return DatasetView.of(this);
    }

    /** Returns size, shape and the class balance as text that starts with a newline. */
    @Override
    public String toString() {
        return "\n" + DatasetView.text(this);
    }

    /** Returns size, shape and labels in one line. */
    String summaryLine() {
        return DatasetView.line(this);
    }

    /** Returns the number of rows of each class. */
    int[] classCounts() {
        return labeled("classCounts()").counts();
    }

    /** Returns what the first feature is, without the number of rows. */
    String featureKind() {
        return isText() ? "texts" : isTable() ? "columns" : shape().toString();
    }

    /** Returns the first feature. */
    Rows content() {
        return rows;
    }

    /** Returns the first target. */
    Labels known() {
        return labels;
    }

    /** Returns what the rows are, and how many. */
    String rowsDescribed() {
        return rows.described();
    }

    private Rows.Numbers numbers(String call) {
        if (rows instanceof Rows.Numbers numbers) {
            return numbers;
        }
        throw new IllegalStateException("dataset: %s needs numbers, but %s.".formatted(call, rows.remedy()));
    }

    private Rows.Texts written(String call) {
        if (rows instanceof Rows.Texts texts) {
            return texts;
        }
        throw new IllegalStateException("dataset: %s needs texts, but there are %s.".formatted(call, rows.described()));
    }

    private Labels.Classes labeled(String call) {
        if (labels instanceof Labels.Classes classes) {
            return classes;
        }
        throw new IllegalStateException("dataset: %s needs a class for each row, but this dataset %s."
                .formatted(call, isRegression() ? "has real-valued targets" : "has no labels"));
    }

    private Labels.Targets targeted(String call) {
        if (labels instanceof Labels.Targets targets) {
            return targets;
        }
        throw new IllegalStateException("dataset: %s needs real-valued targets, but this dataset %s."
                .formatted(call, isClassification() ? "has classes" : "has no labels"));
    }
}
