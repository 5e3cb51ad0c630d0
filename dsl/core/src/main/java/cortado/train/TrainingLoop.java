package cortado.train;

import cortado.base.Seed;
import cortado.engine.Diagnosis;
import cortado.engine.NotFiniteException;
import cortado.engine.TrainingProgram;
import cortado.engine.TrainingProgram.Totals;
import cortado.metric.Evaluation;
import cortado.network.Weights;
import cortado.train.Pass.Portion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run over the epochs: shuffles, steps, validates, remembers the best weights. */
final class TrainingLoop {
    /** A native call shorter than this takes more steps the next time. */
    private static final long SHORT_CALL_NANOS = 10_000_000;

    private static final int MOST_STEPS = 64;

    private final FitOptions options;
    private final LiveProgram live;
    private final RateClock clock;
    private final Progress progress;
    private final FitData data;
    private final BestEpoch best;
    private final AveragedWeights averages;
    private final List<Epoch> done = new ArrayList<>();
    private long deadline = Long.MAX_VALUE;
    private long step;
    private int pace = 1;

    TrainingLoop(FitOptions options, LiveProgram live, RateClock clock, Progress progress, FitData data) {
        this.options = options;
        this.live = live;
        this.clock = clock;
        this.progress = progress;
        this.data = data;
        best = new BestEpoch(options.callbacks(), options.hasValidation());
        averages = new AveragedWeights(options, live, data);
    }

    private TrainingProgram program() {
        return live.program();
    }

    /** Goes on after the epochs of an earlier run. */
    void resume(History history, TrainingState state) {
        done.addAll(history.epochs());
        step = state.step();
        best.resume(state.metric(), state.best());
    }

    /** Trains until the epochs are over, or there is a reason to stop before. */
    History run(EpochFiles files, String recipe, long checksum) {
        progress.begin();
        deadline = options.callbacks().limit().map(TrainingLoop::deadline).orElse(Long.MAX_VALUE);
        while (done.size() < options.epochs() && !best.isHopeless(done.size())) {
            live.startEpoch(done.size() + 1);
            Optional<Stop> cut = runEpoch(done.size() + 1);
            if (cut.isPresent()) {
                return history(cut.get());
            }
            Epoch last = done.get(done.size() - 1);
            boolean isBest = best.add(last, this::current);
            if (!options.isQuiet()) {
                progress.epochDone(history(Stop.COMPLETED));
            }
            files.write(history(Stop.RUNNING), isBest, this::current, () -> state(recipe, checksum));
            if (!goesOn(last)) {
                return history(Stop.CALLBACK);
            }
        }
        return history(best.isHopeless(done.size()) ? Stop.EARLY : Stop.COMPLETED);
    }

    private static long deadline(Duration limit) {
        long now = System.nanoTime();
        return limit.compareTo(Duration.ofDays(36_500)) > 0 ? now + Long.MAX_VALUE / 2 : now + limit.toNanos();
    }

    private boolean goesOn(Epoch epoch) {
        boolean goesOn = true;
        for (var callback : options.callbacks().afterEpoch()) {
            goesOn &= callback.test(epoch);
        }
        return goesOn;
    }

    private TrainingState state(String recipe, long checksum) {
        Optional<Weights> trained = options.averaging().isNone() ? Optional.empty() : Optional.of(live.weights());
        return new TrainingState(
                recipe, checksum, step, best.metric(), best.best(), program().state(), trained);
    }

    /** Returns what was recorded so far. */
    History history(Stop stop) {
        return new History(done, stop, best.restored());
    }

    /** Returns the weights that the run ends with: the best epoch's where early stopping was asked for. */
    Weights weights() {
        return best.best().weights().orElseGet(this::current);
    }

    /** Returns the weights as they are now, or their averages where these were asked for. */
    private Weights current() {
        return live.whole(averages.weights(done.size()));
    }

    /** Returns why the epoch was not completed, if so. */
    private Optional<Stop> runEpoch(int number) {
        long start = System.nanoTime();
        Optional<Stop> cut = train(number);
        if (cut.isPresent()) {
            return cut;
        }
        Totals trained = program().totals();
        requireNumber("loss", number, trained.loss());
        Map<String, Double> metrics = new LinkedHashMap<>(trained.means());
        averages.add(number);
        if (data.validated().length > 0) {
            cut = averages.seenBy(() -> validate(number, metrics), number);
            if (cut.isPresent()) {
                return cut;
            }
        }
        double rate = clock.last(number, done);
        done.add(new Epoch(number, metrics, rate, (System.nanoTime() - start) / 1e9));
        return Optional.empty();
    }

