package cortado.network;

import cortado.base.Names;
import cortado.base.Seed;
import cortado.base.Shape;
import cortado.data.Encoder;
import cortado.display.Displayable;
import cortado.display.MimeBundle;
import cortado.graph.Graph;
import cortado.graph.Input;
import cortado.graph.Tensor;
import cortado.layer.Layer;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An architecture: layers put together, every shape known, no numbers yet.
 *
 * <p>Immutable. The forward pass is recorded once, when the network is made; all shape errors are found then.
 */
public final class Network implements Displayable {
    private final List<Tensor> inputs;
    private final List<String> inputNames;
    private final List<Stage> stages;
    private final List<Stage> outputs;
    private final Map<String, Encoder> encoders;
    private final Weights starts;

    private Network(
            List<Tensor> inputs,
            List<String> inputNames,
            List<Stage> stages,
            List<Stage> outputs,
            Map<String, Encoder> encoders,
            Weights starts) {
        this.inputs = List.copyOf(inputs);
        this.inputNames = List.copyOf(inputNames);
        this.stages = List.copyOf(stages);
        this.outputs = List.copyOf(outputs);
        this.encoders = Map.copyOf(encoders);
        this.starts = starts;
    }

    /**
     * Returns the network that applies the layers one after another.
     *
     * @throws IllegalArgumentException if there is no layer, or a layer cannot follow the one before it; the message names both
     */
    public static Network sequential(Input input, Layer... layers) {
        if (layers.length == 0) {
            throw new IllegalArgumentException(
                    "sequential: a network needs at least one layer after its input, e.g. sequential(input(4), dense(3)).");
        }
        Tensor start = Tensor.of(input);
        Recorder recorder = new Recorder(Recorder.userNames(List.of(layers)));
        Recorder.Place place =
                new Recorder.Place(start, "input", "the input " + start.shape().batched());
        for (Layer layer : layers) {
            place = recorder.add(layer, recorder.arrays(layer), place);
        }
        return of(start, recorder.stages()).withStarts(recorder.starts());
    }

    /** Returns the network that applies the layers one after another; see {@link #sequential(Input, Layer...)}. */
    public static Network sequential(InputNode input, Layer... layers) {
        return sequential(input.input(), layers)
                .withEncoders(
                        input.encoder().map(encoder -> Map.of("input", encoder)).orElse(Map.of()));
    }

    /**
     * Returns a network of any shape: with several inputs or outputs, branches, and shared layers.
     *
     * <p>An output is called by the name of its last layer.
     *
     * @param inputs where rows come in, in the order in which data gives its features
     * @param outputs what is wanted, in the order of the losses
     * @throws IllegalArgumentException with all problems of the wiring, or if a layer cannot follow the one before it
     */
    public static Network branching(List<InputNode> inputs, List<? extends Node> outputs) {
        return Wiring.network(List.copyOf(inputs), List.copyOf(outputs));
    }

    /** Returns a sequential network of recorded stages, as a model file holds them. */
    public static Network of(Tensor input, List<Stage> stages) {
        return new Network(
                List.of(input),
                List.of("input"),
                stages,
                stages.subList(stages.size() - 1, stages.size()),
                Map.of(),
                Weights.NONE);
    }

    /**
     * Returns a branching network of recorded stages, as a model file holds them.
     *
     * @param outputNames names of the stages that give the outputs
     */
    public static Network of(
            List<Tensor> inputs, List<String> inputNames, List<Stage> stages, List<String> outputNames) {
        List<Stage> outputs = outputNames.stream()
                .map(name -> stages.stream()
                        .filter(stage -> stage.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("there is no layer '" + name + "'")))
                .toList();
        return new Network(inputs, inputNames, stages, outputs, Map.of(), Weights.NONE);
    }

    /**
     * Returns this network with what makes numbers of raw rows.
     *
     * @param byInput by the name of the input; inputs without one take numbers
     */
    public Network withEncoders(Map<String, Encoder> byInput) {
        return new Network(inputs, inputNames, stages, outputs, byInput, starts);
    }

    /** Returns this network with arrays that start with known values. */
    Network withStarts(Weights known) {
        return new Network(inputs, inputNames, stages, outputs, encoders, known);
    }

    /** Returns the weights before training: drawn from the seed, except those that layers bring along. */
    public Weights startWeights(Seed seed) {
        return Weights.initial(graph(), seed).with(starts);
    }

    /** Returns what makes numbers of raw rows, by the name of the input. */
    public Map<String, Encoder> encoders() {
        return encoders;
    }

