package cortado.train;

import cortado.data.Dataset;
import cortado.network.Weights;
import cortado.train.Pass.Portion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Training by hand: batches, steps and the learning rate are in the user's hands.
 *
 * <pre>{@code
 * try (var session = net.compile(sgd(0.1), crossEntropy()).batchSize(32).session(train)) {
 *     for (int epoch = 0; epoch < 10; epoch++) {
 *         session.learningRate(0.1 / (1 + 0.1 * epoch));
 *         for (var batch : session.batches()) {
 *             double loss = session.step(batch);
 *         }
 *     }
 *     model = session.model();
 * }
 * }</pre>
 *
 * <p>Holds native memory: close it. Used by one thread. The same seed draws the same batches and weights as {@link Learner#fit}.
 */
public final class Session implements AutoCloseable {
    private final Task task;
    private final FitOptions options;
    private final Dataset data;
    private final String recipe;
    private final LiveProgram live;
    private final List<Epoch> epochs = new ArrayList<>();
    private @Nullable Pass pass;
    private final RateClock clock;
    private OptionalDouble ownRate = OptionalDouble.empty();
    private double lastRate;
    private int next;
    private int epoch;
    private long step;
    private long began;
    private long seen;
    /** The losses of all rows seen in this pass, as last read. */
    private double losses;

    private boolean isClosed;

    Session(Task task, Optimizer optimizer, FitOptions options, Weights start, Dataset data, String recipe) {
        this.task = task;
        this.options = options;
        this.data = data;
        this.recipe = recipe;
        clock = RateClock.of(optimizer, options, data.size());
        live = new LiveProgram(task, optimizer.update(), options, FitData.whole(data), 1, start, Weights.of(Map.of()));
    }

    /**
     * Starts the next pass over the data and returns its batches, shuffled or balanced by the seed.
     *
     * @throws IllegalStateException if the session is closed
     */
    public List<Batch> batches() {
        requireOpen("batches()");
        endEpoch();
        epoch++;
        next = 0;
        began = System.nanoTime();
        Pass last = pass;
        if (last != null) {
            last.close();
        }
        live.startEpoch(epoch);
        pass = live.pass(FitData.whole(data).ordered(options, epoch), epoch);
        List<Batch> batches = new ArrayList<>();
        for (int from = 0; from < data.size(); from += options.batchSize()) {
            int rows = Math.min(options.batchSize(), data.size() - from);
            batches.add(new Batch(epoch, batches.size() + 1, rows));
        }
        return batches;
    }

    /**
     * Updates the weights once, by the gradients of the mean loss of the batch; where the optimizer accumulates batches, once for
     * all of them.
     *
     * @return the mean loss of the batch before the update
     * @throws IllegalArgumentException if the batch is of an earlier pass
     * @throws IllegalStateException if the session is closed
     */
    public double step(Batch batch) {
        requireOpen("step(batch)");
        Pass rows = pass;
        if (rows == null || batch.epoch() != epoch) {
            throw new IllegalArgumentException("session: the batch is of pass " + batch.epoch() + ", but this is pass "
                    + epoch + ". Take the batches of the last call of batches().");
        }
        int from = (batch.number() - 1) * options.batchSize();
        long key = options.seed().child("dropout").child(step++).value();
        next = batch.number() - 1;
        lastRate = learningRate();
        double rate = clock.isUpdate(next) ? lastRate : Double.NaN;
        double sum = Memory.ofBatch("session", batch.rows(), () -> {
            Portion portion = rows.at(from);
            live.program().steps(portion.samples(), portion.order(), from - portion.begin(), batch.rows(), rate, key);
            return live.program().runningTotals().loss();
        });
        next++;
        seen += batch.rows();
        double before = losses;
        losses = sum * seen;
        return (losses - before) / batch.rows();
    }

    /**
     * Sets the learning rate of the next steps; until then it is the optimizer's.
     *
     * @throws IllegalArgumentException if it is not above 0
     */
    public void learningRate(double rate) {
        if (!Schedule.isPositive(rate)) {
            throw new IllegalArgumentException("session: the learning rate must be above 0, but was " + rate + ".");
        }
        ownRate = OptionalDouble.of(rate);
    }

    /** Returns the learning rate of the next step. */
    public double learningRate() {
        return ownRate.orElseGet(() -> clock.rate(Math.max(1, epoch), next, epochs));
    }

    /**
     * Returns the model as it is now, with the history of the passes so far; training can go on.
     *
     * @throws IllegalStateException if the session is closed
     */
    public Model model() {
        requireOpen("model()");
        endEpoch();
        return new Model(
                live.task(),
                options.averaging().isNone() ? live.weights() : live.program().averages(),
                new History(epochs, Stop.COMPLETED, 0),
                task.classNames(data),
                options.seed(),
                recipe);
    }

    /** Records what the steps since the last call gave. */
    private void endEpoch() {
        if (seen > 0) {
            Map<String, Double> means = live.program().totals().means();
            epochs.add(new Epoch(epochs.size() + 1, means, lastRate, (System.nanoTime() - began) / 1e9));
            seen = 0;
            losses = 0;
        }
    }

    private void requireOpen(String call) {
        if (isClosed) {
            throw new IllegalStateException("session: it is closed. Call " + call + " inside its try block.");
        }
    }

    /** Frees the native memory. */
    @Override
    public void close() {
        if (!isClosed) {
            isClosed = true;
            Pass last = pass;
            if (last != null) {
                last.close();
            }
            live.close();
        }
    }

    @Override
    public String toString() {
        return "session of " + recipe + ", " + step + " steps";
    }
}
