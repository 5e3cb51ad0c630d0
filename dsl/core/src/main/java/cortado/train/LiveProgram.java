package cortado.train;

import cortado.engine.Objective;
import cortado.engine.TrainingProgram;
import cortado.engine.TrainingProgram.Samples;
import cortado.engine.Update;
import cortado.network.Weights;

/**
 * The program of a training and its data. Where layers are unfrozen it is replaced by another one that goes on with the same weights
 * and optimizer.
 */
final class LiveProgram implements AutoCloseable {
    private final Task start;
    private final FitOptions options;
    private final FitData data;
    private final Update update;
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
        return new TrainingProgram(
                options.isMixed() ? objective.mixed() : objective, update, weights, state, task.device());
    }

    private Samples uploaded() {
        return Memory.ofData(
                data.data(), () -> program.upload(task.features(data.data()), data.labels(task, options.weighting())));
    }

    private Samples validationSamples() {
        return data.held() == data.data()
                ? samples
                : Memory.ofData(
                        data.held(), () -> program.upload(task.features(data.held()), task.labels(data.held())));
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