    /**
     * Returns the part of this network that gives one of its outputs. It takes the same inputs.
     *
     * @throws IllegalArgumentException if there is no output of this name
     */
    public Network only(String output) {
        Stage wanted = outputs.stream()
                .filter(stage -> stage.name().equals(output))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "network: there is no output '" + output + "'" + Names.didYouMean(output, outputNames())));
        List<Tensor> needed = Graph.of(wanted.output()).tensors();
        return new Network(
                inputs,
                inputNames,
                stages.stream().filter(stage -> needed.contains(stage.output())).toList(),
                List.of(wanted),
                encoders,
                starts);
    }

    /**
     * Returns this network with layers whose arrays training leaves as they are; see {@link Layer#frozen}.
     *
     * @param layers each the name of a layer, or the beginning of the names of some
     * @throws IllegalArgumentException if no layer is called so
     */
    public Network freeze(String... layers) {
        return frozen("freeze", true, layers);
    }

    /**
     * Returns this network with layers that training changes, as it does unless they were frozen.
     *
     * @param layers each the name of a layer, or the beginning of the names of some
     * @throws IllegalArgumentException if no layer is called so
     */
    public Network unfreeze(String... layers) {
        return frozen("unfreeze", false, layers);
    }

    private Network frozen(String call, boolean isFrozen, String... layers) {
        Set<String> chosen = new HashSet<>();
        for (String layer : layers) {
            chosen.addAll(layers(call, layer));
        }
        List<Stage> changed =
                stages.stream().map(stage -> stage.frozen(chosen, isFrozen)).toList();
        return new Network(
                inputs,
                inputNames,
                changed,
                outputs.stream()
                        .map(stage -> changed.get(stages.indexOf(stage)))
                        .toList(),
                encoders,
                starts);
    }

    /**
     * Returns the layers of a name: the one that is called so, else all whose names begin so.
     *
     * @param call what a message starts with
     * @throws IllegalArgumentException if there is none
     */
    public Set<String> layers(String call, String name) {
        Set<String> all = new LinkedHashSet<>();
        stages.stream().flatMap(Stage::all).forEach(stage -> all.add(stage.layer()));
        if (all.contains(name)) {
            return Set.of(name);
        }
        Set<String> found = new LinkedHashSet<>(all);
        found.removeIf(layer -> name.isEmpty() || !layer.startsWith(name));
        if (found.isEmpty()) {
            throw new IllegalArgumentException(
                    call + ": no layer's name is or begins with '" + name + "'" + Names.didYouMean(name, all));
        }
        return found;
    }

    /** Returns the names of the frozen layers, in order. */
    public Set<String> frozenLayers() {
        Set<String> frozen = new LinkedHashSet<>();
        stages.stream().flatMap(Stage::all).filter(Stage::isFrozen).forEach(stage -> frozen.add(stage.layer()));
        return frozen;
    }

    /** Returns the names of the arrays that training leaves as they are: those of frozen layers. */
    public Set<String> frozenArrays() {
        Set<String> frozen = new LinkedHashSet<>();
        stages.stream().flatMap(Stage::all).filter(Stage::isFrozen).forEach(stage -> frozen.addAll(stage.ownArrays()));
        return frozen;
    }

    /** Returns the symbolic inputs. */
    public List<Tensor> inputs() {
        return inputs;
    }

    /** Returns the names of the inputs. */
    public List<String> inputNames() {
        return inputNames;
    }

    /** Returns the symbolic outputs. */
    public List<Tensor> outputs() {
        return outputs.stream().map(Stage::output).toList();
    }

    /** Returns the names of the outputs: those of the layers that give them. */
    public List<String> outputNames() {
        return outputs.stream().map(Stage::name).toList();
    }

    /** Returns whether there is one input, one output and one way between them. */
    public boolean isSequential() {
        if (inputs.size() > 1 || outputs.size() > 1) {
            return false;
        }
        String before = inputNames.get(0);
        for (Stage stage : stages) {
            if (!stage.from().isEmpty() && !stage.from().equals(List.of(before))) {
                return false;
            }
            before = stage.name();
        }
        return outputs.get(0).equals(stages.get(stages.size() - 1));
    }

    /** Returns the symbolic input, the first if there are several. */
    public Tensor input() {
        return inputs.get(0);
    }

    /** Returns the symbolic output, the first if there are several. */
    public Tensor output() {
        return outputs.get(0).output();
    }

    /** Returns the layers in order, named, with their results. */
    public List<Stage> stages() {
        return stages;
    }

    /** Returns the shape of one sample that goes in: the first input's if there are several. */
    public Shape inputShape() {
        return input().shape();
    }

    /** Returns the shape of one sample that comes out: the first output's if there are several. */
    public Shape outputShape() {
        return output().shape();
    }

    /** Returns the operations of the forward pass, inputs first. */
    public Graph graph() {
        return Graph.of(Stream.concat(inputs.stream(), outputs().stream()).toArray(Tensor[]::new));
    }

    /** Returns the table of layers with output shapes and parameter counts. */
    public Summary summary() {
        return new Summary(this);
    }

    /**
     * Returns a learner of this network; add options such as {@code epochs(5)}, then call {@code fit}.
     *
     * @param optimizer for example {@code adam(1e-3)}
     * @param loss for example {@code crossEntropy()}
     */
    public <L, S> L compile(LearnerFactory<L, S> optimizer, S loss) {
        return optimizer.learner(this, loss);
    }

    @Override
    public MimeBundle display() {
        return summary().display();
    }

    /** Returns shapes, number of layers and parameters in one line; {@link #summary} is the table. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "Network %s to %s, %d layers, %,d parameters",
                shapes(inputs),
                shapes(outputs()),
                stages.size(),
                summary().parameters());
    }

    private static String shapes(List<Tensor> tensors) {
        return tensors.stream().map(tensor -> tensor.shape().batched()).collect(Collectors.joining(" and "));
    }
}
