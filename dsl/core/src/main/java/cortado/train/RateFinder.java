package cortado.train;

import cortado.base.Seed;
import cortado.engine.NotFiniteException;
import cortado.engine.TrainingProgram;
import cortado.network.Weights;
import cortado.train.Pass.Portion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Trains with a learning rate that rises with every update, until the loss does, too. */
final class RateFinder implements AutoCloseable {
    /** Updates of a sweep. */
    static final int STEPS = 100;

    /** Share of the past in the running mean that says when the loss has grown. */
    private static final double MEMORY = 0.8;

    /** The loss has grown when it is so many times the lowest one. */
    private static final double TOO_MUCH = 4;

    private final FitOptions options;
    private final int accumulated;
    private final FitData data;
    private final LiveProgram live;
    private final List<Double> losses = new ArrayList<>();
    private double running;
    private double lowest = Double.POSITIVE_INFINITY;
    private boolean hasGrown;
    private long batch;

    RateFinder(Task task, Optimizer optimizer, FitOptions options, FitData data, Weights start) {
        this.options = options;
        accumulated = optimizer.accumulated();
        this.data = data;
        live = new LiveProgram(task, optimizer.update(), options, data, 1, start, Weights.of(Map.of()));
    }

    /** Returns so many rates from one to another, each the same factor above the one before. */
    static double[] rates(double from, double to) {
        double[] rates = new double[STEPS];
        Arrays.setAll(rates, i -> from * Math.pow(to / from, i / (STEPS - 1.0)));
        return rates;
    }

    /** Trains until the rates are over, the loss has grown or the thread is interrupted. */
    LearningRateSweep run(double[] rates) {
        for (int epoch = 1; goesOn(rates); epoch++) {
            try (Pass pass = live.pass(data.ordered(options, epoch), epoch)) {
                for (int from = 0;
                        from < data.trained().length && goesOn(rates);
                        from += options.batchSize() * accumulated) {
                    hasGrown = !step(pass, from, rates[losses.size()]);
                }
            }
        }
        List<Double> used = Arrays.stream(rates).limit(losses.size()).boxed().toList();
        return new LearningRateSweep(used, losses, hasGrown);
    }

    private boolean goesOn(double[] rates) {
        return losses.size() < rates.length
                && !hasGrown
                && !Thread.currentThread().isInterrupted();
    }

    /** Updates once; returns whether the loss is a number and has not grown. */
    private boolean step(Pass pass, int from, double rate) {
        int left = (data.trained().length - from + options.batchSize() - 1) / options.batchSize();
        int batches = Math.min(accumulated, left);
        double[] each = new double[batches];
        Arrays.fill(each, Double.NaN);
        each[batches - 1] = rate;
        Seed dropout = options.seed().child("dropout");
        long[] keys = new long[batches];
        Arrays.setAll(keys, i -> dropout.child(batch + i).value());
        batch += batches;
        TrainingProgram program = live.program();
        try {
            for (int i = 0; i < batches; i++) {
                int at = from + i * options.batchSize();
                Portion portion = pass.at(at);
                program.steps(
                        portion.samples(),
                        portion.order(),
                        at - portion.begin(),
                        options.batchSize(),
                        new double[] {each[i]},
                        new long[] {keys[i]});
            }
        } catch (NotFiniteException broken) {
            return false;
        }
        double loss = program.totals().loss();
        return Double.isFinite(loss) && isSmall(loss);
    }

    private boolean isSmall(double loss) {
        double first = losses.isEmpty() ? loss : losses.get(0);
        losses.add(loss);
        running = MEMORY * running + (1 - MEMORY) * loss;
        double mean = running / (1 - Math.pow(MEMORY, losses.size()));
        lowest = Math.min(lowest, mean);
        // A loss of one's own may be negative: then it has grown by so many times what it fell.
        double limit = lowest > 0 ? TOO_MUCH * lowest : lowest + TOO_MUCH * Math.max(1e-12, first - lowest);
        return mean <= limit;
    }

    @Override
    public void close() {
        live.close();
    }
}
