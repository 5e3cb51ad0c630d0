package cortado.train;

import cortado.base.AtomicFile;
import cortado.base.Problems;
import cortado.base.Seed;
import cortado.data.Dataset;
import cortado.display.Displayable;
import cortado.display.MimeBundle;
import cortado.engine.Device;
import cortado.engine.PredictionProgram;
import cortado.metric.Evaluation;
import cortado.metric.Evaluations;
import cortado.network.Network;
import cortado.network.Summary;
import cortado.network.Weights;
import cortado.weights.WeightFile;
import cortado.weights.WeightNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A trained network: weights, labels and how it came to be.
 *
 * <p>Immutable, and safe to use from several threads. The native copy of the weights is made when it is first needed and freed
 * with the model.
 */
public final class Model implements Fitted, Displayable {
    private final Task task;
    private final Weights weights;
    private final History history;
    private final List<List<String>> classNames;
    private final Seed seed;
    private final String recipe;
    private final Predictor predictor;

    /** Makes a model; class names are those of each output, none for one of real values. */
    Model(Task task, Weights weights, History history, List<List<String>> classNames, Seed seed, String recipe) {
        this.task = task;
        this.weights = weights;
        this.history = history;
        this.classNames = List.copyOf(classNames);
        this.seed = seed;
        this.recipe = recipe;
        predictor = new Predictor(task, weights);
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
    @Override
    public float[][] predict(Dataset data) {
        Objects.requireNonNull(task.single("predict(data)"));
        return predictor.outputs(data).get(0);
    }

    /**
     * Returns each output of the network for each row, by its name; see {@link #predict(Dataset)}.
     *
     * @throws IllegalArgumentException if the rows have another shape
     */
    public Map<String, float[][]> predictEach(Dataset data) {
        List<float[][]> outputs = predictor.outputs(data);
        Map<String, float[][]> byName = new LinkedHashMap<>();
        for (int i = 0; i < outputs.size(); i++) {
            byName.put(task.heads().get(i).name(), outputs.get(i));
        }
        return byName;
    }

    /**
     * Returns the model of one of several outputs, which predicts classes, evaluates, saves and exports like any other.
     *
     * @throws IllegalArgumentException if there is no output of this name
     */
    public Model output(String name) {
        Network part = network().only(name);
        int index = network().outputNames().indexOf(name);
        Map<String, Weights.Values> used = new LinkedHashMap<>();
        part.graph().parameters().forEach(p -> used.put(p.name(), weights.get(p.name())));
        part.graph().states().forEach(s -> used.put(s.name(), weights.get(s.name())));
        return new Model(
                Task.of(part, task.heads().get(index).loss(), List.of()),
                Weights.of(used),
                history,
                List.of(classNames.get(index)),
                seed,
                recipe);
    }

    /**
     * Returns this model on another device; where it was trained is where it predicts, and a loaded model predicts on a graphics card
     * if there is one.
     *
     * @param device for example {@code cpu()}; of several workers, the first predicts
     * @throws IllegalArgumentException if there is no such device
     */
    public Model device(Device device) {
        Problems problems = Problems.in("model");
        device.check(problems);
        problems.throwIfAny();
        return new Model(task.on(device), weights, history, classNames, seed, recipe);
    }

    /** Returns the output of the network for one row, row-major; see {@link #predict(Dataset)}. */
    public float[] predict(float[] row) {
        return predict(Dataset.of(row, network().inputShape()))[0];
    }

    /**
     * Returns the output of the network for one text; see {@link #predict(Dataset)}.
     *
     * @throws IllegalArgumentException if the network does not begin with a tokenizer
     */
    public float[] predict(String text) {
        return predict(text(text))[0];
    }

    /**
     * Returns the name of the most probable class of a text, for a network that begins with {@code input(tokenizer)}.
     *
     * @throws IllegalArgumentException if the network does not begin with a tokenizer
     * @throws IllegalStateException if the model predicts real values
     */
    public String predictLabel(String text) {
        return predictLabel(text(text)).get(0);
    }

    /**
     * Returns the probability of each class for a text; see {@link #predictProbability(Dataset)}.
     *
     * @throws IllegalArgumentException if the network does not begin with a tokenizer
     * @throws IllegalStateException if the model predicts real values
     */
    public float[] predictProbability(String text) {
        return predictProbability(text(text))[0];
    }

    private static Dataset text(String text) {
        return Dataset.ofTexts(List.of(text));
    }

    /**
     * Returns the probability of each class for each row, whether or not the network ends with an activation.
     *
     * @return (N, classes), or (N, 1), the probability of the second class, for a network with one output
     * @throws IllegalStateException if the model predicts real values
     */
    @Override
    public float[][] predictProbability(Dataset data) {
        Task.Head head = task.single("predictProbability(data)");
        float[][] outputs = predict(data);
        for (float[] row : outputs) {
            head.loss().toProbabilities(head.network(), row);
        }
        return outputs;
    }

    /**
     * Returns the most probable class of each row, counted from 0.
     *
     * @throws IllegalStateException if the model predicts real values
     */
    @Override
    public int[] predictClass(Dataset data) {
        Task.Head head = task.single("predictClass(data)");
        float[][] outputs = predict(data);
        int[] classes = new int[outputs.length];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = head.loss().predictedClass(head.network(), outputs[i]);
        }
        return classes;
    }

