package cortado.train;

import cortado.data.Dataset;
import cortado.engine.Objective;
import cortado.engine.PredictionProgram;
import cortado.graph.Attention;
import cortado.graph.ChannelDropout;
import cortado.graph.Dropout;
import cortado.graph.Graph;
import cortado.graph.Input;
import cortado.graph.Replay;
import cortado.graph.Tensor;
import cortado.network.Network;
import cortado.network.Stage;
import cortado.network.Weights;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The frozen layers with which a network begins: what they give is the same in every epoch, and so is computed once for all rows.
 *
 * @param network the whole network
 * @param last what the last of these layers gives
 * @param input stands for it in what is trained
 */
record FrozenBase(Network network, Tensor last, Tensor input) {
    /** The share of the heap that features may take. */
    private static final int LEAST_SHARE = 4;

    /**
     * Returns the frozen beginning, if there is one and it is worth it.
     *
     * @param rows that it would be computed for
     */
    static Optional<FrozenBase> of(Network network, FitOptions options, int rows) {
        if (!network.isSequential() || options.tuning().hasThaws()) {
            return Optional.empty();
        }
        Set<String> frozen = network.frozenArrays();
        List<Stage> stages = network.stages();
        Tensor last = network.input();
        boolean hasWeights = false;
        for (Stage stage : stages.subList(0, stages.size() - 1)) {
            if (!frozen.containsAll(stage.parameters())
                    || !frozen.containsAll(stage.states())
                    || isRandom(last, stage.output())) {
                break;
            }
            last = stage.output();
            hasWeights |= !stage.parameters().isEmpty();
        }
        FrozenBase base = new FrozenBase(network, last, Tensor.of(new Input(last.shape())));
        boolean fits =
                4.0 * rows * last.shape().size() < (double) Runtime.getRuntime().maxMemory() / LEAST_SHARE;
        return hasWeights && fits && base.isAlone() ? Optional.of(base) : Optional.empty();
    }

    private static boolean isRandom(Tensor from, Tensor to) {
        Set<Tensor> before = Set.copyOf(Graph.of(from).tensors());
        return Graph.of(to).tensors().stream()
                .filter(tensor -> !before.contains(tensor))
                .map(Tensor::op)
                .anyMatch(op -> op instanceof Dropout
                        || op instanceof ChannelDropout
                        || op instanceof Attention attention && attention.dropout() > 0);
    }

    /** Returns whether what follows takes nothing else of the rows, such as a padding mask. */
    private boolean isAlone() {
        Tensor output = Replay.of().with(last, input).of(network.output());
        return !Graph.of(output).tensors().contains(network.input());
    }

    /** Returns the computation after the frozen layers. */
    Objective after(Objective whole) {
        Replay replay = Replay.of().with(last, input);
        List<Objective.Head> heads = whole.heads().stream()
                .map(head -> new Objective.Head(
                        head.name(),
                        replay.of(head.output()),
                        head.target(),
                        replay.of(head.loss()),
                        replay.of(head.scores()),
                        head.hits(),
                        head.metrics().stream()
                                .map(metric -> new Objective.Metric(metric.name(), replay.of(metric.value())))
                                .toList()))
                .toList();
        return new Objective(
                List.of(input),
                heads,
                replay.of(whole.loss()),
                replay.of(whole.trained()),
                whole.tuning(),
                whole.isMixed());
    }

    /** Returns what the frozen layers give for all rows; an interrupt ends it before, and training is not begun then. */
    FloatBuffer features(Task task, Weights weights, Dataset data) {
        int to = Math.toIntExact(last.shape().size());
        FloatBuffer features = FloatBuffer.allocate(Math.multiplyExact(data.size(), to));
        int batch = Predictor.batch(task);
        try (PredictionProgram program = PredictionProgram.of(
                network.inputs(), List.of(last), weights, task.device().one())) {
            for (int row = 0; row < data.size() && !Thread.currentThread().isInterrupted(); row += batch) {
                int count = Math.min(batch, data.size() - row);
                features.put(
                        program.outputs(task.features(data, row, row + count)).get(0));
            }
        }
        return features.rewind();
    }
}
