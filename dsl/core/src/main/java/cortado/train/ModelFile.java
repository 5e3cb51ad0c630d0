package cortado.train;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import cortado.base.Seed;
import cortado.base.Shape;
import cortado.data.Encoder;
import cortado.engine.Extractor;
import cortado.engine.SubwordTokenizer;
import cortado.graph.Graph;
import cortado.graph.GraphCodec;
import cortado.graph.Tensor;
import cortado.network.Network;
import cortado.network.Stage;
import cortado.network.Weights;
import cortado.text.Encoders;
import cortado.weights.SafeTensors;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A model as one zip file: {@code model.json} and {@code weights.safetensors}. No code and no Java serialization. */
final class ModelFile {
    private static final String FORMAT = "cortado-model";
    private static final int VERSION = 2;
    private static final String DESCRIPTION = "model.json";
    private static final String WEIGHTS = "weights.safetensors";
    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .serializeSpecialFloatingPointValues()
            .create();

    private ModelFile() {}

    /** The content of {@code model.json}; fields are read by name. */
    private record Description(
            String format,
            int version,
            String writtenBy,
            String recipe,
            String loss,
            @Nullable Map<String, Double> lossSettings,
            long seed,
            List<String> classNames,
            @Nullable List<InputEntry> inputs,
            @Nullable List<OutputEntry> outputs,
            @Nullable Map<String, EncoderEntry> encoders,
            List<StageEntry> layers,
            List<Map<String, Object>> graph,
            HistoryEntry history) {}

    /** One of several inputs: its place in the graph. */
    private record InputEntry(String name, int tensor) {}

    /** What makes numbers of an input's raw rows. */
    private record EncoderEntry(String kind, Map<String, Object> settings) {}

    /** One of several outputs, or one whose loss is weighted or a user's own: then with its labels' form and its graph. */
    private record OutputEntry(
            String name,
            String loss,
            @Nullable Map<String, Double> lossSettings,
            double weight,
            List<String> classNames,
            @Nullable String form,
            @Nullable List<Map<String, Object>> graph) {}

    /** One layer; its output is a place in the graph. */
    private record StageEntry(
            String name,
            String kind,
            String settings,
            int output,
            List<String> parameters,
            List<String> states,
            @Nullable Boolean frozen,
            @Nullable List<String> from,
            @Nullable List<StageEntry> parts) {
        static StageEntry of(Stage stage, List<Tensor> tensors) {
            return new StageEntry(
                    stage.name(),
                    stage.kind(),
                    stage.settings(),
                    tensors.indexOf(stage.output()),
                    stage.parameters(),
                    stage.states(),
                    stage.isFrozen() ? true : null,
                    stage.from(),
                    stage.parts().isEmpty()
                            ? null
                            : stage.parts().stream()
                                    .map(part -> of(part, tensors))
                                    .toList());
        }

        Stage stage(List<Tensor> tensors) {
            return new Stage(
                    name,
                    kind,
                    settings,
                    tensors.get(output),
                    parameters,
                    states,
                    Boolean.TRUE.equals(frozen),
                    from == null ? List.of() : from,
                    parts == null
                            ? List.of()
                            : parts.stream().map(part -> part.stage(tensors)).toList());
        }
    }

    /** The training history. */
    private record HistoryEntry(String stop, int bestEpoch, List<EpochEntry> epochs) {}

    /** One epoch; without a learning rate in files of earlier versions. */
    private record EpochEntry(
            int number,
            Map<String, Double> metrics,
            @Nullable Double learningRate,
            double seconds) {
        static EpochEntry of(Epoch epoch) {
            double rate = epoch.learningRate();
            return new EpochEntry(epoch.number(), epoch.metrics(), Double.isNaN(rate) ? null : rate, epoch.seconds());
        }

        Epoch epoch() {
            return new Epoch(number, metrics, learningRate == null ? Double.NaN : learningRate, seconds);
        }
    }

    static void write(Model model, Path path) {
        model.network().graph().foreign().stream().limit(1).forEach(foreign -> {
            throw new IllegalArgumentException("save: " + foreign.code().label()
                    + " is Java code, which a file cannot hold. Use exportSafeTensors(path, names) for the weights, and"
                    + " startFrom(safeTensors(path)) of a learner of the same network to read them.");
        });
        ModelZip.write(path, entries(model));
    }

