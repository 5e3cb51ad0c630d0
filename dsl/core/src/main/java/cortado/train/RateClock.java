package cortado.train;

import cortado.base.Problems;
import cortado.data.Dataset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Tells the learning rate of each batch of a training. */
final class RateClock {
    private final Schedule schedule;
    private final int epochs;
    private final int batches;
    private final int accumulated;

    /**
     * Starts a clock.
     *
     * @param epochs passes over the data
     * @param batches in each
     * @param accumulated how many batches share an update
     */
    RateClock(Schedule schedule, int epochs, int batches, int accumulated) {
        this.schedule = schedule;
        this.epochs = epochs;
        this.batches = batches;
        this.accumulated = accumulated;
    }

    /** Starts the clock of a training over so many rows. */
    static RateClock of(Optimizer optimizer, FitOptions options, int rows) {
        int batches = (rows + options.batchSize() - 1) / options.batchSize();
        return new RateClock(optimizer.rate(), options.epochs(), batches, optimizer.accumulated());
    }

    /**
     * Adds what is wrong with the schedule of an optimizer.
     *
     * @param data what is trained on, if it fits: else it is not known how many steps there are
     * @param recorded the names of the metrics that an epoch has
     */
    static void check(
            Optimizer optimizer,
            FitOptions options,
            Optional<Dataset> data,
            Collection<String> recorded,
            Problems problems) {
        int rows = data.map(all -> FitData.of(all, options).trained().length).orElse(0);
        boolean isKnown =
                data.isPresent() || (options.epochs() >= 1 && !optimizer.rate().isPerStep());
        if (isKnown && options.batchSize() >= 1) {
            long length = of(optimizer, options, rows).length();
            boolean hasValidation = recorded.stream().anyMatch(name -> name.startsWith("validation "));
            optimizer.rate().check(length, hasValidation, recorded, problems);
        }
    }

    /** Returns how long the training is, as the schedule counts. */
    long length() {
        return schedule.isPerStep() ? (long) epochs * updates() : epochs;
    }

    private int updates() {
        return (batches + accumulated - 1) / accumulated;
    }

    /**
     * Returns the rates of some batches, one after another; {@link Double#NaN} for one that waits for the next ones.
     *
     * @param epoch counted from 1
     * @param first the number of the first batch in the epoch, counted from 0
     * @param done what was recorded so far
     */
    double[] rates(int epoch, int first, int count, List<Epoch> done) {
        double[] rates = new double[count];
        Arrays.setAll(rates, i -> isUpdate(first + i) ? rate(epoch, first + i, done) : Double.NaN);
        return rates;
    }

    /** Returns whether the weights change after a batch. */
    boolean isUpdate(int batch) {
        return (batch + 1) % accumulated == 0 || batch + 1 == batches;
    }

    /** Returns the rate of the update that a batch takes part in. */
    double rate(int epoch, int batch, List<Epoch> done) {
        long before = epoch - 1L;
        long time = schedule.isPerStep() ? before * updates() + batch / accumulated : before;
        double rate = schedule.at(time, length(), done);
        if (Double.isNaN(rate)) {
            throw new ArithmeticException(schedule + ": the learning rate became NaN in epoch " + epoch
                    + ". Check what the schedule computes for " + schedule.unit() + " " + time + ".");
        }
        return rate;
    }

    /** Returns the rate of the last update of an epoch. */
    double last(int epoch, List<Epoch> done) {
        return rate(epoch, batches - 1, done);
    }
}