    /** Returns why the epoch was not completed, if so. */
    private Optional<Stop> train(int epoch) {
        int[] ordered = data.ordered(options, epoch);
        try (Pass pass = live.pass(ordered, epoch)) {
            int from = 0;
            while (from < ordered.length) {
                Optional<Stop> cut = cut();
                if (cut.isPresent()) {
                    return cut;
                }
                Portion portion = pass.at(from);
                long[] keys = nextKeys(portion.end() - from);
                steps(portion, ordered, epoch, from, keys);
                from = Math.min(portion.end(), from + keys.length * options.batchSize());
                if (progress.isDue()) {
                    progress.rowsDone(epoch, from, program().runningTotals().means());
                }
            }
        }
        return Optional.empty();
    }

    private void steps(Portion portion, int[] ordered, int epoch, int from, long[] keys) {
        long start = System.nanoTime();
        double[] rates = clock.rates(epoch, from / options.batchSize(), keys.length, done);
        try {
            program()
                    .steps(
                            portion.samples(),
                            portion.order(),
                            from - portion.begin(),
                            options.batchSize(),
                            rates,
                            keys);
        } catch (NotFiniteException broken) {
            int begin = from + broken.step() * options.batchSize();
            int[] rows = Arrays.copyOfRange(ordered, begin, Math.min(ordered.length, begin + options.batchSize()));
            String where = Diagnosis.of(
                    live.task().network(),
                    live.weights(),
                    live.task().features(data.data().rows(rows)));
            throw notFinite(
                    "loss",
                    broken.value(),
                    "epoch " + epoch + ", step " + (begin / options.batchSize() + 1) + ": " + where,
                    epoch,
                    broken);
        }
        adaptPace(System.nanoTime() - start);
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

    /** Returns why training must end now, if so. */
    private Optional<Stop> cut() {
        if (Thread.currentThread().isInterrupted()) {
            return Optional.of(Stop.INTERRUPTED);
        }
        return deadline != Long.MAX_VALUE && System.nanoTime() - deadline >= 0
                ? Optional.of(Stop.TIME)
                : Optional.empty();
    }

    /** Adds what the validation data gives; returns why the validation was not completed, if so. */
    private Optional<Stop> validate(int epoch, Map<String, Double> metrics) {
        Optional<Stop> cut = test();
        if (cut.isPresent()) {
            return cut;
        }
        Totals validated = program().totals();
        requireNumber("validation loss", epoch, validated.loss());
        validated.means().forEach((name, value) -> metrics.put("validation " + name, value));
        addOwnMetrics(metrics);
        return Optional.empty();
    }

    /** Returns why not all validation rows were seen, if so. */
    private Optional<Stop> test() {
        int rows = data.validated().length;
        int batch = live.testBatch();
        try (Pass pass = live.validation()) {
            for (int from = 0; from < rows; from += batch) {
                Optional<Stop> cut = cut();
                if (cut.isPresent()) {
                    return cut;
                }
                Portion portion = pass.at(from);
                int to = Math.min(rows, from + batch);
                program().test(portion.samples(), portion.order(), from - portion.begin(), to - portion.begin());
            }
        }
        return Optional.empty();
    }

    private void addOwnMetrics(Map<String, Double> metrics) {
        var own = options.callbacks().metrics();
        if (own.isEmpty()) {
            return;
        }
        try (Predictor predictor = new Predictor(live.task(), live.weights())) {
            Evaluation evaluation = predictor
                    .evaluate(data.validationData())
                    .get(live.task().heads().get(0).name());
            own.forEach((name, metric) -> metrics.put("validation " + name, metric.applyAsDouble(evaluation)));
        }
    }

    private void requireNumber(String what, int epoch, double mean) {
        if (!Double.isFinite(mean)) {
            throw notFinite(what, mean, "epoch " + epoch, epoch, null);
        }
    }

    private ArithmeticException notFinite(
            String what, double value, String where, int epoch, @Nullable Exception cause) {
        ArithmeticException failure = new ArithmeticException("fit: the " + what + " became " + value + " in " + where
                + ". Use a smaller learning rate than " + clock.last(epoch, done) + ", or scale the features to 0..1.");
        failure.initCause(cause);
        return failure;
    }
}