    /** Returns the entries of a model's file. */
    static Map<String, byte[]> entries(Model model) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(DESCRIPTION, GSON.toJson(describe(model)).getBytes(StandardCharsets.UTF_8));
        entries.put(WEIGHTS, SafeTensors.encode(model.weights()));
        return entries;
    }

    static Model read(Path path) {
        return read(ModelZip.read("load", path));
    }

    /** Returns the model of a file. */
    static Model read(ModelZip zip) {
        byte[] description = zip.entries().get(DESCRIPTION);
        if (description == null) {
            throw zip.refused(
                    "is not a Cortado model: it has no " + DESCRIPTION + ". Choose a file that model.save wrote.",
                    null);
        }
        byte[] weights = zip.required(WEIGHTS);
        Description read = zip.parsed(
                DESCRIPTION, () -> GSON.fromJson(new String(description, StandardCharsets.UTF_8), Description.class));
        checkFormat(zip, read);
        Weights arrays = zip.parsed(WEIGHTS, () -> SafeTensors.decode(weights));
        return zip.parsed(DESCRIPTION, () -> model(read, arrays));
    }

    private static void checkFormat(ModelZip zip, @Nullable Description read) {
        if (read == null || !FORMAT.equals(read.format)) {
            throw zip.refused("is not a Cortado model: its " + DESCRIPTION + " is of another program.", null);
        }
        if (read.version > VERSION) {
            throw zip.refused(
                    "has format version " + read.version + ", written by " + read.writtenBy
                            + "; this library reads up to version " + VERSION + ". Use a newer Cortado.",
                    null);
        }
    }

    private static Description describe(Model model) {
        Network network = model.network();
        Graph graph = network.graph();
        List<StageEntry> layers = network.stages().stream()
                .map(stage -> StageEntry.of(stage, graph.tensors()))
                .toList();
        Loss loss = model.task().heads().get(0).loss();
        boolean isPlain = network.isSequential()
                && !(loss instanceof OwnLoss)
                && model.task().heads().get(0).weight() == 1;
        History history = model.history();
        List<EpochEntry> epochs = history.epochs().stream().map(EpochEntry::of).toList();
        return new Description(
                FORMAT,
                VERSION,
                "Cortado " + Version.current(),
                model.recipe(),
                isPlain ? loss.name() : "losses",
                isPlain ? loss.settings() : Map.of(),
                model.seed(),
                isPlain ? model.classNames() : List.of(),
                isPlain ? null : inputs(network, graph),
                isPlain ? null : outputs(model),
                encoders(network),
                layers,
                GraphCodec.encode(graph),
                new HistoryEntry(history.stop().name(), history.bestEpoch(), epochs));
    }

    private static Model model(Description read, Weights weights) {
        List<Tensor> tensors = GraphCodec.decode(read.graph);
        List<Stage> stages =
                read.layers.stream().map(layer -> layer.stage(tensors)).toList();
        Network numeric = read.inputs == null || read.outputs == null
                ? Network.of(tensors.get(0), stages)
                : Network.of(
                        read.inputs.stream()
                                .map(input -> tensors.get(input.tensor))
                                .toList(),
                        read.inputs.stream().map(InputEntry::name).toList(),
                        stages,
                        read.outputs.stream().map(OutputEntry::name).toList());
        Network network = numeric.withEncoders(encoders(read));
        requireFitting(network.graph(), weights);
        List<Epoch> epochs = read.history.epochs.stream().map(EpochEntry::epoch).toList();
        History history = new History(epochs, Stop.valueOf(read.history.stop), read.history.bestEpoch);
        List<List<String>> classNames = read.outputs == null
                ? List.of(read.classNames)
                : read.outputs.stream().map(OutputEntry::classNames).toList();
        return new Model(
                Task.of(network, loss(read), List.of()),
                weights,
                history,
                classNames,
                new Seed(read.seed),
                read.recipe);
    }

    private static List<InputEntry> inputs(Network network, Graph graph) {
        List<InputEntry> inputs = new ArrayList<>();
        for (int i = 0; i < network.inputs().size(); i++) {
            int place = graph.tensors().indexOf(network.inputs().get(i));
            inputs.add(new InputEntry(network.inputNames().get(i), place));
        }
        return inputs;
    }

    private static @Nullable Map<String, EncoderEntry> encoders(Network network) {
        Map<String, EncoderEntry> encoders = new LinkedHashMap<>();
        network.encoders()
                .forEach((input, encoder) -> encoders.put(input, new EncoderEntry(encoder.kind(), encoder.settings())));
        return encoders.isEmpty() ? null : encoders;
    }

    private static Map<String, Encoder> encoders(Description read) {
        Map<String, Encoder> encoders = new LinkedHashMap<>();
        if (read.encoders != null) {
            read.encoders.forEach((input, entry) -> encoders.put(input, encoder(entry.kind, entry.settings)));
        }
        return encoders;
    }

    private static List<OutputEntry> outputs(Model model) {
        List<OutputEntry> outputs = new ArrayList<>();
        for (Task.Head head : model.task().heads()) {
            List<String> classNames = model.classNamesOfEach().get(outputs.size());
            boolean isOwn = head.loss() instanceof OwnLoss;
            outputs.add(new OutputEntry(
                    head.name(),
                    head.loss().name(),
                    head.loss().settings(),
                    head.weight(),
                    classNames,
                    isOwn ? ((OwnLoss) head.loss()).formName(head.network()) : null,
                    isOwn ? ((OwnLoss) head.loss()).graph(head.network()) : null));
        }
        return outputs;
    }

    private static Encoder encoder(String kind, Map<String, ?> settings) {
        if (kind.equals(SubwordTokenizer.KIND)) {
            return SubwordTokenizer.of(settings);
        }
        return kind.equals(Extractor.KIND) ? Extractor.of(settings) : Encoders.of(kind, settings);
    }

    private static Loss loss(Description read) {
        if (read.outputs == null) {
            return Loss.named(read.loss, read.lossSettings == null ? Map.of() : read.lossSettings);
        }
        Loss[] losses = read.outputs.stream()
                .map(output -> {
                    Loss loss = output.graph == null || output.form == null
                            ? Loss.named(output.loss, output.lossSettings == null ? Map.of() : output.lossSettings)
                            : OwnLoss.read(output.loss, output.form, output.graph);
                    return output.weight == 1 ? loss : loss.weighted(output.weight);
                })
                .toArray(Loss[]::new);
        return Loss.losses(losses);
    }

    private static void requireFitting(Graph graph, Weights weights) {
        graph.parameters().forEach(p -> requireShape(p.name(), p.shape(), weights));
        graph.states().forEach(s -> requireShape(s.name(), s.shape(), weights));
    }

    private static void requireShape(String name, Shape shape, Weights weights) {
        if (!weights.get(name).shape().equals(shape)) {
            throw new IllegalArgumentException(
                    "array '" + name + "' has shape " + weights.get(name).shape() + ", but the network needs " + shape);
        }
    }
}
