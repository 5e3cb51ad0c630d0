package cortado.baseline;

import cortado.base.Parallel;
import cortado.base.Problems;
import cortado.data.Dataset;
import cortado.display.Displayable;
import cortado.metric.Evaluation;
import cortado.train.Fitted;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/** What a classical estimator has learned. Immutable, and safe to use from several threads. */
public abstract sealed class BaselineModel implements Fitted, Displayable
        permits ForestModel, InstanceModel, LinearModel, TreeModel {
    /** Below it, the logarithm of a probability is no more than that of this. */
    private static final double LEAST = 1e-15;

    private final Schema schema;
    private final Scorer scorer;

    BaselineModel(Schema schema, Scorer scorer) {
        this.schema = schema;
        this.scorer = scorer;
    }

    Schema schema() {
        return schema;
    }

    /**
     * Returns the predicted real values of each row, (N, targets), or the probability of each class, (N, classes).
     *
     * @throws IllegalArgumentException if the rows have another shape
     */
    @Override
    public final float[][] predict(Dataset data) {
        return floats(scores("predict", data));
    }

    /**
     * Returns the probability of each class for each row, (N, classes), also of two; 0 for a class that no training row had.
     *
     * @throws IllegalArgumentException if the rows have another shape
     * @throws IllegalStateException if real values are predicted
     */
    @Override
    public final float[][] predictProbability(Dataset data) {
        requireClasses("predictProbability");
        return floats(scores("predictProbability", data));
    }

    @Override
    public final int[] predictClass(Dataset data) {
        requireClasses("predictClass");
        double[][] x = schema.numbers("predictClass", data);
        int[] classes = new int[x.length];
        Parallel.forEach(0, x.length, row -> classes[row] = schema.present().get(scorer.classOf(x[row])));
        return classes;
    }

    /**
     * Returns the name of the class of each row.
     *
     * @throws IllegalArgumentException if the rows have another shape
     * @throws IllegalStateException if real values are predicted
     */
    public final List<String> predictLabel(Dataset data) {
        List<String> labels = new ArrayList<>();
        for (int predicted : predictClass(data)) {
            labels.add(schema.classNames().get(predicted));
        }
        return labels;
    }

    @Override
    public final List<String> classNames() {
        return schema.classNames();
    }

    /**
     * Returns how well labeled rows are predicted; the loss is the mean of the negative logarithm of the probability of the true class, at
     * least 1e-15, or the mean squared error.
     *
     * @throws IllegalArgumentException if features or labels are not of the kind that was learned from
     */
    @Override
    public final Evaluation evaluate(Dataset data) {
        Problems problems = Problems.in("evaluate");
        problems.check(
                schema.isClassification() == data.isClassification()
                        && !data.targetNames().isEmpty(),
                "the %s learned %s, but the data has %s. Use labels like those that it was fitted to",
                schema.name(),
                schema.isClassification() ? "classes" : "real values",
                data.targetNames().isEmpty() ? "no labels" : data.isClassification() ? "classes" : "real values");
        if (problems.count() == 0 && schema.isClassification()) {
            problems.check(
                    data.classNames().equals(classNames()),
                    "the model was trained on the classes %s, but the data has %s. Use withClassNames, in the model's order",
                    classNames(),
                    data.classNames());
        }
        problems.throwIfAny();
        double[][] scores = scores("evaluate", data);
        return schema.isClassification()
                ? Evaluation.of(data, predictClass(data), floats(scores), logLoss(scores, data.classes()))
                : Evaluation.of(data, flat(scores), squaredError(scores, data));
    }

    private double[][] scores(String call, Dataset data) {
        double[][] x = schema.numbers(call, data);
        double[][] scores = new double[x.length][];
        Parallel.forEach(0, x.length, row -> scores[row] = schema.ofAll(scorer.score(x[row])));
        return scores;
    }

    private void requireClasses(String call) {
        if (!schema.isClassification()) {
            throw new IllegalStateException(
                    "%s: the %s predicts real values. Use predict.".formatted(call, schema.name()));
        }
    }

    private static double logLoss(double[][] probabilities, int[] classes) {
        double sum = 0;
        for (int row = 0; row < classes.length; row++) {
            sum -= Math.log(Math.max(LEAST, Math.min(1 - LEAST, probabilities[row][classes[row]])));
        }
        return sum / classes.length;
    }

    private static double squaredError(double[][] values, Dataset data) {
        FloatBuffer targets = data.targets();
        int count = targets.remaining();
        double sum = 0;
        for (double[] row : values) {
            for (double value : row) {
                double error = value - targets.get();
                sum += error * error;
            }
        }
        return sum / count;
    }

    private static float[][] floats(double[][] values) {
        float[][] floats = new float[values.length][];
        for (int row = 0; row < floats.length; row++) {
            floats[row] = new float[values[row].length];
            for (int i = 0; i < floats[row].length; i++) {
                floats[row][i] = (float) values[row][i];
            }
        }
        return floats;
    }

    private static float[] flat(double[][] values) {
        float[] flat = new float[values.length * values[0].length];
        int at = 0;
        for (double[] row : values) {
            for (double value : row) {
                flat[at++] = (float) value;
            }
        }
        return flat;
    }
}
