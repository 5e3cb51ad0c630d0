package cortado.train;

import cortado.base.Shape;
import cortado.data.Dataset;
import cortado.data.SplitRows;
import cortado.metric.Evaluation;
import cortado.metric.Score;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The scale of a score on some data.
 *
 * @param chance of always predicting the most frequent class, or the mean of the training rows
 * @param perfect of predicting what is true
 */
record Skill(double chance, double perfect) {
    private static final Skill UNKNOWN = new Skill(Double.NaN, Double.NaN);

    /** Returns the labels of rows without their features. */
    static Dataset labels(Dataset data) {
        float[] nothing = new float[data.size()];
        if (data.isClassification()) {
            return Dataset.of(nothing, Shape.of(1), data.classes(), data.classNames());
        }
        return Dataset.of(nothing, Shape.of(1), values(data), data.targetWidth());
    }

    /** Returns the scale of a score that is a number of classes or values; of others it is not known. */
    static Skill of(Score score, Dataset data, List<SplitRows> cuts) {
        try {
            return measured(score, data, cuts);
        } catch (IllegalStateException otherKind) {
            return UNKNOWN;
        }
    }

    private static Skill measured(Score score, Dataset data, List<SplitRows> cuts) {
        double[] chance = new double[cuts.size()];
        double[] perfect = new double[cuts.size()];
        for (int i = 0; i < chance.length; i++) {
            Dataset test = data.rows(cuts.get(i).heldOut());
            chance[i] = score.of(constant(data.rows(cuts.get(i).train()), test));
            perfect[i] = score.of(exact(test));
        }
        return new Skill(Sample.mean(chance), Sample.mean(perfect));
    }

    /** Returns whether the score has a scale: the loss has none, for want of a model that gives it. */
    boolean isKnown() {
        return Double.isFinite(chance) && Double.isFinite(perfect) && chance != perfect;
    }

    /** Returns where a score is on the way from chance, 0, to perfect, 1. */
    double share(double value) {
        return (value - chance) / (perfect - chance);
    }

    private static Evaluation constant(Dataset train, Dataset test) {
        if (test.isClassification()) {
            int[] counts = new int[train.classCount()];
            for (int number : train.classes()) {
                counts[number]++;
            }
            int most = IntStream.range(0, counts.length)
                    .reduce((a, b) -> counts[b] > counts[a] ? b : a)
                    .orElse(0);
            return Evaluation.of(
                    test, IntStream.range(0, test.size()).map(row -> most).toArray(), Double.NaN);
        }
        int width = test.targetWidth();
        FloatBuffer targets = train.targets();
        double[] means = new double[width];
        for (int i = 0; i < targets.remaining(); i++) {
            means[i % width] += targets.get(i) / train.size();
        }
        float[] predicted = new float[test.size() * width];
        for (int i = 0; i < predicted.length; i++) {
            predicted[i] = (float) means[i % width];
        }
        return Evaluation.of(test, predicted, Double.NaN);
    }

    private static Evaluation exact(Dataset test) {
        if (test.isClassification()) {
            return Evaluation.of(test, test.classes(), Double.NaN);
        }
        return Evaluation.of(test, values(test), Double.NaN);
    }

    private static float[] values(Dataset data) {
        FloatBuffer targets = data.targets();
        float[] values = new float[targets.remaining()];
        targets.get(values);
        return values;
    }
}
