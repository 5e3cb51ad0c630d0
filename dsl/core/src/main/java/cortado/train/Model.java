package cortado.train;

import cortado.base.AtomicFile;
import cortado.base.Problems;
import cortado.base.Seed;
import cortado.data.Dataset;
import cortado.display.Displayable;
import cortado.display.MimeBundle;
import cortado.engine.PredictionProgram;
import cortado.metric.Evaluation;
import cortado.network.Network;
import cortado.network.Summary;
import cortado.network.Weights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A trained network: weights, labels and how it came to be.
 *
 * <p>Immutable, and safe to use from several threads. The native copy of the weights is made when it is first needed and freed
 * with the model.
 */
public final class Model implements Displayable {
    private final Network network;
    private final Weights weights;
    private final Loss loss;
    private final History history;
    private final List<String> classNames;
    private final Seed seed;
    private final String recipe;
    private final Predictor predictor;

    Model(
            Network network,
            Weights weights,
            Loss loss,
            History history,
            List<String> classNames,
            Seed seed,
            String recipe) {
        this.network = network;
        this.weights = weights;
        this.loss = loss;
        this.history = history;
        this.classNames = List.copyOf(classNames);
        this.seed = seed;
        this.recipe = recipe;
        predictor = new Predictor(network, weights, loss);
    }

    /**
     * Returns the model that {@link #save} wrote.
     *
     * @throws IllegalArgumentException if the file is missing, damaged, of another program or of a newer format; the message says
     *     which
     */
    public static Model load(Path path) {
        return ModelFile.read(path);
    }

    /**
     * Returns the output of the network for each row, as it comes from the last layer: logits if that has no activation.
     *
     * @param data rows as the network takes them; labels are not needed
     * @return (N, outputs)
     * @throws IllegalArgumentException if the rows have another shape
     */
    public float[][] predict(Dataset data) {
        return predictor.outputs(data);
    }

    /** Returns the output of the network for one row, row-major; see {@link #predict(Dataset)}. */
    public float[] predict(float[] row) {
        return predict(Dataset.of(row, network.inputShape()))[0];
    }

    /**
     * Returns the probability of each class for each row, whether or not the network ends with an activation.
     *
     * @return (N, classes), or (N, 1), the probability of the second class, for a network with one output
     * @throws IllegalStateException if the model predicts real values
     */
    public float[][] predictProbability(Dataset data) {
        float[][] outputs = predict(data);
        for (float[] row : outputs) {
            loss.toProbabilities(network, row);
        }
        return outputs;
    }

    /**
     * Returns the most probable class of each row, counted from 0.
     *
     * @throws IllegalStateException if the model predicts real values
     */
    public int[] predictClass(Dataset data) {
        float[][] outputs = predict(data);
        int[] classes = new int[outputs.length];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = loss.predictedClass(network, outputs[i]);
        }
        return classes;
    }

    /**
     * Returns the name of the most probable class of each row.
     *
     * @throws IllegalStateException if the model predicts real values
     */
    public List<String> predictLabel(Dataset data) {
        List<String> labels = new ArrayList<>();
        for (int predicted : predictClass(data)) {
            labels.add(classNames.get(predicted));
        }
        return labels;
    }

    /**
     * Returns how well the model does on labeled data.
     *
     * @throws IllegalArgumentException if features or labels are not of the kind that the model was trained on
     */
    public Evaluation evaluate(Dataset data) {
        Problems problems = Problems.in("evaluate");
        predictor.check(data, problems);
        loss.check(network, data, problems);
        problems.check(
                !data.isClassification()
                        || classNames.isEmpty()
                        || data.classNames().equals(classNames),
                "the model was trained on the classes %s, but the data has %s. Use withClassNames, in the model's order",
                classNames,
                data.isClassification() ? data.classNames() : List.of());
        problems.throwIfAny();
        return predictor.evaluate(data);
    }

    /** Returns the classes by number; empty if the model predicts real values. */
    public List<String> classNames() {
        return classNames;
    }

    /** Returns the training history. */
    public History history() {
        return history;
    }

    /** Returns the architecture. */
    public Network network() {
        return network;
    }

    /** Returns the table of layers. */
    public Summary summary() {
        return network.summary();
    }

    /** Returns the trained numbers. */
    public Weights weights() {
        return weights;
    }

    /** Returns the seed that the model was trained with. */
    public long seed() {
        return seed.value();
    }

    /** Returns how the model was trained, as it was written. */
    public String recipe() {
        return recipe;
    }

    Loss loss() {
        return loss;
    }

    /**
     * Writes the model to one file that needs no code to be loaded: architecture, weights, labels, seed, history.
     *
     * <p>An existing file is replaced only when the new one is complete.
     *
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    public void save(Path path) {
        ModelFile.write(this, path);
    }

    /**
     * Writes the network as TorchScript, for {@code torch.jit.load} in Python or C++; its output is that of {@link #predict}.
     *
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    public void exportTorchScript(Path path) {
        AtomicFile.write(path, PredictionProgram.archive(network, weights));
    }

    @Override
    public MimeBundle display() {
        return history.display();
    }

    /** Returns size and last metrics in one line. */
    @Override
    public String toString() {
        String size = String.format(Locale.ROOT, "Model, %,d parameters, ", weights.size());
        List<Epoch> epochs = history.epochs();
        return size
                + (epochs.isEmpty()
                        ? "not trained"
                        : epochs.get(epochs.size() - 1).toString());
    }
}
