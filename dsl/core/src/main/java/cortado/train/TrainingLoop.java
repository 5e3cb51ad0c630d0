package cortado.train;

import cortado.base.Seed;
import cortado.data.Dataset;
import cortado.data.SplitRows;
import cortado.engine.Labels;
import cortado.engine.TrainingProgram;
import cortado.engine.TrainingProgram.Order;
import cortado.engine.TrainingProgram.Samples;
import cortado.engine.TrainingProgram.Totals;
import cortado.network.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One run over the epochs: shuffles, steps, validates, remembers the best weights. */
final class TrainingLoop {
    /** Rows of a validation batch, which needs no memory for gradients. */
    private static final int TEST_BATCH = 256;

    /** A native call shorter than this takes more steps the next time. */
    private static final long SHORT_CALL_NANOS = 10_000_000;

    private static final int MOST_STEPS = 64;

    private final FitOptions options;
    private final Task task;
    private final double learningRate;
    private final TrainingProgram program;
    private final Progress progress;
    private final int[] trainRows;
    private final Samples samples;
    private final int[] validationRows;
    private final Samples validation;
    private final List<Epoch> done = new ArrayList<>();
    private long step;
    private int pace = 1;
    private int bestEpoch;
    private double bestLoss = Double.POSITIVE_INFINITY;
    private @Nullable Weights best;

    TrainingLoop(
            FitOptions options,
            Task task,
            double learningRate,
            TrainingProgram program,
            Progress progress,
            Dataset data,
            SplitRows rows) {
        this.options = options;
        this.task = task;
        this.learningRate = learningRate;
        this.program = program;
        this.progress = progress;
        trainRows = rows.train();
        samples = upload(data, labels(data));
        validation = options.validation()
                .map(held -> upload(held, task.labels(held)))
                .orElse(samples);
        validationRows = options.validation()
                .map(held -> IntStream.range(0, held.size()).toArray())
                .orElseGet(rows::heldOut);
    }

    private List<Labels> labels(Dataset data) {
        List<Labels> labels = new ArrayList<>(task.labels(data));
        RowWeighting weighting = options.weighting();
        if (weighting.isWeighted()) {
            labels.set(0, labels.get(0).weighted(weighting.weights(data, trainRows)));
        }
        return labels;
    }

    private Samples upload(Dataset data, List<Labels> labels) {
        return program.upload(task.features(data), labels);
    }

    /** Trains until the epochs are over, or there is a reason to stop before. */
    History run() {
        progress.begin();
        for (int number = 1; number <= options.epochs(); number++) {
            if (!runEpoch(number)) {
                return history(Stop.INTERRUPTED);
            }
            if (options.isStoppingEarly() && number - bestEpoch >= options.patience()) {
                return history(Stop.EARLY);
            }
        }
        return history(Stop.COMPLETED);
    }

    /** Returns what was recorded so far. */
    History history(Stop stop) {
        return new History(done, stop, options.isStoppingEarly() ? bestEpoch : 0);
    }

    /** Returns the weights that the run ends with: the best epoch's where early stopping was asked for. */
    Weights weights() {
        Weights remembered = best;
        return remembered != null ? remembered : program.weights();
    }

    /** Returns whether the epoch was completed. */
    private boolean runEpoch(int number) {
        long start = System.nanoTime();
        if (!train(number)) {
            return false;
        }
        Totals trained = program.totals();
        requireNumber("loss", number, trained.loss());
        Map<String, Double> metrics = new LinkedHashMap<>(trained.means());
        if (validationRows.length > 0) {
            if (!validate()) {
                return false;
            }
            Totals validated = program.totals();
            requireNumber("validation loss", number, validated.loss());
            validated.means().forEach((name, value) -> metrics.put("validation " + name, value));
            remember(number, validated.loss());
        }
        done.add(new Epoch(number, metrics, (System.nanoTime() - start) / 1e9));
        if (!options.isQuiet()) {
            progress.epochDone(history(Stop.COMPLETED));
        }
        return true;
    }

    /** Returns false if the thread was interrupted. */
    private boolean train(int epoch) {
        Seed seed = options.seed();
        int[] shuffled = seed.child("shuffle").child(epoch).permutation(trainRows.length);
        try (Order order =
                program.order(IntStream.of(shuffled).map(i -> trainRows[i]).toArray())) {
            int from = 0;
            while (from < trainRows.length) {
                if (Thread.currentThread().isInterrupted()) {
                    return false;
                }
                long[] keys = nextKeys(trainRows.length - from);
                long start = System.nanoTime();
                program.steps(samples, order, from, options.batchSize(), learningRate, keys);
                adaptPace(System.nanoTime() - start);
                from = Math.min(trainRows.length, from + keys.length * options.batchSize());
                if (progress.isDue()) {
                    progress.rowsDone(epoch, from, program.runningTotals().means());
                }
            }
        }
        return true;
    }

    /** Returns the keys of the next native call's steps, at most as many as rows are left for. */
    private long[] nextKeys(int rowsLeft) {
        int batches = (rowsLeft + options.batchSize() - 1) / options.batchSize();
        long[] keys = new long[Math.min(pace, batches)];
        Seed seed = options.seed().child("dropout");
        Arrays.setAll(keys, i -> seed.child(step + i).value());
        step += keys.length;
        return keys;
    }

    /** Lets native calls grow until they take some milliseconds, which progress and an interrupt have to wait for. */
    private void adaptPace(long nanos) {
        if (nanos < SHORT_CALL_NANOS) {
            pace = Math.min(MOST_STEPS, 2 * pace);
        } else if (nanos > 4 * SHORT_CALL_NANOS) {
            pace = Math.max(1, pace / 2);
        }
    }

    /** Returns false if the thread was interrupted. */
    private boolean validate() {
        try (Order order = program.order(validationRows)) {
            for (int from = 0; from < validationRows.length; from += TEST_BATCH) {
                if (Thread.currentThread().isInterrupted()) {
                    return false;
                }
                program.test(validation, order, from, Math.min(validationRows.length, from + TEST_BATCH));
            }
        }
        return true;
    }

    private void remember(int epoch, double validationLoss) {
        if (options.isStoppingEarly() && validationLoss < bestLoss) {
            bestLoss = validationLoss;
            bestEpoch = epoch;
            best = program.weights();
        }
    }

    private void requireNumber(String what, int epoch, double mean) {
        if (!Double.isFinite(mean)) {
            throw new ArithmeticException("fit: the " + what + " became " + mean + " in epoch " + epoch
                    + ". Use a smaller learning rate than " + learningRate + ", or scale the features to 0..1.");
        }
    }
}
