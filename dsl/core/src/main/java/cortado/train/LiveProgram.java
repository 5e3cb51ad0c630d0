package cortado.train;

import cortado.data.Dataset;
import cortado.engine.Objective;
import cortado.engine.TrainingProgram;
import cortado.engine.TrainingProgram.Samples;
import cortado.engine.Update;
import cortado.network.Weights;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;

/**
 * The program of a training and its data. Where layers are unfrozen it is replaced by another one that goes on with the same weights
 * and optimizer.
 */
final class LiveProgram implements AutoCloseable {
    private final Task start;
    private final FitOptions options;
    private final FitData data;
    private final Update update;
    private final Optional<FrozenBase> base;
    private final Weights begun;
    private Task task;
    private TrainingProgram program;
    private Samples samples;
    private Samples validation;

    /**
     * Loads the program.
     *
     * @param start the task as the first epoch has it
     * @param epoch the epoch that training is in
     * @param state what the optimizer kept; empty if it is at its start
     */
    LiveProgram(
            Task start, Update update, FitOptions options, FitData data, int epoch, Weights weights, Weights state) {
        this.start = start;
        this.options = options;
        this.data = data;
        this.update = options.averaging().on(update);
        int rows = data.data().size()
                + (data.held() == data.data() ? 0 : data.held().size());
        base = FrozenBase.of(start.network(), options, rows);
        begun = weights;
        task = taskAt(epoch);
        program = programAt(epoch, weights, state);
        samples = uploaded();
        validation = validationSamples();
    }

    /** Begins an epoch. */
    void startEpoch(int epoch) {
        if (options.tuning().changesAt(epoch)) {
            Weights weights = program.weights();
            Weights state = program.state();
            program.close();
            task = taskAt(epoch);
            program = programAt(epoch, weights, state);
            samples = uploaded();
            validation = validationSamples();
        }
    }

    private Task taskAt(int epoch) {
        return start.with(options.tuning().at(epoch, start.network()));
    }

    private TrainingProgram programAt(int epoch, Weights weights, Weights state) {
        Objective objective = task.objective(options.weighting().isWeighted())
                .with(options.tuning().tuning(epoch, start.network()));
        Objective trained = base.map(layers -> layers.after(objective)).orElse(objective);
        return new TrainingProgram(
                options.isMixed() ? trained.mixed() : trained, update, weights, state, task.device());
    }

    private Samples uploaded() {
        return Memory.ofData(
                data.data(), () -> program.upload(features(data.data()), data.labels(task, options.weighting())));
    }

    private Samples validationSamples() {
        return data.held() == data.data()
                ? samples
                : Memory.ofData(data.held(), () -> program.upload(features(data.held()), task.labels(data.held())));
    }

    private List<FloatBuffer> features(Dataset rows) {
        return base.map(layers -> List.of(layers.features(task, begun, rows))).orElseGet(() -> task.features(rows));
    }

    /** Returns a copy of all weights as they are now. */
    Weights weights() {
        return whole(program.weights());
    }

    /** Returns weights of the program with those that it leaves as they are. */
    Weights whole(Weights ofProgram) {
        return base.isPresent() ? begun.with(ofProgram) : ofProgram;
    }

    TrainingProgram program() {
        return program;
    }

    /** Returns the rows to train on. */
    Samples samples() {
        return samples;
    }

    /** Returns the rows to validate on. */
    Samples validation() {
        return validation;
    }

    /** Returns the task with the layers frozen that are so now. */
    Task task() {
        return task;
    }

    @Override
    public void close() {
        program.close();
    }
}
