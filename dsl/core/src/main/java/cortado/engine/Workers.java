package cortado.engine;

import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Copies of a training program that share each batch, each on a thread and a device of its own.
 *
 * <p>Each takes a part of the rows and adds up its gradients, times how much its rows count. The sums of all are added in order,
 * handed to every copy, and each updates its parameters alike. Running statistics and averages are the first one's.
 */
final class Workers implements AutoCloseable {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final TrainingProgram first;
    private final List<TrainingProgram> all;
    private final ExecutorService threads;

    /** Joins programs, of which the first belongs to the caller and the others are closed here. */
    Workers(TrainingProgram first, List<TrainingProgram> others) {
        this.first = first;
        all = new ArrayList<>(List.of(first));
        all.addAll(others);
        threads = Executors.newFixedThreadPool(all.size(), task -> {
            Thread thread = new Thread(task, "cortado-worker");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Returns the others than the first. */
    List<TrainingProgram> others() {
        return all.subList(1, all.size());
    }

    /**
     * Trains on some batches, one after another.
     *
     * @param samples of each worker
     * @param orders of each worker
     * @param from the position in the order where the first batch begins
     * @param to the position where the last batch ends
     * @param batchSize rows a batch
     * @param rates one a batch; {@link Double#NaN} where there is no update
     * @param keys one a batch
     */
    void steps(
            List<TrainingProgram.Samples> samples,
            List<TrainingProgram.Order> orders,
            int from,
            int to,
            int batchSize,
            double[] rates,
            long[] keys) {
        for (int i = 0; i < keys.length; i++) {
            int begin = from + i * batchSize;
            int rows = Math.min(batchSize, to - begin);
            long key = keys[i];
            try {
                each(worker -> {
                    int start = (int) ((long) rows * worker / all.size());
                    int end = (int) ((long) rows * (worker + 1) / all.size());
                    if (end > start) {
                        all.get(worker)
                                .single(
                                        samples.get(worker),
                                        orders.get(worker),
                                        begin + start,
                                        end - start,
                                        new double[] {Double.NaN},
                                        new long[] {key ^ worker * GOLDEN});
                    }
                });
            } catch (NotFiniteException broken) {
                throw broken.at(i);
            }
            if (!Double.isNaN(rates[i])) {
                update(rates[i]);
            }
        }
    }

    private void update(double rate) {
        for (TrainingProgram other : others()) {
            try (NDList sums = other.gathered()) {
                first.addGathered(sums);
            }
        }
        try (NDList sums = first.gathered()) {
            others().forEach(other -> other.setGathered(sums));
        }
        each(worker -> all.get(worker).apply(rate));
    }

    /** Does something for each worker at the same time, and ends when all have done it. */
    private void each(Consumer<Integer> action) {
        List<Future<?>> running = new ArrayList<>();
        for (int worker = 0; worker < all.size(); worker++) {
            int number = worker;
            running.add(threads.submit(() -> action.accept(number)));
        }
        RuntimeException failure = null;
        boolean isInterrupted = false;
        for (int worker = 0; worker < running.size(); worker++) {
            boolean isDone = false;
            while (!isDone) {
                try {
                    Object nothing = running.get(worker).get();
                    assert nothing == null;
                    isDone = true;
                } catch (InterruptedException interrupted) {
                    // A native call cannot be broken off; training looks for the flag after the step.
                    isInterrupted = true;
                } catch (ExecutionException failed) {
                    isDone = true;
                    failure = failure == null ? unwrapped(failed) : failure;
                }
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static RuntimeException unwrapped(ExecutionException failed) {
        if (failed.getCause() instanceof Error error) {
            throw error;
        }
        return failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
    }

    @Override
    public void close() {
        threads.shutdown();
        others().forEach(TrainingProgram::close);
    }
}
