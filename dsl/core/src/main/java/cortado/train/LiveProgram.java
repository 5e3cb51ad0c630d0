package cortado.train;

import cortado.base.Seed;
import cortado.data.Dataset;
import cortado.engine.Objective;
import cortado.engine.TrainingProgram;
import cortado.engine.TrainingProgram.Samples;
import cortado.engine.Update;
import cortado.network.Weights;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

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
    private final Optional<Feed> feed;
    private final Optional<Feed> validationFeed;
    private final Dataset validated;
    private @Nullable Samples samples;
    private @Nullable Samples validation;

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
        base = data.data().isAugmented() ? Optional.empty() : FrozenBase.of(start.network(), options, rows);
        begun = weights;
        task = taskAt(epoch);
        feed = base.isEmpty() && Feed.isFor(data.data(), true)
                ? Optional.of(new Feed(
                        start, data.data(), data.labels(start, options.weighting()), options.batchSize(), true))
                : Optional.empty();
        validated = data.held() == data.data() && feed.isPresent() && data.validated().length > 0
                ? data.validationData()
                : data.held();
        validationFeed = base.isEmpty() && data.validated().length > 0 && Feed.isFor(validated, false)
                ? Optional.of(new Feed(start, validated, start.labels(validated), Predictor.batch(start), false))
                : Optional.empty();
        program = programAt(epoch, weights, state);
        upload();
    }

    private void upload() {
        samples = feed.isPresent() ? null : uploaded();
        validation = data.validated().length == 0 || validationFeed.isPresent() ? null : validationSamples();
    }

    /** Begins an epoch. */
    void startEpoch(int epoch) {
        if (options.tuning().changesAt(epoch)) {
            Weights weights = program.weights();
            Weights state = program.state();
            program.close();
            task = taskAt(epoch);
            program = programAt(epoch, weights, state);
            upload();
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
        Samples shared = samples;
        return validated == data.data() && shared != null
                ? shared
                : Memory.ofData(validated, () -> program.upload(features(validated), task.labels(validated)));
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

    /**
     * Returns a pass over rows to train on.
     *
     * @param ordered their numbers
     * @param epoch draws how they are augmented
     */
    Pass pass(int[] ordered, int epoch) {
        Samples all = samples;
        Seed seed = options.seed().child("augment").child(epoch);
        return all != null
                ? WholePass.of(all, program.order(ordered), ordered.length)
                : feed.orElseThrow().pass(program, ordered, seed);
    }

    /** Returns the rows of a validation batch. */
    int testBatch() {
        return Predictor.batch(start);
    }

    /** Returns a pass over the rows to validate on. */
    Pass validation() {
        int[] rows = validated == data.held()
                ? data.validated()
                : IntStream.range(0, validated.size()).toArray();
        Samples all = validation;
        return all != null
                ? WholePass.of(all, program.order(rows), rows.length)
                : validationFeed.orElseThrow().pass(program, rows, Seed.DEFAULT);
    }

    /** Returns the task with the layers frozen that are so now. */
    Task task() {
        return task;
    }

    @Override
    public void close() {
        feed.ifPresent(Feed::close);
        validationFeed.ifPresent(Feed::close);
        program.close();
    }
}
