package cortado.baseline;

import cortado.base.Problems;
import cortado.base.Seed;
import cortado.data.ColumnTransform;
import cortado.data.Dataset;
import cortado.data.Encoder;
import cortado.train.Estimator;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A classical estimator, to compare networks with. Immutable; each option returns another one.
 *
 * <p>It takes rows of numbers and, row by row of their pixels, images. Tables are encoded by what is learned from the training rows of
 * each fit: gaps are filled with means, categories become one feature each, 0 or 1, and one that no training row had is none of
 * them. What is drawn at random comes from the seed: the same seed learns the same, whatever else the machine does.
 *
 * @param <E> this kind of estimator
 * @param <M> what it learns
 */
public abstract sealed class Baseline<E extends Baseline<E, M>, M extends BaselineModel> implements Estimator<M>
        permits DecisionTree, GradientBoosting, LogisticRegression, NearestNeighbors, RandomForest, Svm {
    private final Setup setup;

    Baseline(Setup setup) {
        this.setup = setup;
    }

    /**
     * Returns this estimator with another encoding of rows, which learns means, ranges and categories from the training rows of each fit:
     * {@code encodedBy(minMax())}, or {@code encodedBy(unscaled())} for numbers as they are.
     */
    public final E encodedBy(ColumnTransform transform) {
        return with(setup.with(Encoding.of(transform)));
    }

    /**
     * Returns this estimator with a fitted encoder, of texts for example: {@code encodedBy(tfIdf().fit(train))}. In a fit to some of
     * the rows that the encoder learned from, it learns from those only.
     */
    public final E encodedBy(Encoder encoder) {
        return with(setup.with(Encoding.of(encoder)));
    }

    /**
     * Returns this estimator with names for the features, for tables and pictures; default the columns' names, or {@code x0}, {@code x1},
     * ….
     */
    public final E featureNames(String... names) {
        return with(setup.with(List.of(names)));
    }

    /** Returns this estimator with another seed; default 0. */
    @Override
    public final E seed(long seed) {
        return with(setup.with(new Seed(seed)));
    }

    /** Returns this estimator, which shows no progress anyway. */
    @Override
    public final E quiet() {
        return with(setup);
    }

    /**
     * Returns what is learned from the rows; augmentation is not drawn.
     *
     * @param data rows of numbers, a table, or raw rows for the encoder; each with a class or, where the estimator learns them, a real value
     * @throws IllegalArgumentException with all problems of options and data
     */
    @Override
    public final M fit(Dataset data) {
        Problems problems = Problems.in(name());
        check(problems);
        int features = data.featureNames().size();
        problems.check(
                features == 1,
                "the rows have %d features (%s), but it takes 1. Make one array of them",
                features,
                String.join(", ", data.featureNames()));
        checkLabels(data, problems);
        problems.throwIfAny();
        Optional<Encoder> encoder = setup.encoding().encoder(data);
        Dataset encoded = encoder.map(known -> data.encoded(0, known)).orElse(data);
        checkEncoded(encoded, problems);
        problems.throwIfAny();
        Schema schema = Schema.of(name(), setup, data, encoder, encoded);
        return learn(schema, schema.rows(data, encoded), setup.seed());
    }

    private void checkLabels(Dataset data, Problems problems) {
        problems.check(
                !data.targetNames().isEmpty(),
                "the rows have no labels. Use data with classes%s",
                learnsValues() ? " or real values" : "");
        problems.check(
                !data.isRegression() || learnsValues(),
                "it learns classes, but the rows have real values. Use randomForest() or gradientBoosting()");
        if (data.isClassification()) {
            long present = Arrays.stream(data.classes()).distinct().count();
            problems.check(
                    present > 1, "the rows have 1 class only ('%s'). Use rows of at least 2 classes", data.label(0));
        }
        if (data.isRegression() && learnsValues()) {
            problems.check(
                    data.targetWidth() <= mostTargets(),
                    "it learns 1 real value a row, but there are %d. Fit one for each, or use nearestNeighbors(...)",
                    data.targetWidth());
        }
        checkRows(data.size(), problems);
    }

    private void checkEncoded(Dataset encoded, Problems problems) {
        if (encoded.isText() || encoded.isTable()) {
            problems.check(
                    false,
                    encoded.isText()
                            ? "the rows are texts. Use an encoder, e.g. " + name() + "%s.encodedBy(tfIdf().fit(train))"
                            : "the rows are columns of a table, which the encoder does not take. Use standardize() or unscaled()",
                    options());
            return;
        }
        checkFeatures(Math.toIntExact(encoded.shape().size()), problems);
        int names = setup.featureNames().size();
        problems.check(
                names == 0 || names == encoded.shape().size(),
                "there are %d featureNames, but %d features. Name each",
                names,
                encoded.shape().size());
    }

    Setup setup() {
        return setup;
    }

    /** Returns the name of the factory. */
    abstract String name();

    abstract E with(Setup other);

    abstract M learn(Schema schema, Rows rows, Seed seed);

    /** Adds what is wrong with the options. */
    abstract void check(Problems problems);

    /** Adds what options do not go with so many rows. */
    void checkRows(int rows, Problems problems) {}

    /** Adds what options do not go with so many features. */
    void checkFeatures(int features, Problems problems) {}

    boolean learnsValues() {
        return true;
    }

    int mostTargets() {
        return 1;
    }

    /** Returns the arguments, and the options that are not as they are by default, as they are written. */
    abstract String options();

    /** Returns this estimator as it is written. */
    @Override
    public final String toString() {
        long seed = setup.seed().value();
        return name() + options() + setup.encoding().text() + (seed == 0 ? "" : ".seed(" + seed + ")");
    }
}
