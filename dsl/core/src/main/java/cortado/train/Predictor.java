package cortado.train;

import cortado.base.Problems;
import cortado.data.Dataset;
import cortado.engine.Labels;
import cortado.engine.PredictionProgram;
import cortado.metric.Evaluation;
import cortado.network.Network;
import cortado.network.Weights;
import java.lang.ref.Cleaner;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Runs a model's native program, which is made at first use and freed when the model is no longer reachable. */
final class Predictor {
    private static final Cleaner CLEANER = Cleaner.create();

    /** Rows at a time: enough to keep the processor busy, few enough to keep activations small. */
    private static final int BATCH = 256;

    private final Network network;
    private final Weights weights;
    private final Loss loss;
    private @Nullable PredictionProgram program;

    Predictor(Network network, Weights weights, Loss loss) {
        this.network = network;
        this.weights = weights;
        this.loss = loss;
    }

    void check(Dataset data, Problems problems) {
        checkShape(network, data, "data", problems);
    }

    /** Adds what keeps the network from taking the rows of the data. */
    static void checkShape(Network network, Dataset data, String what, Problems problems) {
        problems.check(
                data.shape().equals(network.inputShape()),
                "the network takes rows of shape %s, but the %s has rows of shape %s%s",
                network.inputShape(),
                what,
                data.shape(),
                data.shape().size() == network.inputShape().size()
                        ? ". Use reshaped" + network.inputShape() + " on the data"
                        : "");
        if (data.shape().equals(network.inputShape())) {
            TokenIds.check(network, data, what, problems);
        }
    }

    float[][] outputs(Dataset data) {
        Problems problems = Problems.in("predict");
        check(data, problems);
        problems.throwIfAny();
        return outputsOf(data);
    }

    Evaluation evaluate(Dataset data) {
        Labels labels = loss.labels(network, data);
        float[][] outputs = new float[data.size()][];
        double sum = 0;
        for (int from = 0; from < data.size(); from += BATCH) {
            int to = Math.min(data.size(), from + BATCH);
            PredictionProgram.Scored scored = score(rows(data, from, to), labels.rows(from, to));
            sum += scored.loss() * (to - from);
            copyRows(scored.outputs(), outputs, from, to);
        }
        double mean = sum / data.size();
        return data.isClassification()
                ? Evaluation.of(data, classes(outputs), mean)
                : Evaluation.of(data, values(outputs), mean);
    }

    private int[] classes(float[][] outputs) {
        int[] classes = new int[outputs.length];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = loss.predictedClass(network, outputs[i]);
        }
        return classes;
    }

    private float[] values(float[][] outputs) {
        float[] values = new float[outputs.length * outputs[0].length];
        for (int i = 0; i < outputs.length; i++) {
            if (loss.form(network).isProbability()) {
                loss.toProbabilities(network, outputs[i]);
            }
            System.arraycopy(outputs[i], 0, values, i * outputs[i].length, outputs[i].length);
        }
        return values;
    }

    private float[][] outputsOf(Dataset data) {
        float[][] outputs = new float[data.size()][];
        for (int from = 0; from < data.size(); from += BATCH) {
            int to = Math.min(data.size(), from + BATCH);
            copyRows(run(rows(data, from, to)), outputs, from, to);
        }
        return outputs;
    }

    private FloatBuffer rows(Dataset data, int from, int to) {
        int size = Math.toIntExact(network.inputShape().size());
        return data.features().position(from * size).limit(to * size).slice();
    }

    private static void copyRows(float[] flat, float[][] rows, int from, int to) {
        int width = flat.length / (to - from);
        for (int i = from; i < to; i++) {
            rows[i] = Arrays.copyOfRange(flat, (i - from) * width, (i - from + 1) * width);
        }
    }

    private synchronized float[] run(FloatBuffer features) {
        return program().outputs(features);
    }

    private synchronized PredictionProgram.Scored score(FloatBuffer features, Labels labels) {
        return program().score(features, labels);
    }

    private PredictionProgram program() {
        PredictionProgram loaded = program;
        if (loaded == null) {
            loaded = new PredictionProgram(loss.objective(network), weights);
            CLEANER.register(this, loaded::close);
            program = loaded;
        }
        return loaded;
    }
}
