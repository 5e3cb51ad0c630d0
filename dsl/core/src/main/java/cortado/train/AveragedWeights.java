package cortado.train;

import cortado.base.Seed;
import cortado.engine.TrainingProgram;
import cortado.network.Weights;
import cortado.train.Pass.Portion;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/** The averages of a run's weights: what validation, files and the model see; the weights themselves where there are none. */
final class AveragedWeights {
    private final FitOptions options;
    private final LiveProgram live;
    private final FitData data;
    /** Of epochs, with the statistics that normalizations have under them. */
    private Optional<Weights> ofEpochs = Optional.empty();

    /**
     * Starts without any.
     *
     * @param data with the rows that are trained on
     */
    AveragedWeights(FitOptions options, LiveProgram live, FitData data) {
        this.options = options;
        this.live = live;
        this.data = data;
    }

    private TrainingProgram program() {
        return live.program();
    }

    /** Takes the weights after an epoch into the average of epochs, if there is one. */
    void add(int epoch) {
        int from = options.averaging().from().orElse(Integer.MAX_VALUE);
        if (epoch >= from) {
            program().average(1.0 / (epoch - from + 1));
            ofEpochs = Optional.empty();
        }
    }

    /** Runs an action after an epoch with the averages in the place of the weights. */
    <T> T seenBy(Supplier<T> action, int epoch) {
        if (options.averaging().decay().isPresent()) {
            return exchanged(action);
        }
        if (epoch < options.averaging().from().orElse(Integer.MAX_VALUE)) {
            return action.get();
        }
        return exchanged(() -> {
            try {
                collect(epoch);
                ofEpochs = Optional.of(program().weights());
                return action.get();
            } finally {
                program().restore();
            }
        });
    }

    /** Gives normalizations the statistics of all rows, taken as the epoch took them. */
    private void collect(int epoch) {
        if (!program().hasStatistics()) {
            return;
        }
        int[] rows = options.isBalanced() ? data.ordered(options, epoch) : data.trained();
        long[] keys = keys(rows.length);
        program().startCollecting();
        try (Pass pass = live.pass(rows, epoch)) {
            for (int i = 0; i < keys.length; i++) {
                int from = i * options.batchSize();
                int to = Math.min(rows.length, from + options.batchSize());
                Portion portion = pass.at(from);
                program()
                        .collect(
                                portion.samples(),
                                portion.order(),
                                from - portion.begin(),
                                to - portion.begin(),
                                keys[i]);
            }
        }
        program().settle(keys.length);
    }

    private <T> T exchanged(Supplier<T> action) {
        program().exchange();
        try {
            return action.get();
        } finally {
            program().exchange();
        }
    }

    /** Returns keys of dropout, the same each time, one for each batch. */
    private long[] keys(int rows) {
        Seed seed = options.seed().child("statistics");
        long[] keys = new long[(rows + options.batchSize() - 1) / options.batchSize()];
        Arrays.setAll(keys, i -> seed.child(i).value());
        return keys;
    }

    /**
     * Returns the averages.
     *
     * @param epochs completed so far
     */
    Weights weights(int epochs) {
        if (options.averaging().decay().isPresent()) {
            return program().averages();
        }
        if (epochs >= options.averaging().from().orElse(Integer.MAX_VALUE) && ofEpochs.isEmpty()) {
            return seenBy(program()::weights, epochs);
        }
        return ofEpochs.orElseGet(program()::weights);
    }
}
