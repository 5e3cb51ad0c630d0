package cortado.train;

import cortado.network.Weights;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Writes what was asked for after each epoch. */
final class EpochFiles {
    private final Callbacks callbacks;
    private final BiFunction<Weights, History, Model> models;
    private final Optional<TensorBoardLog> tensorBoard;

    EpochFiles(Callbacks callbacks, BiFunction<Weights, History, Model> models) {
        this.callbacks = callbacks;
        this.models = models;
        tensorBoard = callbacks.tensorBoard().map(TensorBoardLog::new);
    }

    /**
     * Writes after the last epoch of a history.
     *
     * @param isBest whether no epoch before was better
     */
    void write(History history, boolean isBest, Supplier<Weights> weights, Supplier<TrainingState> state) {
        Optional<Path> best = isBest ? callbacks.bestCheckpoint() : Optional.empty();
        if (callbacks.checkpoint().isPresent() || best.isPresent()) {
            Model model = models.apply(weights.get(), history);
            callbacks.checkpoint().ifPresent(path -> new Checkpoint(model, state.get()).write(path));
            best.ifPresent(model::save);
        }
        callbacks.csv().ifPresent(path -> CsvLog.write(path, history));
        Epoch last = history.epochs().get(history.epochs().size() - 1);
        tensorBoard.ifPresent(log -> log.add(last));
    }
}
