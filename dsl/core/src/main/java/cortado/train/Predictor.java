package cortado.train;

import cortado.base.Problems;
import cortado.data.Dataset;
import cortado.engine.Labels;
import cortado.engine.PredictionProgram;
import cortado.engine.PredictionProgram.Scored;
import cortado.metric.Evaluation;
import cortado.metric.Evaluations;
import cortado.network.Weights;
import java.lang.ref.Cleaner;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs a model's native program, which is made at first use and freed when the model is no longer reachable. */
final class Predictor implements AutoCloseable {
    private static final Cleaner CLEANER = Cleaner.create();

    /** Rows at a time: enough to keep the processor busy, few enough to keep activations small. */
    private static final int BATCH = 256;

    /** Numbers of an input at a time, at most. */
    private static final int NUMBERS = 1 << 22;

    private final Task task;
    private final Weights weights;
    private @Nullable PredictionProgram program;

    Predictor(Task task, Weights weights) {
        this.task = task;
        this.weights = weights;
    }

    /** Returns the output of each head, row by row. */
    List<float[][]> outputs(Dataset raw) {
        Dataset data = task.encoded(raw);
        Problems problems = Problems.in("predict");
        task.checkFeatures(data, "data", problems);
        problems.throwIfAny();
        List<float[][]> outputs = empty(data);
        int batch = batch(task);
        for (int from = 0; from < data.size(); from += batch) {
            int to = Math.min(data.size(), from + batch);
            copyRows(run(task.features(data, from, to)), outputs, from, to);
        }
        return outputs;
    }

    /** Returns the evaluation of each head, by name, and the loss of all. */
    Evaluations evaluate(Dataset raw) {
        Dataset data = task.encoded(raw);
        List<Labels> labels = task.labels(data);
        int batch = batch(task);
        List<float[][]> outputs = empty(data);
        double loss = 0;
        double[] losses = new double[outputs.size()];
        for (int from = 0; from < data.size(); from += batch) {
            int to = Math.min(data.size(), from + batch);
            int first = from;
            Scored scored = score(
                    task.features(data, from, to),
                    labels.stream().map(label -> label.rows(first, to)).toList());
            loss += scored.loss() * (to - from);
            for (int i = 0; i < losses.length; i++) {
                losses[i] += scored.losses().get(i) * (to - from);
            }
            copyRows(scored.outputs(), outputs, from, to);
        }
        List<Dataset> truths = task.targets(data);
        Map<String, Evaluation> evaluations = new LinkedHashMap<>();
        for (int i = 0; i < losses.length; i++) {
            Task.Head head = task.heads().get(i);
            double mean = (task.isSingle() ? loss : losses[i]) / data.size();
            evaluations.put(head.name(), evaluation(head, truths.get(i), outputs.get(i), mean));
        }
        return new Evaluations(evaluations, loss / data.size());
    }

    private static Evaluation evaluation(Task.Head head, Dataset truth, float[][] outputs, double loss) {
        if (head.loss().form(head.network()) == SequenceForm.INSTANCE) {
            return Evaluation.of(SequenceForm.sequences(truth), sequences(head, outputs), loss);
        }
        if (!truth.isClassification()) {
            return Evaluation.of(truth, values(head, outputs), loss);
        }
        int[] classes = classes(head, outputs);
        if (!head.loss().isProbability(head.network())) {
            return Evaluation.of(truth, classes, loss);
        }
        for (float[] row : outputs) {
            head.loss().toProbabilities(head.network(), row);
        }
        return Evaluation.of(truth, classes, outputs, loss);
    }

    private static int[] classes(Task.Head head, float[][] outputs) {
        int[] classes = new int[outputs.length];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = head.loss().predictedClass(head.network(), outputs[i]);
        }
        return classes;
    }

    /** Returns the labels that each row of outputs stands for. */
    static int[][] sequences(Task.Head head, float[][] outputs) {
        return Arrays.stream(outputs)
                .map(row -> SequenceForm.decoded(head.network(), row))
                .toArray(int[][]::new);
    }

    private static float[] values(Task.Head head, float[][] outputs) {
        float[] values = new float[outputs.length * outputs[0].length];
        boolean isProbability = head.loss().isProbability(head.network());
        for (int i = 0; i < outputs.length; i++) {
            if (isProbability) {
                head.loss().toProbabilities(head.network(), outputs[i]);
            }
            System.arraycopy(outputs[i], 0, values, i * outputs[i].length, outputs[i].length);
        }
        return values;
    }

    private List<float[][]> empty(Dataset data) {
        List<float[][]> outputs = new ArrayList<>();
        task.heads().forEach(head -> outputs.add(new float[data.size()][]));
        return outputs;
    }

    /** Returns the rows at a time: fewer where they are large, which may be read from files. */
    static int batch(Task task) {
        long width = task.network().inputs().stream()
                .mapToLong(input -> input.shape().size())
                .max()
                .orElse(1);
        return (int) Math.max(1, Math.min(BATCH, NUMBERS / width));
    }

    private static void copyRows(List<float[]> batch, List<float[][]> outputs, int from, int to) {
        for (int head = 0; head < batch.size(); head++) {
            float[] flat = batch.get(head);
            int width = flat.length / (to - from);
            for (int i = from; i < to; i++) {
                outputs.get(head)[i] = Arrays.copyOfRange(flat, (i - from) * width, (i - from + 1) * width);
            }
        }
    }

    private synchronized List<float[]> run(List<FloatBuffer> features) {
        return program().outputs(features);
    }

    private synchronized Scored score(List<FloatBuffer> features, List<Labels> labels) {
        return program().score(features, labels);
    }

    private PredictionProgram program() {
        PredictionProgram loaded = program;
        if (loaded == null) {
            loaded = new PredictionProgram(
                    task.objective(false), weights, task.device().one());
            CLEANER.register(this, loaded::close);
            program = loaded;
        }
        return loaded;
    }

    /** Frees the native program at once. */
    @Override
    public synchronized void close() {
        if (program != null) {
            program.close();
            program = null;
        }
    }
}
