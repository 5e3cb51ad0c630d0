package cortado.train;

import cortado.data.Dataset;
import cortado.engine.OutOfMemoryException;
import java.util.function.Supplier;

/** Says in a user's words what needed more memory than there is. */
final class Memory {
    private Memory() {}

    /** Does something with batches of so many rows. */
    static <T> T ofBatch(String call, int batchSize, Supplier<T> action) {
        try {
            return action.get();
        } catch (OutOfMemoryException full) {
            throw new IllegalStateException(ofBatch(call, batchSize, full), full);
        }
    }

    static String ofBatch(String call, int batchSize, OutOfMemoryException full) {
        String half = batchSize == 1
                ? "Use a smaller network or smaller rows"
                : "Use a smaller batch, e.g. batchSize(" + batchSize / 2
                        + ") with accumulate(2) on the optimizer for the same updates, or a smaller network";
        return call + ": " + full.getMessage() + " with batchSize(" + batchSize + "). " + half
                + (full.isOnGpu() ? ", or device(cpu())." : ".");
    }

    /** Copies data to a device. */
    static <T> T ofData(Dataset data, Supplier<T> action) {
        try {
            return action.get();
        } catch (OutOfMemoryException full) {
            throw new IllegalStateException(
                    "fit: " + full.getMessage() + " for " + data.size() + " rows of data. Use fewer or smaller rows"
                            + (full.isOnGpu() ? ", or device(cpu())." : "."),
                    full);
        }
    }
}