    /**
     * Returns the name of the most probable class of each row, or its number if the classes have no names.
     *
     * @throws IllegalStateException if the model predicts real values
     */
    public List<String> predictLabel(Dataset data) {
        List<String> labels = new ArrayList<>();
        for (int predicted : predictClass(data)) {
            labels.add(
                    classNames().isEmpty()
                            ? Integer.toString(predicted)
                            : classNames().get(predicted));
        }
        return labels;
    }

    /**
     * Returns the labels of each row, numbered from 1, for a model trained with {@link Loss#ctc}: the best class of each step,
     * repeats joined, blanks left out.
     *
     * @return (N, labels), each row of its own length
     * @throws IllegalStateException if the model was trained with another loss
     */
    public int[][] predictSequence(Dataset data) {
        Task.Head head = task.single("predictSequence(data)");
        if (head.loss().form(head.network()) != SequenceForm.INSTANCE) {
            throw new IllegalStateException("predictSequence: the model was trained with " + head.loss()
                    + ", but sequences of labels need ctc(). Use predict.");
        }
        return Predictor.sequences(head, predict(data));
    }

    /**
     * Returns how well the model does on labeled data.
     *
     * @throws IllegalArgumentException if features or labels are not of the kind that the model was trained on
     */
    @Override
    public Evaluation evaluate(Dataset data) {
        String name = task.single("evaluate(data)").name();
        return evaluateEach(data).get(name);
    }

    /**
     * Returns how well the model does on labeled data, for each of its outputs; data with several targets is matched by name.
     *
     * @throws IllegalArgumentException if features or labels are not of the kind that the model was trained on
     */
    public Evaluations evaluateEach(Dataset raw) {
        Dataset data = task.encoded(raw);
        Problems problems = Problems.in("evaluate");
        task.checkFeatures(data, "data", problems);
        int before = problems.count();
        task.checkLabels(data, "data", problems);
        if (problems.count() == before || task.isSingle()) {
            checkClasses(data, problems);
        }
        problems.throwIfAny();
        return predictor.evaluate(data).on(raw);
    }

    private void checkClasses(Dataset data, Problems problems) {
        List<List<String>> given = task.classNames(data);
        for (int i = 0; i < given.size(); i++) {
            problems.check(
                    given.get(i).isEmpty()
                            || classNames.get(i).isEmpty()
                            || given.get(i).equals(classNames.get(i)),
                    "the model was trained on the classes %s, but the data has %s. Use withClassNames, in the model's order",
                    classNames.get(i),
                    given.get(i));
        }
    }

    /**
     * Returns the classes by number; empty if the model predicts real values.
     *
     * @throws IllegalStateException if there are several outputs
     */
    @Override
    public List<String> classNames() {
        Objects.requireNonNull(task.single("classNames()"));
        return classNames.get(0);
    }

    /** Returns the classes of each output. */
    List<List<String>> classNamesOfEach() {
        return classNames;
    }

    /** Returns the training history. */
    public History history() {
        return history;
    }

    /** Returns the architecture. */
    public Network network() {
        return task.network();
    }

    /** Returns the table of layers. */
    public Summary summary() {
        return network().summary();
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

    Task task() {
        return task;
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
        AtomicFile.write(path, PredictionProgram.archive(network(), weights));
    }

    /**
     * Writes the weights as a safetensors file, which PyTorch's and Keras's users read with the {@code safetensors} package.
     *
     * @param names for example {@code WeightNames.PYTORCH}
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    public void exportSafeTensors(Path path, WeightNames names) {
        WeightFile.write(path, network(), weights, names);
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
