package cortado.ensemble;

import cortado.base.Problems;
import cortado.data.Dataset;
import cortado.display.Displayable;
import cortado.display.MimeBundle;
import cortado.metric.Evaluation;
import cortado.render.Table;
import cortado.render.Table.Column;
import cortado.train.Fitted;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/** Models that predict together. Immutable, and safe to use from several threads. */
public final class EnsembleModel implements Fitted, Displayable {
    private final String kind;
    private final List<Fitted> members;
    private final List<String> classNames;
    private final boolean isClassification;
    private final Combination combination;

    private EnsembleModel(String kind, List<Fitted> members, Dataset data, Combination combination) {
        this.kind = kind;
        this.members = List.copyOf(members);
        this.combination = combination;
        isClassification = data.isClassification();
        classNames = isClassification ? data.classNames() : List.of();
    }

    static EnsembleModel of(String kind, List<Fitted> members, Dataset data, Combination combination) {
        return new EnsembleModel(kind, members, data, combination);
    }

    /** Returns the models, in the order of their estimators. */
    public List<Fitted> members() {
        return members;
    }

    /**
     * Returns the real values of each row, (N, targets), or the probability of each class, (N, classes).
     *
     * @throws IllegalArgumentException if the rows have another shape
     */
    @Override
    public float[][] predict(Dataset data) {
        return combination.of(members, data);
    }

    /**
     * Returns the probability of each class for each row, (N, classes), also of two; for a hard vote, its share of the votes.
     *
     * @throws IllegalStateException if real values are predicted
     */
    @Override
    public float[][] predictProbability(Dataset data) {
        requireClasses("predictProbability");
        return combination.of(members, data);
    }

    /**
     * Returns the most probable class of each row, counted from 0; of several, the first.
     *
     * @throws IllegalStateException if real values are predicted
     */
    @Override
    public int[] predictClass(Dataset data) {
        requireClasses("predictClass");
        return classes(combination.of(members, data));
    }

    private static int[] classes(float[][] probabilities) {
        int[] classes = new int[probabilities.length];
        for (int row = 0; row < classes.length; row++) {
            classes[row] = Predictions.most(probabilities[row]);
        }
        return classes;
    }

    @Override
    public List<String> classNames() {
        return classNames;
    }

    /**
     * Returns how well labeled rows are predicted; the loss is the log loss, or the mean squared error.
     *
     * @throws IllegalArgumentException if features or labels are not of the kind that was learned from
     */
    @Override
    public Evaluation evaluate(Dataset data) {
        check(data);
        float[][] predicted = combination.of(members, data);
        if (isClassification) {
            int[] classes = classes(predicted);
            double loss = Evaluation.of(data, classes, predicted, 0).logLoss();
            return Evaluation.of(data, classes, predicted, loss);
        }
        float[] flat = new float[predicted.length * predicted[0].length];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = predicted[i / predicted[0].length][i % predicted[0].length];
        }
        return Evaluation.of(data, flat, squaredError(flat, data.targets()));
    }

    private void check(Dataset data) {
        Problems problems = Problems.in("evaluate");
        boolean isAlike = !data.targetNames().isEmpty() && data.isClassification() == isClassification;
        problems.check(
                isAlike,
                "the %s learned %s, but the data has %s. Use labels like those that it was fitted to",
                kind,
                isClassification ? "classes" : "real values",
                data.targetNames().isEmpty() ? "no labels" : data.isClassification() ? "classes" : "real values");
        problems.check(
                !isAlike || !isClassification || data.classNames().equals(classNames),
                "the model was trained on the classes %s, but the data has %s. Use withClassNames, in the model's order",
                classNames,
                isAlike && isClassification ? data.classNames() : "");
        problems.throwIfAny();
    }

    private static double squaredError(float[] predicted, FloatBuffer targets) {
        double sum = 0;
        for (int i = 0; i < predicted.length; i++) {
            double error = predicted[i] - targets.get(i);
            sum += error * error;
        }
        return sum / predicted.length;
    }

    private void requireClasses(String call) {
        if (!isClassification) {
            throw new IllegalStateException("%s: the %s predicts real values. Use predict.".formatted(call, kind));
        }
    }

    /** Returns the table of the models. */
    @Override
    public MimeBundle display() {
        List<List<?>> rows = new ArrayList<>();
        for (Fitted member : members) {
            rows.add(List.of(
                    rows.size() + 1,
                    String.valueOf(member).strip().lines().findFirst().orElse("")));
        }
        return Table.of(Column.count("member"), Column.text("model"))
                .rows(rows)
                .caption(toString())
                .display();
    }

    /** Returns the kind and the number of models, in one line. */
    @Override
    public String toString() {
        return kind + " of " + members.size() + (members.size() == 1 ? " model" : " models");
    }
}
