package cortado.train;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import cortado.base.Problems;
import cortado.graph.GraphCodec;
import cortado.network.Network;
import cortado.network.Weights;
import cortado.weights.SafeTensors;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A model file that training can go on from: it holds the state of training besides.
 *
 * @param model the weights and the history so far
 * @param state the rest
 */
record Checkpoint(Model model, TrainingState state) {
    private static final String TRAINING = "training.json";
    private static final String OPTIMIZER = "optimizer.safetensors";
    private static final String BEST = "best.safetensors";
    private static final String TRAINED = "trained.safetensors";
    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .serializeSpecialFloatingPointValues()
            .create();

    /** The content of {@code training.json}. */
    private record Entry(String recipe, long data, long step, String metric, int bestEpoch, double bestValue) {}

    void write(Path path) {
        Map<String, byte[]> entries = ModelFile.entries(model);
        Entry entry = new Entry(
                state.recipe(),
                state.data(),
                state.step(),
                state.metric(),
                state.best().epoch(),
                state.best().value());
        entries.put(TRAINING, GSON.toJson(entry).getBytes(StandardCharsets.UTF_8));
        entries.put(OPTIMIZER, SafeTensors.encode(state.optimizer()));
        state.best().weights().ifPresent(weights -> entries.put(BEST, SafeTensors.encode(weights)));
        state.trained().ifPresent(weights -> entries.put(TRAINED, SafeTensors.encode(weights)));
        ModelZip.write(path, entries);
    }

    /**
     * Reads a checkpoint.
     *
     * @throws IllegalArgumentException if the file is none, or is damaged
     */
    static Checkpoint read(Path path) {
        ModelZip zip = ModelZip.read("resume", path);
        Model model = ModelFile.read(zip);
        if (!zip.entries().containsKey(TRAINING)) {
            throw zip.refused(
                    "holds a model, but no state of training. Choose a file that checkpoint(path) wrote, or train on from its"
                            + " weights with startFrom(Model.load(path)).",
                    null);
        }
        Entry entry = zip.parsed(
                TRAINING, () -> GSON.fromJson(new String(zip.required(TRAINING), StandardCharsets.UTF_8), Entry.class));
        Weights optimizer = zip.parsed(OPTIMIZER, () -> SafeTensors.decode(zip.required(OPTIMIZER)));
        return new Checkpoint(
                model,
                new TrainingState(
                        entry.recipe,
                        entry.data,
                        entry.step,
                        entry.metric,
                        new Best(entry.bestEpoch, entry.bestValue, weights(zip, BEST)),
                        optimizer,
                        weights(zip, TRAINED)));
    }

    private static Optional<Weights> weights(ModelZip zip, String entry) {
        return Optional.ofNullable(zip.entries().get(entry))
                .map(bytes -> zip.parsed(entry, () -> SafeTensors.decode(bytes)));
    }

    /** Adds what keeps a learner from going on from here. */
    void check(Network network, String recipe, long data, Problems problems) {
        boolean isSame = GraphCodec.encode(model.network().graph()).equals(GraphCodec.encode(network.graph()));
        problems.check(
                isSame,
                "the checkpoint is of another network (%s). Build the same network, or use startFrom(Model.load(path)) for"
                        + " what fits",
                model.network());
        problems.check(
                state.recipe().equals(recipe),
                "the checkpoint was trained by %s, but this learner is %s. Use the same options; only patience, what is"
                        + " written and, unless the learning rate falls over all of them, epochs may differ",
                state.recipe(),
                recipe);
        problems.check(
                state.data() == data,
                "the checkpoint was trained on other rows. Pass the same data, or use startFrom(Model.load(path))");
    }
}
