package cortado.train;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import cortado.base.AtomicFile;
import cortado.base.Seed;
import cortado.base.Shape;
import cortado.graph.Graph;
import cortado.graph.GraphCodec;
import cortado.graph.Tensor;
import cortado.network.Network;
import cortado.network.Stage;
import cortado.network.Weights;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** A model as one zip file: {@code model.json} and {@code weights.safetensors}. No code and no Java serialization. */
final class ModelFile {
    private static final String FORMAT = "cortado-model";
    private static final int VERSION = 2;
    private static final String DESCRIPTION = "model.json";
    private static final String WEIGHTS = "weights.safetensors";
    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

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
            List<StageEntry> layers,
            List<Map<String, Object>> graph,
            HistoryEntry history) {}

    /** One of several inputs: its place in the graph. */
    private record InputEntry(String name, int tensor) {}

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
            @Nullable List<String> from) {}

    /** The training history. */
    private record HistoryEntry(String stop, int bestEpoch, List<EpochEntry> epochs) {}

    /** One epoch. */
    private record EpochEntry(int number, Map<String, Double> metrics, double seconds) {}

    static void write(Model model, Path path) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            put(zip, DESCRIPTION, GSON.toJson(describe(model)).getBytes(StandardCharsets.UTF_8));
            put(zip, WEIGHTS, SafeTensors.encode(model.weights()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        AtomicFile.write(path, bytes.toByteArray());
    }

    static Model read(Path path) {
        Map<String, byte[]> entries = entries(path);
        byte[] description = entries.get(DESCRIPTION);
        byte[] weights = entries.get(WEIGHTS);
        if (description == null) {
            throw refused(
                    path,
                    "is not a Cortado model: it has no " + DESCRIPTION + ". Choose a file that model.save wrote.",
                    null);
        }
        if (weights == null) {
            throw damaged(path, "it has no " + WEIGHTS, null);
        }
        Description read = parsed(
                path,
                DESCRIPTION,
                () -> GSON.fromJson(new String(description, StandardCharsets.UTF_8), Description.class));
        checkFormat(path, read);
        Weights arrays = parsed(path, WEIGHTS, () -> SafeTensors.decode(weights));
        return parsed(path, DESCRIPTION, () -> model(read, arrays));
    }

    /** Returns what the entry holds; our own refusals say what is wrong with it, any other failure only that it is. */
    private static <T> T parsed(Path path, String entry, Supplier<T> parser) {
        try {
            return parser.get();
        } catch (IllegalArgumentException refused) {
            throw damaged(path, String.valueOf(refused.getMessage()).replaceFirst("\\.$", ""), refused);
        } catch (RuntimeException unreadable) {
            throw damaged(path, "its " + entry + " is incomplete or not of the right form", unreadable);
        }
    }

    private static void checkFormat(Path path, Description read) {
        if (read == null || !FORMAT.equals(read.format)) {
            throw refused(path, "is not a Cortado model: its " + DESCRIPTION + " is of another program.", null);
        }
        if (read.version > VERSION) {
            throw refused(
                    path,
                    "has format version " + read.version + ", written by " + read.writtenBy
                            + "; this library reads up to version " + VERSION + ". Use a newer Cortado.",
                    null);
        }
    }

    private static Map<String, byte[]> entries(Path path) {
        Map<String, byte[]> entries = new HashMap<>();
        byte[] content;
        try {
            content = Files.readAllBytes(path);
        } catch (NoSuchFileException missing) {
            throw refused(
                    path,
                    "does not exist. Check the path; relative paths start at "
                            + Path.of("").toAbsolutePath() + ".",
                    missing);
        } catch (IOException unreadable) {
            throw refused(path, "cannot be read: " + unreadable.getMessage(), unreadable);
        }
        if (content.length < 4 || content[0] != 'P' || content[1] != 'K') {
            throw refused(
                    path, "is not a Cortado model: it is no zip file. Choose a file that model.save wrote.", null);
        }
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException truncated) {
            throw damaged(path, String.valueOf(truncated.getMessage()), truncated);
        }
        return entries;
    }

    private static IllegalArgumentException damaged(Path path, String what, @Nullable Exception cause) {
        return refused(path, "is damaged: " + what + ". Save the model or copy the file again.", cause);
    }

    private static IllegalArgumentException refused(Path path, String why, @Nullable Exception cause) {
        return new IllegalArgumentException("load: " + path + " " + why, cause);
    }

    private static Description describe(Model model) {
        Network network = model.network();
        Graph graph = network.graph();
        List<StageEntry> layers = network.stages().stream()
                .map(stage -> new StageEntry(
                        stage.name(),
                        stage.kind(),
                        stage.settings(),
                        graph.tensors().indexOf(stage.output()),
                        stage.parameters(),
                        stage.states(),
                        stage.from()))
                .toList();
        Loss loss = model.task().heads().get(0).loss();
        boolean isPlain = network.isSequential()
                && !(loss instanceof OwnLoss)
                && model.task().heads().get(0).weight() == 1;
        History history = model.history();
        List<EpochEntry> epochs = history.epochs().stream()
                .map(epoch -> new EpochEntry(epoch.number(), epoch.metrics(), epoch.seconds()))
                .toList();
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
                layers,
                GraphCodec.encode(graph),
                new HistoryEntry(history.stop().name(), history.bestEpoch(), epochs));
    }

    private static Model model(Description read, Weights weights) {
        List<Tensor> tensors = GraphCodec.decode(read.graph);
        List<Stage> stages = read.layers.stream()
                .map(layer -> new Stage(
                        layer.name,
                        layer.kind,
                        layer.settings,
                        tensors.get(layer.output),
                        layer.parameters,
                        layer.states,
                        layer.from == null ? List.of() : layer.from))
                .toList();
        Network network = read.inputs == null || read.outputs == null
                ? Network.of(tensors.get(0), stages)
                : Network.of(
                        read.inputs.stream()
                                .map(input -> tensors.get(input.tensor))
                                .toList(),
                        read.inputs.stream().map(InputEntry::name).toList(),
                        stages,
                        read.outputs.stream().map(OutputEntry::name).toList());
        requireFitting(network.graph(), weights);
        List<Epoch> epochs = read.history.epochs.stream()
                .map(epoch -> new Epoch(epoch.number, epoch.metrics, epoch.seconds))
                .toList();
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

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
