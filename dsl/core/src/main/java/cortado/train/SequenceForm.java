package cortado.train;

import cortado.base.Problems;
import cortado.base.Shape;
import cortado.data.Dataset;
import cortado.engine.Labels;
import cortado.engine.Objective;
import cortado.graph.Target;
import cortado.graph.Tensor;
import cortado.network.Network;
import java.nio.FloatBuffer;
import java.util.Arrays;

/** A score for each class at each step, a sequence of labels for each row: numbers from 1, then zeros. */
final class SequenceForm implements LossForm {
    static final SequenceForm INSTANCE = new SequenceForm();

    private SequenceForm() {}

    @Override
    public void check(String loss, Network network, Dataset data, Problems problems) {
        Shape output = network.outputShape();
        if (output.rank() != 2 || output.get(1) < 2) {
            problems.check(
                    false,
                    "%s needs a score for each class at each step, (N, steps, classes + 1), but the network gives %s. End it with"
                            + " e.g. lstm(64).sequences(), dense(classes + 1)",
                    loss,
                    output.batched());
        } else if (!data.isRegression()) {
            problems.check(
                    false,
                    "%s needs a sequence of labels for each row, but the data has %s. Pass one row of numbers from 1 for each,"
                            + " filled up with zeros: Dataset.of(x, new float[][] {{2, 1, 0}})",
                    loss,
                    data.isClassification() ? "one class" : "no labels");
        } else {
            checkRows(loss, output.get(0), output.get(1), data, problems);
        }
    }

    private static void checkRows(String loss, int steps, int classes, Dataset data, Problems problems) {
        FloatBuffer targets = data.targets();
        float[] row = new float[data.targetWidth()];
        for (int i = 0; i < data.size(); i++) {
            targets.get(row);
            int length = length(row);
            for (int j = 0; j < row.length; j++) {
                boolean isLabel = row[j] == (int) row[j] && row[j] >= 1 && row[j] < classes;
                if (j < length ? !isLabel : row[j] != 0) {
                    problems.check(
                            false,
                            "%s takes labels from 1 to %d and zeros after the last, but row %d is %s. 0 is the blank; a network for"
                                    + " k labels ends with dense(k + 1)",
                            loss,
                            classes - 1,
                            i,
                            Arrays.toString(row));
                    return;
                }
            }
            if (stepsFor(row, length) > steps) {
                problems.check(
                        false,
                        "row %d needs %d steps for its %d labels (a blank parts equal ones), but the network gives %d. Shorten the"
                                + " labels, or pool and stride less",
                        i,
                        stepsFor(row, length),
                        length,
                        steps);
                return;
            }
        }
    }

    /** Returns the number of labels before the first zero. */
    private static int length(float[] row) {
        int length = 0;
        while (length < row.length && row[length] != 0) {
            length++;
        }
        return length;
    }

    private static int stepsFor(float[] row, int length) {
        int steps = length;
        for (int i = 1; i < length; i++) {
            steps += row[i] == row[i - 1] ? 1 : 0;
        }
        return steps;
    }

    /** Returns the labels of each row, without the zeros. */
    static int[][] sequences(Dataset data) {
        FloatBuffer targets = data.targets();
        float[] row = new float[data.targetWidth()];
        int[][] sequences = new int[data.size()][];
        for (int i = 0; i < sequences.length; i++) {
            targets.get(row);
            sequences[i] = new int[length(row)];
            for (int j = 0; j < sequences[i].length; j++) {
                sequences[i][j] = (int) row[j];
            }
        }
        return sequences;
    }

    /** Returns the labels on the best path: the best class of each step, repeats joined, blanks left out. */
    static int[] decoded(Network network, float[] output) {
        int classes = network.outputShape().get(1);
        int[] labels = new int[output.length / classes];
        int count = 0;
        int before = 0;
        for (int step = 0; step < labels.length; step++) {
            float[] scores = Arrays.copyOfRange(output, step * classes, (step + 1) * classes);
            int best = ClassForm.INSTANCE.predictedClass(network, scores);
            if (best != 0 && best != before) {
                labels[count++] = best;
            }
            before = best;
        }
        return Arrays.copyOf(labels, count);
    }

    @Override
    public Tensor scores(Network network) {
        return ClassForm.INSTANCE.scores(network);
    }

    @Override
    public Target target(Network network) {
        return new Target(Shape.of(network.outputShape().get(0)), false);
    }

    @Override
    public Labels labels(Dataset data) {
        return ValueForm.targets(data);
    }

    @Override
    public Objective.Hits hits() {
        return Objective.Hits.NONE;
    }

    @Override
    public void toProbabilities(Network network, float[] row) {
        int classes = network.outputShape().get(1);
        for (int from = 0; from < row.length; from += classes) {
            float[] step = Arrays.copyOfRange(row, from, from + classes);
            ClassForm.INSTANCE.toProbabilities(network, step);
            System.arraycopy(step, 0, row, from, classes);
        }
    }

    @Override
    public int predictedClass(Network network, float[] row) {
        throw new IllegalStateException(
                "predictClass: the model predicts a sequence of labels, not one class. Use predictSequence.");
    }
}
